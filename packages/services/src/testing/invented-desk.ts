import { defineProvider, type Provider, shape, write } from "@portico/connector";
import type { Ticket, TicketCreate } from "@portico/model";
import { z } from "zod";

/** What a help desk that exists in tests alone has, and what happens when it is looked at. */
export interface Desk {
  tickets: Ticket[];
  /** Runs before each look, with the time from which on it looks. */
  onLook: (since: string) => unknown;
}

export const lagSeconds = 10;
export const lateSeconds = 120;

const nothing = { statuses: [], fields: [] };

/**
 * A vendor whose tickets can be looked for after a create was lost: by their subject, unless somebody has changed it since
 * (`tags: ["changed"]`). Its contacts cannot be. It is asked nothing over HTTP.
 */
export const inventedDesk = (desk: Desk): Provider =>
  defineProvider({
    id: "invented",
    title: "Invented Desk",
    contract: 1,
    origin: "https://{subdomain}.invented.example",
    subdomain: /^[0-9a-f]+$/,
    ids: /^[\w/]+$/,
    apiPrefix: "/api",
    auth: [{ kind: "api_key", fields: { api_key: { label: "API key", secret: true } }, apply: () => ({}) }],
    limits: {
      windowSeconds: 60,
      prices: [],
      plans: {},
      assumed: { total: 100 },
      headers: { limit: "x-limit", remaining: "x-remaining" },
    },
    failures: [],
    errors: shape(z.object({}), () => ({ code: null, message: null, fields: [] })),
    pointers: {},
    guarded: [],
    account: { learn: { flow: async () => nothing }, assumed: nothing },
    identify: { flow: () => Promise.reject(new Error("nobody is asked who they are")) },
    resources: {
      tickets: {
        create: write<TicketCreate>()({
          fields: ["subject"],
          op: {
            send: () => ({ method: "POST", path: "/api/tickets" }),
            answers: shape(z.object({}), () => ticketOf("1")),
          },
          trace: {
            lagSeconds,
            lateSeconds,
            likeness: ({ subject }) => String(subject),
            find: {
              flow: async (_, { since }) => {
                await desk.onLook(since);
                return desk.tickets;
              },
            },
            isSame: ({ subject, tags }, input) => {
              if (tags.includes("changed")) return "maybe";
              return subject === input.subject ? "yes" : "no";
            },
          },
        }),
      },
    },
  });

export const ticketOf = (id: string, given: Partial<Ticket> = {}): Ticket => ({
  id,
  key: null,
  url: null,
  subject: "Fire",
  description: null,
  status: "open",
  native_status: { id: "2", name: "Open" },
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
  created_at: "2026-11-24T00:00:00Z",
  updated_at: "2026-11-24T00:00:00Z",
  resolved_at: null,
  closed_at: null,
  not_loaded: [],
  ...given,
});
