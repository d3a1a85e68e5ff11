import { defineProvider, list, type List, type Provider, type Search, shape } from "@portico/connector";
import type { HttpClient } from "@portico/http";
import { type Contact, testsOf, type User } from "@portico/model";
import { Readable } from "node:stream";
import { z } from "zod";
import { ticketOf } from "./invented-desk.ts";

const instant = (second: number): string => new Date(second * 1_000).toISOString().replace(".000Z", "Z");
const start = Date.UTC(2026, 10, 1) / 1_000;

const daySeconds = 86_400;

interface Row {
  id: string;
  changed: number;
  group?: string;
  bin?: true;
}
const rowsOf = (count: number, changedOf: (index: number) => number): Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: String(index + 1), changed: start + changedOf(index) }));

/** Five tickets of one day, twelve of one second later, and one on each of the days that follow; ten of them are of group 7. */
const changedOf = (index: number): number => {
  if (index < 5) return index;
  return index < 17 ? 60 : (index - 16) * daySeconds;
};
const ofGroup = new Set(["2", "4", "8", "10", "12", "16", "20", "24", "30", "36"]);
const tickets = rowsOf(40, changedOf).map((row) => (ofGroup.has(row.id) ? Object.assign(row, { group: "7" }) : row));

const rows: Readonly<Record<string, readonly Row[]>> = {
  "/api/tickets": [
    ...tickets,
    { id: "41", changed: start + 7, bin: true },
    { id: "42", changed: start + 8, bin: true },
  ],
  "/api/contacts": rowsOf(12, (index) => index),
};

/** Answers as that help desk does: the rows changed since a time, as many on a page as it is asked for; of a search those of some days and a group. */
export const goldenHttp: HttpClient = {
  send: async ({ path }) => {
    const { pathname, searchParams } = new URL(path, "http://desk.invalid");
    const page = Number(searchParams.get("page") ?? "1");
    const asked = pathname === "/api/search" ? found(searchParams) : listed(pathname, searchParams);
    const count = Number(searchParams.get("size") ?? size);
    const shown = asked.slice((page - 1) * count, page * count);
    const body = pathname === "/api/search" ? { total: asked.length, rows: shown } : shown;
    return {
      status: 200,
      headers: [],
      header: () => undefined,
      body: Readable.from([Buffer.from(JSON.stringify(body))]),
    };
  },
  close: async () => {},
};

const listed = (path: string, query: URLSearchParams): Row[] => {
  const since = Date.parse(query.get("since") ?? instant(0)) / 1_000;
  return (rows[path] ?? []).filter(({ changed, bin }) => changed >= since && (bin === true) === query.has("bin"));
};

const found = (query: URLSearchParams): Row[] => {
  const [from = 0, until = 0] = ["from", "until"].map((name) => Number(query.get(name)) * daySeconds);
  const group = query.get("group");
  return tickets.filter((row) => row.changed >= from && row.changed < until && (group === null || row.group === group));
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
const wire = z.object({ id: z.string(), changed: z.number(), group: z.string().optional() });
const read = <Entity>(map: (row: z.output<typeof wire>) => Entity) => shape(wire, map);
const times = ({ changed }: { changed: number }) => ({ created_at: instant(changed), updated_at: instant(changed) });
const views = { deleted: { query: { bin: "1" }, marks: { is_deleted: true } } };
const pages: Pick<List<"tickets">["paging"], "next" | "size" | "ceiling" | "weakness"> = {
  next: { style: "page", at: "query.page" },
  size: { at: "query.size", max: size },
  ceiling: { pages: 10 },
  weakness: "page_numbers",
};
/** It finds the tickets of a group, five of them at most. */
const search: Search = {
  toText: (condition) =>
    testsOf(condition).every(({ of }) => of === "group_id") ? { text: "7", assuming: null } : undefined,
  send: ({ text, from, until, page }) => ({
    method: "GET",
    path: "/api/search",
    query: { ...(text === null ? {} : { group: text }), from: String(from), until: String(until), page: String(page) },
  }),
  at: "rows",
  total: "total",
  size,
  pages: 1,
  lagSeconds: 0,
  includes: [],
  blurs: [],
  partings: () => [],
  both: () => undefined,
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
const nothing = { statuses: [], fields: [] };

/**
 * A help desk whose lists stay as they are for ever, so that cursors of old times go on in them. Its tickets come by the time of
 * change or by pages, and are searched for; its contacts come in no order of time.
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
        search,
        send: ({ updated_after }) => ({ method: "GET", path: "/api/tickets", query: { since: updated_after } }),
        answers: read((row) => ticketOf(row.id, { ...times(row), group_id: row.group ?? null })),
      }),
    },
    contacts: {
      list: list<"contacts">()({
        filters: ["updated_after"],
        sorts: [],
        includes: [],
        excludes: ["deleted"],
        paging: {
          ...pages,
          size: { at: "query.size", max: 25 },
          since: { orderedBy: "name", page: "query.page", lagSeconds: 2, views, notes: [] },
        },
        send: ({ updated_after }) => ({ method: "GET", path: "/api/contacts", query: { since: updated_after } }),
        answers: read((row): Contact => ({ ...blankContact, id: row.id, ...times(row) })),
      }),
    },
  },
});
