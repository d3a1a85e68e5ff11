import { call, shape, type Trace } from "@portico/connector";
import type { Ticket, TicketCreate } from "@portico/model";
import { z } from "zod";
import { ticket } from "./ticket-read.ts";
import { agrees, times, wordsIn } from "../freshworks/trace.ts";

type Sent = Pick<
  TicketCreate,
  | "subject"
  | "description"
  | "status"
  | "native_status_id"
  | "priority"
  | "native_priority_id"
  | "type"
  | "channel"
  | "outbound"
  | "requester_id"
  | "requester"
  | "assignee_id"
  | "group_id"
  | "company_id"
  | "collection_id"
  | "tags"
  | "custom_fields"
>;

const recent = call<Sent & { since: string }, unknown[]>({
  send: ({ requester_id, requester, since }) => ({
    method: "GET",
    path: "/api/v2/tickets",
    query: {
      include: "description",
      requester_id,
      email: requester?.email,
      updated_since: since,
      order_by: "created_at",
      order_type: "desc",
      per_page: "100",
    },
  }),
  answers: shape(z.array(z.unknown()), (rows) => rows),
});

/**
 * Freshdesk takes no idempotency key and no id of ours on a ticket, so what can be looked for is the requester's new tickets
 * with this subject that say all else that was sent. Where the requester is named some other way, nothing can.
 */
export const ticketTrace: Trace<Sent, Ticket> = {
  ...times,
  likeness: ({ subject }) => (subject ?? "").trim(),
  find: {
    flow: async ({ ask, read }, input, account) => {
      if (input.requester_id === undefined && input.requester === undefined) return null;
      const rows = await ask(recent, input);
      return rows.map((row) => read(ticket, row, { account })).filter(({ created_at }) => created_at >= input.since);
    },
  },
  isSame: (candidate, input) => {
    if (candidate.subject.trim() !== (input.subject ?? "").trim()) return "no";
    const { channel = input.outbound === true ? "email" : "web", description, custom_fields = {} } = input;
    const isAsSent =
      agrees({ ...input, channel, description: description && wordsIn(description) }, saidBy(candidate)) &&
      agrees(custom_fields, candidate.custom_fields);
    return isAsSent ? "yes" : "maybe";
  },
};

const saidBy = (ticket: Ticket): object => {
  const { status, priority, type, channel, requester_id, assignee_id, group_id, company_id, collection_id, tags } =
    ticket;
  return {
    status,
    priority,
    type,
    channel,
    requester_id,
    assignee_id,
    group_id,
    company_id,
    collection_id,
    tags,
    native_status_id: ticket.native_status.id,
    native_priority_id: ticket.native_priority?.id,
    description: ticket.description === null ? undefined : wordsIn(ticket.description),
  };
};
