import { noContent } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import type { Call } from "./call.ts";
import { writeNote } from "./conversation-write.ts";
import { isRecord } from "../settings.ts";
import { invalid } from "../freshworks/problems.ts";
import type { Problem } from "../freshworks/problems.ts";
import type { TicketRecord } from "./records.ts";
import { arrayOf, is, known, problemsOf } from "../freshworks/rules.ts";
import type { Rules } from "../freshworks/rules.ts";
import { inScope } from "./ticket-access.ts";
import { statsAfter } from "./ticket-stats.ts";

const closed = 5;

const rules = (call: Call): Rules => ({
  primary_id: known("ticket", (id) => mergeable(call, id) !== undefined),
  ticket_ids: arrayOf("Positive Integer"),
  note_in_primary: is("key/value pair"),
  note_in_secondary: is("key/value pair"),
  // The misspelling is the vendor's.
  convert_recepients_to_cc: is("Boolean"),
});

/** `PUT /tickets/merge`: notes on both sides, and the secondary tickets are closed. */
export const mergeTickets = (call: Call): Reply => {
  const problems = problemsOf(call.body, rules(call), ["primary_id", "ticket_ids"]);
  if (problems.length > 0) return invalid(...problems);
  const primary = mergeable(call, Number(call.body["primary_id"]));
  const ids = call.body["ticket_ids"] as number[];
  const secondaries = ids.flatMap((id) => mergeable(call, id) ?? []);
  if (primary === undefined || secondaries.length < ids.length || secondaries.includes(primary)) {
    return invalid(notMergeable);
  }
  for (const secondary of secondaries) close(call, secondary);
  if (call.body["convert_recepients_to_cc"] === true) copyRequesters(call, primary, secondaries);
  leaveNote(call, primary, call.body["note_in_primary"], `Merged from ${ids.join(", ")}`);
  return noContent;
};

const notMergeable: Problem = {
  field: "ticket_ids",
  message: "There is no ticket matching the given id",
  code: "invalid_value",
};

const mergeable = (call: Call, id: number): TicketRecord | undefined => {
  const ticket = call.account.store.tickets.get(id);
  return ticket === undefined || ticket.deleted || ticket.spam || !inScope(ticket, call.agent) ? undefined : ticket;
};

const close = (call: Call, ticket: TicketRecord): void => {
  leaveNote(call, ticket, call.body["note_in_secondary"], `Merged into ${String(call.body["primary_id"])}`);
  call.account.store.tickets.change(ticket, {
    status: closed,
    stats: statsAfter(ticket.stats, ticket.status, closed, call.now),
    updated_at: call.now,
  });
};

const leaveNote = (call: Call, ticket: TicketRecord, note: unknown, otherwise: string): void => {
  const { body, private: isPrivate } = isRecord(note) ? note : {};
  writeNote(call, ticket, typeof body === "string" ? body : otherwise, isPrivate !== false);
};

const copyRequesters = (call: Call, primary: TicketRecord, secondaries: readonly TicketRecord[]): void => {
  const addresses = secondaries.flatMap((ticket) => call.account.store.contacts.get(ticket.requester_id)?.email ?? []);
  const copies = [...new Set([...(primary.cc_emails ?? []), ...addresses])];
  call.account.store.tickets.change(primary, { cc_emails: copies, reply_cc_emails: copies, updated_at: call.now });
};
