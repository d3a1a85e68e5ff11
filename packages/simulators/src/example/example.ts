import { createRateWindow } from "../rate-window.ts";
import { parseSettings } from "../settings.ts";
import { createSimulator } from "../simulator.ts";
import type { AccountTools, SimulatedAccount, Simulator } from "../simulated-account.ts";
import { SimulatorError } from "../simulator-error.ts";
import type { Answer } from "../disturb.ts";

/** A row as the vendor sends it. */
export interface ExampleRow {
  key: string;
  title: string;
  state: "new" | "waiting" | "done";
  changed: string;
}

export interface ExampleSettings {
  keys: readonly string[];
  limit: number;
  windowMs: number;
  windowPhase: "first_call" | "clock";
}

export type ExampleAccountOptions = Partial<ExampleSettings & { tickets: number }>;

/** One account of Acme Desk, the invented vendor that the first provider is read by. */
export interface ExampleAccount extends SimulatedAccount {
  settings(): Readonly<ExampleSettings>;
  rows(): readonly ExampleRow[];
  add(title: string): ExampleRow;
}

export type ExampleSimulator = Simulator<ExampleAccount, ExampleAccountOptions>;

const defaultSettings: ExampleSettings = { keys: [], limit: 100, windowMs: 60_000, windowPhase: "first_call" };
const longestTitle = 120;
const pageSize = 10;
const states = ["new", "waiting", "done"] as const;
const tags = Array.from({ length: 23 }, (_, number) => ({ word: `tag-${String(number + 1).padStart(2, "0")}` }));

/** A stand-in for the example vendor: bearer keys, token paging, and refusals in a dialect of its own. */
export const createExampleSimulator = ({
  now,
  defaults = {},
}: { now?: () => number; defaults?: Partial<ExampleSettings> } = {}): ExampleSimulator =>
  createSimulator(
    { name: "example", open: (tools, options) => openAccount(tools, options, defaults), answer },
    now === undefined ? {} : { now },
  );

const openAccount = (tools: AccountTools, options: object, defaults: Partial<ExampleSettings>): ExampleAccount => {
  const { tickets = 25, ...given } = parseSettings({ ...defaultSettings, tickets: 25 }, options);
  let settings: ExampleSettings = { ...defaultSettings, ...defaults, ...given };
  const rows = new Map<string, ExampleRow>();
  const add = (title: string, state: ExampleRow["state"] = "new", changedMs = tools.clock.now()): ExampleRow => {
    const row = { key: `AD-${rows.size + 1}`, title: title.slice(0, longestTitle), state, changed: toTime(changedMs) };
    rows.set(row.key, row);
    return row;
  };
  for (let position = 0; position < tickets; position += 1) {
    // Pairs share a second, so that a reader who pages by time alone is found out.
    const changedMs = tools.clock.now() - (tickets - (position >> 1)) * 60_000;
    add(
      `Case ${position + 1}: ${["lamp", "Lampe", "ランプ", "مصباح"][position % 4]} 💡`,
      states[position % 3],
      changedMs,
    );
  }
  return {
    ...tools,
    settings: () => settings,
    rate: createRateWindow({
      now: tools.clock.now,
      settings: () => ({ ...settings, limits: { total: settings.limit } }),
    }),
    configure: (change) => {
      settings = { ...settings, ...parseSettings(defaultSettings, change) };
    },
    rows: () => [...rows.values()],
    add: (title) => add(title),
    tickets: () =>
      [...rows.values()].map(({ key, changed }) => ({
        id: key,
        updatedAt: changed,
        deleted: false,
        spam: false,
        archived: false,
      })),
    changeTicket: (id, change) => {
      const row = rows.get(String(id));
      if (row === undefined) throw new SimulatorError("unknown_record", `there is no ticket ${id}`);
      Object.assign(row, { changed: toTime(tools.clock.now()), ...change });
    },
    close: () => {},
  };
};

const answer = async (account: ExampleAccount, request: Request, path: string): Promise<Answer> => {
  const charge = account.rate.charge(1);
  if (!charge.admitted) {
    const headers = { "retry-after": String(Math.max(charge.retryAfterMs, 1) / 1000) };
    return { response: new Response(null, { status: 429, headers }), credits: 0 };
  }
  const key = /^Bearer (\S+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  const allowed = key !== undefined && account.settings().keys.includes(key);
  return { response: allowed ? await handle(account, request, path) : new Response(null, { status: 401 }), credits: 1 };
};

const handle = async (account: ExampleAccount, request: Request, path: string): Promise<Response> => {
  const key = /^\/tickets\/(?<key>[\w-]+)$/.exec(path)?.groups?.["key"];
  if (request.method === "GET" && key !== undefined) {
    const row = account.rows().find((candidate) => candidate.key === key);
    return row === undefined ? new Response(null, { status: 404 }) : Response.json(row);
  }
  if (request.method === "GET" && path === "/tags")
    return Response.json(pageAfter(tags, ({ word }) => word, new URL(request.url).searchParams.get("after")));
  if (path !== "/tickets") return new Response(null, { status: 404 });
  if (request.method === "POST") return create(account, await request.text());
  return request.method === "GET"
    ? list(account, new URL(request.url).searchParams)
    : new Response(null, { status: 405 });
};

/** Rows changed at or after `since`, oldest change first, ten at a time, and how many there are of them. */
const list = (account: ExampleAccount, query: URLSearchParams): Response => {
  const since = query.get("since") ?? "";
  if (since !== "" && Number.isNaN(Date.parse(since))) return refused("since is not a time");
  const all = account
    .rows()
    .toSorted((left, right) => (placeOf(left) < placeOf(right) ? -1 : 1))
    .filter((row) => since === "" || Date.parse(row.changed) >= Date.parse(since));
  return Response.json({ total: all.length, ...pageAfter(all, placeOf, query.get("after")) });
};

/** Ten rows that stand after a place in their order, and the place of the last where more follow. */
const pageAfter = <Row>(all: readonly Row[], placeIn: (row: Row) => string, after: string | null) => {
  const rows = all.filter((row) => placeIn(row) > (after ?? ""));
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return { rows: shown, after: rows.length > pageSize && last !== undefined ? placeIn(last) : null };
};

/** Where a row stands in the order; the vendor's page token. */
const placeOf = (row: ExampleRow): string => `${row.changed}~${row.key.slice(3).padStart(9, "0")}`;

const create = (account: ExampleAccount, text: string): Response => {
  const body = parseBody(text);
  if (body === undefined) return refused("the body is not an object");
  const { title, text: description, ...others } = body;
  if (typeof title !== "string" || title === "") return refused("title is required");
  if (description !== undefined && typeof description !== "string") return refused("text is a string");
  const [unknown] = Object.keys(others);
  return unknown === undefined
    ? Response.json(account.add(title), { status: 201 })
    : refused(`${unknown} is not known`);
};

const parseBody = (text: string): Record<string, unknown> | undefined => {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body } : undefined;
  } catch {
    return undefined;
  }
};

const refused = (error: string): Response => Response.json({ error }, { status: 418 });

const toTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
