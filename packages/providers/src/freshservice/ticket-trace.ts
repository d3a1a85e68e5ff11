import { call, shape, type Trace } from "@portico/connector";
import type { Ticket, TicketCreate } from "@portico/model";
import { z } from "zod";
import { agrees, times, wordsIn } from "../freshworks/trace.ts";
import { ticket } from "./ticket-read.ts";

type Sent = Pick<
  TicketCreate,
  | "subject"
  | "description"
  | "status"
  | "native_status_id"
  | "priority"
  | "native_priority_id"
  | "channel"
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
  send: ({ requester_id, requester, since }, { everywhere }) => ({
    method: "GET",
    path: "/api/v2/tickets",
    query: {
      ...everywhere,
      include: "tags",
      requester_id,
      email: requester?.email,
      updated_since: since,
      per_page: "100",
    },
  }),
  at: "tickets",
  answers: shape(z.array(z.unknown()), (rows) => rows),
});

/**
 * Freshservice takes no idempotency key and no id of ours on a ticket, so what can be looked for is the requester's new tickets
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
    const { channel = "web", description, custom_fields = {} } = input;
    const isAsSent =
      agrees({ ...input, channel, description: description && wordsIn(description) }, saidBy(candidate)) &&
      agrees(custom_fields, candidate.custom_fields);
    return isAsSent ? "yes" : "maybe";
  },
};

const saidBy = (made: Ticket): object => ({
  status: made.status,
  native_status_id: made.native_status.id,
  priority: made.priority,
  native_priority_id: made.native_priority?.id,
  channel: made.channel,
  requester_id: made.requester_id,
  assignee_id: made.assignee_id,
  group_id: made.group_id,
  company_id: made.company_id,
  collection_id: made.collection_id,
  tags: made.tags,
  description: made.description === null ? undefined : wordsIn(made.description),
});
