import { noContent } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import type { Call } from "./call.ts";
import type { TicketRecord } from "./records.ts";

/** `DELETE /tickets/{id}`: into the trash. */
export const deleteTicket = (call: Call, ticket: TicketRecord): Reply => {
  moveToBin(call, ticket, true);
  return noContent;
};

/** `PUT /tickets/{id}/restore`: out of the trash, and harmless on a ticket that is not there. */
export const restoreTicket = (call: Call, ticket: TicketRecord): Reply => {
  if (ticket.deleted) moveToBin(call, ticket, false);
  return noContent;
};

export const moveToBin = (call: Call, ticket: TicketRecord, deleted: boolean): void =>
  call.account.store.tickets.change(ticket, {
    deleted,
    ...(call.account.settings().deleteMovesUpdatedAt && { updated_at: call.now }),
  });
