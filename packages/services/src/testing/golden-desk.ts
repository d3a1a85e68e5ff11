import { defineProvider, list, type List, type Provider, shape } from "@portico/connector";
import type { HttpClient } from "@portico/http";
import type { Contact, User } from "@portico/model";
import { Readable } from "node:stream";
import { z } from "zod";
import { ticketOf } from "./invented-desk.ts";

const instant = (second: number): string => new Date(second * 1_000).toISOString().replace(".000Z", "Z");
const start = Date.UTC(2026, 10, 1) / 1_000;

interface Row {
  id: string;
  changed: number;
  bin?: true;
}
const rowsOf = (count: number, changedOf: (index: number) => number): Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: String(index + 1), changed: start + changedOf(index) }));

const rows: Readonly<Record<string, readonly Row[]>> = {
  "/api/tickets": [
    ...rowsOf(20, (index) => (index < 5 ? index : 60 + Math.max(0, index - 16))),
    { id: "21", changed: start + 7, bin: true },
    { id: "22", changed: start + 8, bin: true },
  ],
  "/api/contacts": rowsOf(12, (index) => index),
};

/** Answers as that help desk does: the rows changed since a time, a page of five of them. */
export const goldenHttp: HttpClient = {
  send: async ({ path }) => {
    const { pathname, searchParams } = new URL(path, "http://desk.invalid");
    const since = Date.parse(searchParams.get("since") ?? instant(0)) / 1_000;
    const first = (Number(searchParams.get("page") ?? "1") - 1) * size;
    const found = (rows[pathname] ?? [])
      .filter(({ changed, bin }) => changed >= since && (bin === true) === searchParams.has("bin"))
      .slice(first, first + size);
    return {
      status: 200,
      headers: [],
      header: () => undefined,
      body: Readable.from([Buffer.from(JSON.stringify(found))]),
    };
  },
  close: async () => {},
};

/** An account there. */
export const goldenAccount = {
  provider: "golden",
  subdomain: "acme",
  credentials: { api_key: "k" },
  budget_share: 1,
  background_share: 1,
};

const size = 5;
const wire = z.object({ id: z.string(), changed: z.number() });
const read = <Entity>(map: (row: z.output<typeof wire>) => Entity) => shape(wire, map);
const times = ({ changed }: { changed: number }) => ({ created_at: instant(changed), updated_at: instant(changed) });
const views = { deleted: { query: { bin: "1" }, marks: { is_deleted: true } } };
const pages: Pick<List<"tickets">["paging"], "next" | "size" | "ceiling" | "weakness"> = {
  next: { style: "page", at: "query.page" },
  size: { at: "query.size", max: size },
  ceiling: { pages: 10 },
  weakness: "page_numbers",
};
const agent: User = {
  id: "1",
  name: "An agent",
  email: null,
  role: null,
  is_active: true,
  group_ids: [],
  language: null,
  time_zone: null,
  avatar_url: null,
  created_at: null,
  updated_at: null,
  not_loaded: [],
};
const blankContact = {
  name: null,
  email: null,
  emails: [],
  phones: [],
  company_ids: [],
  external_id: null,
  job_title: null,
  language: null,
  time_zone: null,
  avatar_url: null,
  tags: [],
  custom_fields: {},
  is_deleted: false,
  is_blocked: false,
  not_loaded: [],
} satisfies Partial<Contact>;
const nothing = { dialect: null, statuses: [], fields: [] };

/**
 * A help desk whose lists stay as they are for ever, so that cursors of old times go on in them. Its tickets come by the time of
 * change, twelve of them of one second, or by pages; its contacts in no order of time.
 */
export const goldenDesk: Provider = defineProvider({
  id: "golden",
  title: "Golden Desk",
  contract: 1,
  origin: "https://{subdomain}.golden.example",
  subdomain: /^[a-z]+$/,
  ids: /^\d+$/,
  apiPrefix: "/api",
  auth: [{ kind: "api_key", fields: { api_key: { label: "API key", secret: true } }, apply: () => ({}) }],
  limits: {
    windowSeconds: 60,
    prices: [],
    plans: {},
    assumed: { total: 10_000 },
    headers: { limit: "x-limit", remaining: "x-remaining" },
  },
  failures: [],
  errors: shape(z.object({}), () => ({ code: null, message: null, fields: [] })),
  pointers: {},
  guarded: [],
  account: { learn: { flow: async () => nothing }, assumed: nothing },
  identify: { flow: async () => agent },
  resources: {
    tickets: {
      list: list<"tickets">()({
        filters: ["updated_after"],
        sorts: ["updated_at", "created_at"],
        includes: ["deleted"],
        excludes: ["deleted"],
        paging: { ...pages, changes: { sort: "updated_at", page: "query.page", lagSeconds: 2, views, notes: [] } },
        send: ({ updated_after }) => ({ method: "GET", path: "/api/tickets", query: { since: updated_after } }),
        answers: read((row) => ticketOf(row.id, times(row))),
      }),
    },
    contacts: {
      list: list<"contacts">()({
        filters: ["updated_after"],
        sorts: [],
        includes: [],
        excludes: ["deleted"],
        paging: { ...pages, since: { lagSeconds: 2, views, notes: [] } },
        send: ({ updated_after }) => ({ method: "GET", path: "/api/contacts", query: { since: updated_after } }),
        answers: read((row): Contact => ({ ...blankContact, id: row.id, ...times(row) })),
      }),
    },
  },
});
