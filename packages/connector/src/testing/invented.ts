import type { Ticket } from "@portico/model";
import { z } from "zod";
import { defineProvider, list, shape, write } from "../contract.ts";
import type { Errand } from "../errand.ts";

/** A vendor that exists in these tests alone. Its tickets are `{ id, subject }` and whatever else a test gives them. */
const wire = z.object({ id: z.string(), subject: z.string(), status: z.enum(["open", "closed"]).default("open") });

export const toTicket = ({ id, subject, status }: z.output<typeof wire>): Ticket => ({
  id,
  key: null,
  url: null,
  subject,
  description: null,
  status,
  native_status: { id: status, name: status },
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
  created_at: "2026-03-14T09:26:53Z",
  updated_at: "2026-03-14T09:26:53Z",
  resolved_at: null,
  closed_at: null,
  not_loaded: [],
});

export const ticket = shape(wire, toTicket);

export const tickets = list<"tickets">()({
  filters: ["status", "requester_id"],
  single: ["requester_id"],
  sorts: ["updated_at", "-updated_at"],
  includes: [],
  excludes: [],
  paging: { next: { style: "page", at: "query.page" }, size: { at: "query.size", max: 30 }, weakness: "page_numbers" },
  send: ({ status, requester_id, sort }) => ({
    method: "GET",
    path: "/api/tickets",
    query: { status: status?.join(","), requester: requester_id?.[0], sort },
  }),
  answers: ticket,
});

export const invented = defineProvider({
  id: "invented",
  title: "Invented Desk",
  contract: 1,
  origin: "https://{subdomain}.invented.example",
  subdomain: /^[a-z]+$/,
  ids: /^\d+$/,
  apiPrefix: "/api",
  auth: [
    {
      kind: "api_key",
      fields: { email: { label: "E-mail", secret: false }, api_key: { label: "API key", secret: true } },
      apply: ({ api_key }) => ({ authorization: `Bearer ${api_key}` }),
    },
  ],
  limits: {
    windowSeconds: 60,
    prices: [
      { method: "GET", path: /^\/api\/tickets$/, class: "lists", credits: (query) => (query.has("include") ? 3 : 1) },
      { method: "POST", path: /^\/api\/tickets$/, class: "creates" },
    ],
    plans: { small: { total: 100, lists: 20 }, large: { total: 400, lists: 80, creates: 100 } },
    further: [{ total: 400, lists: 60 }],
    assumed: { total: 50, lists: 10 },
    headers: { limit: "x-limit", remaining: "x-left", charged: "x-cost" },
  },
  failures: [
    { status: 405, method: "DELETE", is: "not_found" },
    { status: 405, is: "conflict" },
    { status: 403, path: /^\/api\/admin\//, is: "forbidden", says: "Only owners may see rules." },
  ],
  errors: shape(
    z.object({ code: z.string().optional(), errors: z.array(z.object({ field: z.string(), message: z.string() })) }),
    ({ code, errors }) => ({
      code: code ?? null,
      message: null,
      fields: errors.map(({ field, message }) => ({ field, code: "invalid", message })),
    }),
  ),
  customField: /^(?:custom_fields\.)?(cf_.+)$/,
  pointers: { title: "/subject" },
  guarded: [],
  account: { learn: { flow: async () => nothing }, assumed: { statuses: [], fields: [] } },
  identify: { flow: async () => Promise.reject(new Error("nobody is asked in these tests")) },
  resources: {
    tickets: {
      list: tickets,
      get: { send: ({ id }) => ({ method: "GET", path: `/api/tickets/${id}` }), answers: ticket },
      create: write()({
        fields: [],
        op: { send: () => ({ method: "POST", path: "/api/tickets", json: {} }), answers: ticket },
      }),
    },
  },
});

const nothing = { statuses: [], fields: [] };

export const errand = (given: Partial<Errand> = {}): Errand => ({
  signal: new AbortController().signal,
  waitMs: 0,
  lane: "interactive",
  meter: { calls: 0, credits: 0, waitedMs: 0, skewMs: null },
  ...given,
});
