import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Search } from "./contract.ts";
import { accountWithoutFacts } from "./facts.ts";
import { gather, type Gathering, gatheringOf } from "./search-parts.ts";
import { errand, invented, tickets } from "./testing/invented.ts";
import { scanBound } from "./walk/native-list.ts";

interface Filed {
  id: string;
  colour: string;
  size: string;
}

/** A search that shows two pages of five, over objects that can be parted by colour and by size. */
const search: Search = {
  toText: () => undefined,
  send: ({ text, page }) => ({ method: "GET", path: "/api/search", query: { text: text ?? "", page: String(page) } }),
  at: "results",
  total: "total",
  size: 5,
  pages: 2,
  lagSeconds: 0,
  includes: [],
  blurs: [],
  partings: () => [
    ["colour:red", "colour:blue"],
    ["size:1", "size:2", "size:3"],
  ],
  both: (text, other) => `${text} AND ${other}`,
};

const matches = ({ colour, size }: Filed, text: string): boolean =>
  text.split(" AND ").every((term) => term === "any" || term === `colour:${colour}` || term === `size:${size}`);

const fileOf = (objects: readonly Filed[], beforeCall: (calls: number) => void = () => {}) => {
  let calls = 0;
  const walking = {
    provider: invented,
    target: { origin: "https://acme.invented.example", basePath: "/acme", operatorSet: true },
    list: tickets,
    query: { limit: 100 },
    account: accountWithoutFacts(invented, "acme"),
    errand: errand(),
    now: () => 0,
    fetch: async ({ query }: { query?: Readonly<Record<string, unknown>> }) => {
      beforeCall((calls += 1));
      const hits = objects.filter((one) => matches(one, String(query?.["text"])));
      const first = (Number(query?.["page"]) - 1) * search.size;
      const results = hits.slice(first, first + search.size).map(({ id }) => ({ id, subject: "" }));
      return { body: { total: hits.length, results }, header: () => undefined };
    },
  };
  return { walking, calls: () => calls };
};

const span = { from: 0, until: 1, hits: null };

/** Gathers request by request; the ids that were found, or undefined. */
const gathered = async (
  { walking, calls }: ReturnType<typeof fileOf>,
  hits: number,
  worth = 1_000,
): Promise<string[] | undefined> => {
  let state: Gathering<never> | Awaited<ReturnType<typeof gather<"tickets">>> = gatheringOf("any", hits, worth);
  while (state !== undefined && "parts" in state) {
    const before = calls();
    state = await gather<"tickets">(walking, search, span, state, () => calls() - before);
    expect(calls() - before).toBeLessThanOrEqual(scanBound);
  }
  return state?.hits.map(({ id }) => id).toSorted();
};

const filed = (count: number, of: (at: number) => Omit<Filed, "id">): Filed[] =>
  Array.from({ length: count }, (_, at) => ({ ...of(at), id: String(at + 1) }));
const ids = (objects: readonly Filed[]): string[] => objects.map(({ id }) => id).toSorted();
const mixed = (at: number): Omit<Filed, "id"> => ({
  colour: at % 2 === 0 ? "red" : "blue",
  size: String(1 + (at % 3)),
});

test("all hits are found, each once, wherever the parts account for all and each can be shown; else none is given", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ colour: fc.constantFrom("red", "blue", "odd"), size: fc.constantFrom("1", "2", "3") }), {
        minLength: 11,
        maxLength: 70,
      }),
      async (drawn) => {
        const objects = filed(drawn.length, (at) => drawn[at] ?? mixed(at));
        const groups = Map.groupBy(objects, ({ colour, size }) => `${colour} ${size}`);
        const isShown = [...groups.values()].every(({ length }) => length <= 10);
        const isKnown = objects.every(({ colour }) => colour !== "odd");
        const found = await gathered(fileOf(objects), objects.length);
        expect(found).toEqual(isShown && isKnown ? ids(objects) : undefined);
      },
    ),
  ));

describe("it is given up", () => {
  test("where the hits are alike in all that they could be parted by", async () => {
    const objects = filed(11, () => ({ colour: "red", size: "1" }));
    expect(await gathered(fileOf(objects), 11)).toBeUndefined();
  });

  test("before a call, where the list takes fewer", async () => {
    const file = fileOf(filed(30, mixed));
    expect(await gathered(file, 30, 5)).toBeUndefined();
    expect(file.calls()).toBe(0);
  });

  test("as soon as it turns out to take more calls than the list", async () => {
    const file = fileOf(filed(60, mixed));
    expect(await gathered(file, 60, 13)).toBeUndefined();
    expect(file.calls()).toBeLessThan(13);
  });
});

test("what is taken away while it is read makes the part be read again, and hides nothing", async () => {
  const objects = filed(20, (at) => ({ colour: at < 10 ? "red" : "blue", size: "1" }));
  const lasting = ids(objects.slice(1));
  // Two counts, and then the second page of the red ones, from which one slips to the first.
  const file = fileOf(objects, (calls) => void (calls === 3 && objects.shift()));
  expect(await gathered(file, 20)).toEqual(expect.arrayContaining(lasting));
});
