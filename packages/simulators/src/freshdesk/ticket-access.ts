import type { Reply } from "../freshworks/call.ts";
import type { Call, Handle } from "./call.ts";
import { accessDenied, notFound, wrongMethod } from "../freshworks/problems.ts";
import type { AgentRecord, TicketRecord } from "./records.ts";

const archivedAfterMs = 120 * 86_400_000;
const closed = 5;

/** Closed and untouched for 120 days: moved to the archive, out of lists, search and the ordinary view. */
export const isArchived = (ticket: TicketRecord, now: number): boolean =>
  ticket.status === closed && !ticket.deleted && !ticket.spam && now - ticket.updated_at > archivedAfterMs;

/** Whether a ticket lies within what the key's agent may see. */
export const inScope = (ticket: TicketRecord, agent: AgentRecord): boolean =>
  agent.ticket_scope === 1 ||
  ticket.responder_id === agent.id ||
  (agent.ticket_scope === 2 && ticket.group_id !== null && agent.group_ids.includes(ticket.group_id));

type TicketHandle = (call: Call, ticket: TicketRecord) => Reply;

/** For a route under `/tickets/{id}` that reads: a deleted or spam ticket can still be seen. */
export const readsTicket =
  (handle: TicketHandle): Handle =>
  (call) => {
    const ticket = call.account.store.tickets.get(Number(call.params["id"]));
    if (ticket === undefined || isArchived(ticket, call.now)) return notFound;
    return inScope(ticket, call.agent) ? handle(call, ticket) : accessDenied;
  };

/** For one that writes: a deleted or spam ticket takes no other verb than GET. */
export const writesTicket = (handle: TicketHandle): Handle =>
  readsTicket((call, ticket) =>
    ticket.deleted || ticket.spam ? wrongMethod(call.method, ["GET"]) : handle(call, ticket),
  );

/** For one that reads the archive. */
export const readsArchive =
  (handle: TicketHandle): Handle =>
  (call) => {
    const ticket = call.account.store.tickets.get(Number(call.params["id"]));
    if (ticket === undefined || !isArchived(ticket, call.now)) return notFound;
    return inScope(ticket, call.agent) ? handle(call, ticket) : accessDenied;
  };
