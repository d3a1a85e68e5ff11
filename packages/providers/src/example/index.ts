import { defineProvider, list, needs, path, shape, words, write } from "@portico/connector";
import type { Tag, Ticket, TicketCreate, TicketStatus, User } from "@portico/model";
import { z } from "zod";

/**
 * A whole vendor in one file: the pattern to copy. It is run through the conformance suite against its simulator, and
 * never registered in production. A real vendor has a file for each resource.
 */
const wireTicket = z.object({
  key: z.string(),
  title: z.string().nullish(),
  text: z.string().nullish(),
  state: z.string(),
  changed: z.string(),
});

// The fallback is declared, and the native word travels beside it.
const status = words<TicketStatus, "open">({ new: "new", waiting: "pending", done: "closed" }, "open");

const ticket = shape(wireTicket, (wire): Ticket => ({
  ...blank,
  id: wire.key,
  key: wire.key,
  subject: wire.title ?? "",
  description: wire.text === undefined || wire.text === null ? null : { text: wire.text, html: null },
  status: status.of(wire.state),
  native_status: { id: wire.state, name: wire.state },
  created_at: wire.changed,
  updated_at: wire.changed,
  not_loaded: [...(wire.text === undefined ? ["description"] : []), "created_at"],
}));

const tag = shape(z.object({ word: z.string() }), ({ word }): Tag => ({ id: word, name: word, not_loaded: [] }));

// What Acme Desk does not have.
const blank = {
  url: null,
  priority: null,
  native_priority: null,
  type: null,
  channel: null,
  requester_id: null,
  assignee_id: null,
  group_id: null,
  company_id: null,
  collection_id: null,
  parent_id: null,
  tags: [],
  cc: [],
  due_at: null,
  first_response_due_at: null,
  custom_fields: {},
  attachments: [],
  is_deleted: false,
  is_spam: false,
  resolved_at: null,
  closed_at: null,
} satisfies Partial<Ticket>;

const nothingToLearn = { statuses: [], fields: [] };

/** Acme Desk's keys belong to no person. */
const serviceAccount: User = {
  id: "service",
  name: "Service account",
  email: null,
  role: "agent",
  is_active: true,
  group_ids: [],
  language: null,
  time_zone: null,
  avatar_url: null,
  created_at: null,
  updated_at: null,
  not_loaded: [],
};

export const example = defineProvider({
  id: "example",
  title: "Acme Desk",
  contract: 1,
  origin: "https://{subdomain}.acme-desk.example",
  subdomain: /^[a-z0-9-]{1,63}$/,
  ids: /^[A-Za-z0-9-]{1,40}$/,
  apiPrefix: "/tickets",
  auth: [
    {
      kind: "api_key",
      fields: { api_key: { label: "API key", secret: true } },
      apply: ({ api_key }) => ({ authorization: `Bearer ${api_key}` }),
    },
  ],
  limits: {
    windowSeconds: 60,
    prices: [],
    plans: {},
    assumed: { total: 100 },
    headers: { limit: "x-limit", remaining: "x-remaining" },
  },
  failures: [{ status: 418, is: "validation" }],
  errors: shape(z.object({ error: z.string() }), ({ error }) => ({ code: null, message: error, fields: [] })),
  pointers: {},
  guarded: [],
  account: { learn: { flow: async () => nothingToLearn }, assumed: nothingToLearn },
  identify: { flow: async () => serviceAccount },
  resources: {
    tickets: {
      list: list<"tickets">()({
        filters: ["updated_after"],
        // Acme Desk does not say when a ticket was made.
        untestable: ["created_after", "created_before"],
        sorts: ["updated_at"],
        includes: [],
        excludes: [],
        paging: { next: { style: "token", at: "query.after", from: "after" }, size: { max: 10 }, weakness: null },
        at: "rows",
        total: "total",
        send: ({ updated_after }) => ({ method: "GET", path: "/tickets", query: { since: updated_after } }),
        answers: ticket,
      }),
      get: { send: ({ id }) => ({ method: "GET", path: path`/tickets/${id}` }), answers: ticket },
      create: write<TicketCreate>()({
        fields: ["subject", "description"],
        rules: [
          needs({ pointer: "/subject", code: "missing", message: "Acme Desk needs a subject.", ours: ["subject"] }),
        ],
        op: {
          send: ({ subject, description }) => ({
            method: "POST",
            path: "/tickets",
            json: { title: subject, text: description?.text ?? description?.html },
          }),
          answers: ticket,
        },
      }),
      losses: [
        { field: "subject", note: "Acme Desk cuts titles at 120 characters." },
        { field: "description", note: "Acme Desk takes a text and never shows it again." },
        { field: "created_at", note: "Acme Desk keeps the time of the last change alone." },
      ],
    },
    tags: {
      list: list<"tags">()({
        filters: [],
        sorts: [],
        includes: [],
        excludes: [],
        // The token is the last tag that was shown, and they come by name.
        paging: { next: { style: "token", at: "query.after", from: "after" }, size: { max: 10 }, weakness: null },
        at: "rows",
        send: () => ({ method: "GET", path: "/tags" }),
        answers: tag,
      }),
    },
  },
});
