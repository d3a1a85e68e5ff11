import type { Reply } from "../freshworks/call.ts";
import type { Call } from "./call.ts";
import { cappedPage, page, pageRules } from "../freshworks/pages.ts";
import type { ContactRecord, TicketRecord } from "./records.ts";
import { anything, oneOf, passes, time, withQuery } from "../freshworks/rules.ts";
import type { Check, Rules } from "../freshworks/rules.ts";
import { inScope, isArchived } from "./ticket-access.ts";
import type { Direction, TicketOrder } from "../freshworks/ticket-shelf.ts";
import { listedTicket } from "./ticket-views.ts";
import { inTieOrder } from "./ties.ts";
import { parseTime } from "../freshworks/times.ts";

const defaultDays = 30;

const idText = passes((value) => /^[1-9]\d{0,14}$/.test(String(value)), "It should be a/an Positive Integer");

/** Comma-joined words out of a list. */
export const includesOf =
  (words: readonly string[]): Check =>
  (value) =>
    String(value).split(",").flatMap(oneOf(words)).slice(0, 1);

const rules = (call: Call): Rules => ({
  ...pageRules,
  page: cappedPage(call.account.settings().ticketPageCap),
  filter: oneOf(["new_and_my_open", "watching", "spam", "deleted"]),
  requester_id: idText,
  email: anything,
  unique_external_id: anything,
  company_id: idText,
  updated_since: time,
  order_by: oneOf(["created_at", "due_by", "updated_at", "status"]),
  order_type: oneOf(["asc", "desc"]),
  include: includesOf(["stats", "requester", "description"]),
});

/** `GET /tickets`. */
export const listTickets = (call: Call): Reply =>
  withQuery(call, rules(call), (query) => {
    const includes = query["include"]?.split(",") ?? [];
    return page(call, selected(call, query), (ticket) => listedTicket(ticket, call, includes));
  });

function* selected(call: Call, query: Record<string, string>): Iterable<TicketRecord> {
  // The rules admitted no other words than these.
  const order = (query["order_by"] ?? "created_at") as TicketOrder;
  const direction = (query["order_type"] ?? "desc") as Direction;
  const since = lowerBound(call, query["updated_since"]);
  const createdSince =
    query["updated_since"] === undefined ? call.now - defaultDays * 86_400_000 : Number.NEGATIVE_INFINITY;
  const bounds = { updated_at: since, created_at: createdSince, due_by: undefined, status: undefined };
  const wanted = wantedBy(call, query);
  const ordered = call.account.store.tickets.inOrder(order, direction, bounds[order]);
  for (const ticket of inTieOrder(call, ordered, (row) => row[order])) {
    if (ticket.created_at < createdSince || ticket.updated_at < since) continue;
    if (wanted(ticket)) yield ticket;
  }
}

/** The first moment that `updated_since` lets through; any where it is absent. */
export const lowerBound = (call: Call, text: string | undefined): number => {
  const since = parseTime(text ?? "") ?? Number.NEGATIVE_INFINITY;
  return call.account.settings().updatedSinceInclusive ? since : since + 1;
};

/** Everything but time: which of the four views, whose tickets, and what the key may see. */
const wantedBy = (call: Call, query: Record<string, string>): ((ticket: TicketRecord) => boolean) => {
  const inView = (query["filter"] === undefined ? undefined : views[query["filter"]]) ?? ordinary;
  const requester = requesterOf(call, query);
  const company = query["company_id"] === undefined ? undefined : Number(query["company_id"]);
  return (ticket) =>
    inView(ticket, call) &&
    (requester === undefined || ticket.requester_id === requester) &&
    (company === undefined || ticket.company_id === company) &&
    inScope(ticket, call.agent) &&
    !isArchived(ticket, call.now);
};

type View = (ticket: TicketRecord, call: Call) => boolean;

const ordinary: View = (ticket) => !ticket.deleted && !ticket.spam;
const open = 2;

const views: Record<string, View> = {
  spam: (ticket) => ticket.spam && !ticket.deleted,
  deleted: (ticket) => ticket.deleted,
  watching: (ticket, call) => ordinary(ticket, call) && ticket.watcherIds.includes(call.agent.id),
  new_and_my_open: (ticket, call) =>
    ordinary(ticket, call) &&
    ticket.status === open &&
    (ticket.responder_id === null || ticket.responder_id === call.agent.id),
};

/** The one requester asked for; 0, which nobody is, where the address or external id is unknown. */
const requesterOf = (call: Call, query: Record<string, string>): number | undefined => {
  const { contacts } = call.account.store;
  if (query["requester_id"] !== undefined) return Number(query["requester_id"]);
  if (query["email"] !== undefined) return contacts.byEmail(query["email"])?.id ?? 0;
  const externalId = query["unique_external_id"];
  return externalId === undefined ? undefined : (withExternalId(contacts.inOrder(), externalId)?.id ?? 0);
};

export const withExternalId = (contacts: Iterable<ContactRecord>, externalId: string): ContactRecord | undefined => {
  for (const contact of contacts) if (contact.unique_external_id === externalId) return contact;
  return undefined;
};
