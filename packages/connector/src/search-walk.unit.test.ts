import { expect, test } from "vitest";
import { z } from "zod";
import { type Changes, list, type Search, shape } from "./contract.ts";
import { accountWithoutFacts } from "./facts.ts";
import { type SearchPosition, walkSearch } from "./search-walk.ts";
import { errand, invented, toTicket } from "./testing/invented.ts";
import { type ChangePosition, walkChanges } from "./walk/change-walk.ts";

const day = 20_000;
const second = (days: number): number => days * 86_400;
const instant = (at: number): string => new Date(at * 1_000).toISOString();

const changes: Changes = { sort: "updated_at", page: "query.page", lagSeconds: 2, views: {}, notes: [] };
const wire = z.object({ id: z.string(), changed: z.number() });
const tickets = list<"tickets">()({
  filters: ["updated_after"],
  sorts: ["updated_at"],
  includes: [],
  excludes: [],
  paging: {
    next: { style: "page", at: "query.page" },
    size: { at: "query.size", max: 5 },
    ceiling: { pages: 2 },
    weakness: "page_numbers",
    changes,
  },
  send: ({ updated_after }) => ({ method: "GET", path: "/api/tickets", query: { since: updated_after } }),
  answers: shape(wire, ({ id, changed }) => ({
    ...toTicket({ id, subject: "", status: "open" }),
    updated_at: instant(changed),
  })),
});
const search: Search = {
  toText: () => undefined,
  send: () => ({ method: "GET", path: "/api/search" }),
  at: "results",
  total: "total",
  size: 1,
  pages: 1,
  lagSeconds: 0,
  includes: [],
  blurs: [],
  partings: () => [],
  both: () => undefined,
};

/** Thirty changes in one second, where the vendor shows ten, and one on the next day. */
const rows = [
  ...Array.from({ length: 30 }, (_, index) => ({ id: String(index + 1), changed: second(day) + 5 })),
  { id: "31", changed: second(day + 1) + 5 },
];

const walking = {
  provider: invented,
  target: { origin: "https://acme.invented.example", basePath: "/acme", operatorSet: true },
  list: tickets,
  query: { limit: 100 },
  account: accountWithoutFacts(invented, "acme"),
  errand: errand(),
  now: () => second(day + 9) * 1_000,
  fetch: async ({ query }: { query?: Readonly<Record<string, unknown>> }) => {
    const since = Date.parse(String(query?.["since"])) / 1_000;
    const first = (Number(query?.["page"] ?? 1) - 1) * 5;
    return { body: rows.filter(({ changed }) => changed >= since).slice(first, first + 5), header: () => undefined };
  },
};

type Place = ChangePosition | SearchPosition | null;

test.each([
  ["ends with that span", null],
  ["goes on with the list", day + 1],
])("what the vendor does not show of a span is told at the end of a search that %s", async (_, rest) => {
  let position: Place = {
    text: "x",
    spans: [{ from: day, until: day + 1, hits: 30 }],
    begunAt: 0,
    after: null,
    isParted: true,
    scan: null,
    tries: 0,
    hidden: [],
    rest,
    isCut: false,
  };
  let cutBy: unknown = "not over";
  for (let turn = 0; position !== null && turn < 20; turn += 1) {
    const step: { next: Place; cutBy: unknown } =
      "spans" in position
        ? await walkSearch<"tickets">({ walking, search, changes, inHand: {} }, position)
        : await walkChanges<"tickets">(walking, changes, position, null);
    position = JSON.parse(JSON.stringify(step.next));
    cutBy = step.cutBy;
  }
  expect({ position, cutBy }).toEqual({ position: null, cutBy: "provider_cap" });
});

test("what was changed in the first moment of a day is given with that day alone, though the query ends within that moment", async () => {
  const moment = second(day + 1);
  const changed = [moment - 5, moment].map((at, index) => ({ id: String(index + 1), changed: at }));
  const ending = {
    ...walking,
    query: { limit: 100, updated_before: instant(moment + 0.5) },
    fetch: async () => ({ body: changed, header: () => undefined }),
  };
  const { items, next } = await walkSearch<"tickets">(
    { walking: ending, search, changes, inHand: {} },
    {
      text: "x",
      spans: [day, day + 1].map((from) => ({ from, until: from + 1, hits: 30 })),
      begunAt: 0,
      after: null,
      isParted: false,
      scan: null,
      tries: 0,
      hidden: [],
      rest: null,
      isCut: false,
    },
  );
  expect({ ids: items.map(({ id }) => id), next }).toEqual({ ids: ["1", "2"], next: null });
});
