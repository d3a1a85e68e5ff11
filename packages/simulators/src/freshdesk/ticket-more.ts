import { noContent, ok } from "../freshworks/call.ts";
import { created } from "./call.ts";
import type { Reply } from "../freshworks/call.ts";
import type { Call } from "./call.ts";
import { invalid } from "../freshworks/problems.ts";
import type { TicketRecord } from "./records.ts";
import { arrayOf, known, problemsOf, withBody } from "../freshworks/rules.ts";
import type { Rules } from "../freshworks/rules.ts";
import { mandatoryProblems, outboundRules } from "./ticket-rules.ts";
import { addTicket } from "./ticket-make.ts";
import { createdTicket, shortTicket, viewedTicket } from "./ticket-views.ts";

const closed = 5;
const outboundEmail = 10;

/** `POST /tickets/outbound_email`: a ticket that begins with an e-mail to the customer. */
export const createOutbound = (call: Call): Reply => {
  const problems = [
    ...problemsOf(call.body, outboundRules(call), ["email", "subject", "email_config_id"]),
    ...mandatoryProblems(call, "create"),
  ];
  if (problems.length > 0) return invalid(...problems);
  const ticket = addTicket(call, { status: closed, ...call.body }, { source: outboundEmail });
  return created(call, "tickets", ticket.id, createdTicket(ticket, call));
};

/** `GET /tickets/archived/{id}`. */
export const viewArchived = (call: Call, ticket: TicketRecord): Reply =>
  ok({ ...viewedTicket(ticket, call), archived: true });

/** `DELETE /tickets/archived/{id}`: for good. */
export const deleteArchived = (call: Call, ticket: TicketRecord): Reply => {
  call.account.store.tickets.remove(ticket);
  return noContent;
};

/** `GET /tickets/{id}/associated_tickets`: wrapped, and in short. */
export const listAssociated = (call: Call, ticket: TicketRecord): Reply => {
  const others = ticket.associated_tickets_list.flatMap((id) => call.account.store.tickets.get(id) ?? []);
  return ok({ tickets: others.map((other) => shortTicket(other, call)) });
};

/** `GET /tickets/{id}/prime_association`: the parent or the tracker, in short. */
export const viewPrime = (call: Call, ticket: TicketRecord): Reply => {
  const isBelow = ticket.association_type === 2 || ticket.association_type === 4;
  const prime = call.account.store.tickets.get((isBelow ? ticket.associated_tickets_list[0] : undefined) ?? 0);
  return prime === undefined ? { status: 404 } : ok(shortTicket(prime, call));
};

/** `GET /tickets/{id}/watchers`. */
export const listWatchers = (_call: Call, ticket: TicketRecord): Reply => ok({ watcher_ids: ticket.watcherIds });

const watcherRules = (call: Call): Rules => ({
  user_id: known("agent", (id) => call.account.store.agents.has(id)),
  ids: arrayOf("Positive Integer"),
});

/** `POST /tickets/{id}/watch`. */
export const watchTicket = (call: Call, ticket: TicketRecord): Reply =>
  withBody<{ user_id?: number }>(call, watcherRules(call), [], ({ user_id: id = call.agent.id }) => {
    ticket.watcherIds = [...new Set([...ticket.watcherIds, id])];
    return noContent;
  });

/** `PUT /tickets/{id}/unwatch`: the key's own agent stops watching. */
export const unwatchTicket = (call: Call, ticket: TicketRecord): Reply => {
  ticket.watcherIds = ticket.watcherIds.filter((id) => id !== call.agent.id);
  return noContent;
};

/** `PUT /tickets/bulk_watch` and `/tickets/bulk_unwatch`. */
export const bulkWatch =
  (each: (call: Call, ticket: TicketRecord) => Reply) =>
  (call: Call): Reply =>
    withBody<{ ids: number[] }>(call, watcherRules(call), ["ids"], ({ ids }) => {
      const tickets = ids.flatMap((id) => call.account.store.tickets.get(id) ?? []);
      const { ids: _ids, ...body } = call.body;
      for (const ticket of tickets) each({ ...call, body }, ticket);
      return noContent;
    });
