import type { Reply } from "../freshworks/call.ts";
import { customFieldRules, emptyCustomFields, mergeCustomFields } from "../freshworks/custom-fields.ts";
import type { Row } from "../freshworks/collections.ts";
import type { CustomFields } from "../freshworks/custom-fields.ts";
import { pageRules } from "../freshworks/pages.ts";
import { invalid, notFound } from "../freshworks/problems.ts";
import { email, is, problemsOf, withQuery } from "../freshworks/rules.ts";
import { toTime } from "../freshworks/times.ts";
import { noteDone } from "./activities.ts";
import { askApproval } from "./approvals.ts";
import { created, listed, wrapped } from "./call.ts";
import type { Call } from "./call.ts";
import { catalogCustomFields } from "./form.ts";
import type { RequestedItemRecord, TicketRecord } from "./records.ts";
import { nameOf, personIn } from "./store.ts";
import { addTicket, requesterOf } from "./ticket-make.ts";
import { partsOf } from "./ticket-parts.ts";
import { viewedTicket } from "./ticket-views.ts";

interface PlaceInput {
  quantity?: number;
  /** Addresses of who asks, and for whom. */
  email?: string;
  requested_for?: string;
  custom_fields?: CustomFields;
}

const rules = {
  quantity: is("Positive Integer"),
  email,
  requested_for: email,
  custom_fields: customFieldRules(catalogCustomFields),
};

/** `POST /service_catalog/items/{display_id}/place_request`: a ticket of type Service Request with one requested item. */
export const placeRequest = (call: Call): Reply => {
  const { store } = call.account;
  const displayId = Number(call.params["id"]);
  const item = store.rows("service_catalog/items").get(displayId);
  if (item === undefined || item.deleted) return notFound;
  const problems = problemsOf(call.body, rules);
  if (problems.length > 0) return invalid(...problems);
  const input: PlaceInput = call.body;
  const requesterId = input.email === undefined ? call.agent.id : requesterOf(call, { email: input.email });
  const forId = input.requested_for === undefined ? requesterId : requesterOf(call, { email: input.requested_for });
  const receiver = personIn(store, forId);
  const ticket = addTicket(
    call,
    {
      requester_id: requesterId,
      subject: `Request for ${receiver === undefined ? "" : nameOf(receiver)} : ${nameIn(item)}`,
    },
    { type: "Service Request", requested_for_id: forId, description: null },
  );
  addItem(call, ticket, item, displayId, input);
  noteDone(call, ticket, `added item ${nameIn(item)}`);
  const approvers = [...store.agents.values()].filter((agent) => agent.admin).slice(0, 2);
  if (item.values["approval_required"] === true) askApproval(call, ticket, approvers);
  return created(call, "service_request", viewedTicket(ticket, call));
};

const nameIn = (item: Row): string => String(item.values["name"]);

const addItem = (call: Call, ticket: TicketRecord, item: Row, displayId: number, input: PlaceInput): void => {
  const { store } = call.account;
  const record: RequestedItemRecord = {
    id: store.nextId("requestedItem"),
    ticket_id: ticket.id,
    quantity: input.quantity ?? 1,
    cost_per_request: Number(item.values["cost"]),
    delivery_time: Number(item.values["delivery_time"]),
    is_parent: true,
    service_item_id: displayId,
    custom_fields: mergeCustomFields(catalogCustomFields, emptyCustomFields(catalogCustomFields), input.custom_fields),
    created_at: call.now,
    updated_at: call.now,
  };
  store.requestedItems.set(record.id, record);
};

/** `GET /tickets/{id}/requested_items`: of a service request; any other ticket has none. */
export const listRequestedItems = (call: Call, ticket: TicketRecord): Reply =>
  ticket.type === "Service Request"
    ? withQuery(call, pageRules, () =>
        listed(call, "requested_items", partsOf(call.account.store.requestedItems, ticket), itemView),
      )
    : notFound;

const itemView = (item: RequestedItemRecord) => ({
  custom_fields: item.custom_fields,
  id: item.id,
  created_at: toTime(item.created_at),
  updated_at: toTime(item.updated_at),
  quantity: item.quantity,
  stage: 1,
  loaned: false,
  cost_per_request: item.cost_per_request,
  remarks: null,
  delivery_time: item.delivery_time,
  is_parent: item.is_parent,
  service_item_id: item.service_item_id,
});

const isAnswered = (ticket: TicketRecord): boolean => ticket.stats.closed_at !== null && ticket.id % 2 === 0;

/** `GET /tickets/{id}/csat_response`: every other closed ticket was judged. */
export const viewRating = (call: Call, ticket: TicketRecord): Reply =>
  isAnswered(ticket)
    ? wrapped(call, "csat_response", {
        id: firstRatingId + ticket.id,
        overall_rating: 3,
        overall_rating_text: "Satisfied",
        score: 1,
        questionnaire_responses: [],
        created_at: toTime(ticket.stats.closed_at ?? ticket.updated_at),
        updated_at: toTime(ticket.stats.closed_at ?? ticket.updated_at),
      })
    : notFound;

const firstRatingId = 21_000_500_000;
