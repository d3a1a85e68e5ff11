import { notFound } from "../freshworks/problems.ts";
import type { Reply } from "../freshworks/call.ts";
import type { Call, Handle } from "./call.ts";
import type { TicketRecord } from "./records.ts";
import { readsTicket, writesTicket } from "./ticket-access.ts";
import type { Store } from "./store.ts";

/** What hangs below a ticket and is reached only there: tasks, time entries, approvals. */
interface Part {
  id: number;
  ticket_id: number;
}

export type PartHandle<P> = (call: Call, part: P, ticket: TicketRecord) => Reply;

/** The parts of one ticket, oldest first. */
export const partsOf = <P extends Part>(parts: ReadonlyMap<number, P>, ticket: TicketRecord): P[] =>
  [...parts.values()].filter((part) => part.ticket_id === ticket.id);

/** For routes such as `/tickets/{id}/tasks/{part}`: a part of another ticket is not found. */
export const partRoutes = <P extends Part>(
  partsIn: (store: Store) => ReadonlyMap<number, P>,
): Record<"reads" | "writes", (handle: PartHandle<P>) => Handle> => {
  const on =
    (handle: PartHandle<P>) =>
    (call: Call, ticket: TicketRecord): Reply => {
      const part = partsIn(call.account.store).get(Number(call.params["part"]));
      return part?.ticket_id === ticket.id ? handle(call, part, ticket) : notFound;
    };
  return { reads: (handle) => readsTicket(on(handle)), writes: (handle) => writesTicket(on(handle)) };
};
