import { call, shape, type Trace } from "@portico/connector";
import type { Ticket, TicketCreate } from "@portico/model";
import { z } from "zod";
import { ticket } from "./ticket-read.ts";
import { times } from "./trace-times.ts";

type Sent = Pick<TicketCreate, "subject" | "requester_id" | "requester">;

const recent = call<Sent & { since: string }, unknown[]>({
  send: ({ requester_id, requester, since }) => ({
    method: "GET",
    path: "/api/v2/tickets",
    query: {
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
 * with this subject. Where the requester is named some other way, nothing can.
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
  isSame: (candidate, { subject }) => (candidate.subject.trim() === (subject ?? "").trim() ? "yes" : "no"),
};
