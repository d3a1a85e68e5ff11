import { noContent, ok } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import { textOf } from "../freshworks/html.ts";
import { notFound } from "../freshworks/problems.ts";
import { arrayOf, is, withBody } from "../freshworks/rules.ts";
import { toTime, toTimeOrNull } from "../freshworks/times.ts";
import type { Call } from "./call.ts";
import type { TicketRecord } from "./records.ts";

/** `GET /tickets/{id}/summary`. */
export const viewSummary = (call: Call, ticket: TicketRecord): Reply => {
  const summary = call.account.store.summaries.get(ticket.id);
  if (summary === undefined) return notFound;
  const { created_at, last_edited_at, ...rest } = summary;
  return ok({
    ...rest,
    body_text: textOf(summary.body),
    ticket_id: ticket.id,
    attachments: [],
    cloud_files: [],
    created_at: toTime(created_at),
    updated_at: toTime(last_edited_at ?? created_at),
    last_edited_at: toTimeOrNull(last_edited_at),
  });
};

/** `PUT /tickets/{id}/summary`: makes one where there is none. */
export const writeSummary = (call: Call, ticket: TicketRecord): Reply =>
  withBody<{ body: string }>(call, { body: is("String") }, ["body"], ({ body }) => {
    const { store } = call.account;
    const before = store.summaries.get(ticket.id);
    store.summaries.set(ticket.id, {
      id: before?.id ?? store.nextId("row"),
      user_id: before?.user_id ?? call.agent.id,
      body,
      created_at: before?.created_at ?? call.now,
      last_edited_at: before === undefined ? null : call.now,
      last_edited_user_id: before === undefined ? null : call.agent.id,
    });
    return viewSummary(call, ticket);
  });

/** `DELETE /tickets/{id}/summary`. */
export const deleteSummary = (call: Call, ticket: TicketRecord): Reply =>
  call.account.store.summaries.delete(ticket.id) ? noContent : notFound;

/** `GET /tickets/{id}/accesses`: who may see the ticket beside those whose scope it lies in. */
export const viewAccesses = (_call: Call, ticket: TicketRecord): Reply => ok({ user_ids: ticket.accessIds ?? [] });

/** `POST` gives it to these alone, `PATCH` to these too. */
export const writeAccesses =
  (change: "replace" | "add") =>
  (call: Call, ticket: TicketRecord): Reply =>
    withBody<{ user_ids: number[] }>(
      call,
      { user_ids: arrayOf("Positive Integer") },
      ["user_ids"],
      ({ user_ids: ids }) => {
        ticket.accessIds = [...new Set([...(change === "add" ? (ticket.accessIds ?? []) : []), ...ids])];
        return viewAccesses(call, ticket);
      },
    );

/** `DELETE /tickets/{id}/accesses`: nobody has it any more. */
export const deleteAccesses = (_call: Call, ticket: TicketRecord): Reply => {
  ticket.accessIds = [];
  return noContent;
};
