import type { Contact } from "@portico/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { list, shape, type WireRequest } from "../contract.ts";
import { accountWithoutFacts } from "../facts.ts";
import { errand, invented } from "../testing/invented.ts";
import { type AnchorPosition, type AnchorStep, type Stretch, walkAnchored } from "./anchored-walk.ts";

interface Row {
  id: string;
  name: string;
}

const size = 20;
const since = { orderedBy: "name", page: "query.page", lagSeconds: 1, views: {}, notes: [] } as const;
const byName = (max: number) =>
  list<"contacts">()({
    filters: ["updated_after"],
    sorts: [],
    includes: [],
    excludes: [],
    paging: { next: { style: "page", at: "query.page" }, size: { at: "query.size", max }, weakness: null, since },
    send: () => ({ method: "GET", path: "/api/contacts", query: {} }),
    answers: shape(z.object({ id: z.string(), name: z.string() }), ({ id, name }) => contactOf(id, name)),
  });

const contactOf = (id: string, name: string): Contact => ({
  id,
  name,
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
  created_at: "2026-03-14T09:26:53Z",
  updated_at: "2026-03-14T09:26:53Z",
  not_loaded: [],
});

const named = (count: number, nameOf: (index: number) => string = (index) => `n${String(index).padStart(5, "0")}`) =>
  Array.from({ length: count }, (_, index): Row => ({ id: String(index + 1), name: nameOf(index) }));

/** A vendor whose list is by name, and what happens there before each call. */
const vendor = (
  rows: Row[],
  {
    before = () => {},
    max = size,
    isStuck = false,
  }: { before?: (asked: number) => void; max?: number; isStuck?: boolean } = {},
) => {
  const sent: WireRequest[] = [];
  const step = (limit: number, from: AnchorPosition | null, ahead: Stretch<Contact> | null = null) =>
    walkAnchored<"contacts">(
      {
        provider: invented,
        target: { origin: "https://acme.invented.example", basePath: "/acme", operatorSet: true },
        list: byName(max),
        query: { limit },
        account: accountWithoutFacts(invented, "acme"),
        errand: errand(),
        now: () => 0,
        fetch: async (request) => {
          sent.push(request);
          before(sent.length);
          const ordered = rows.toSorted((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)));
          const count = Number(request.query?.["size"]);
          const first = isStuck ? 0 : (Number(request.query?.["page"] ?? 1) - 1) * count;
          return { body: ordered.slice(first, first + count), header: () => undefined };
        },
      },
      since,
      from,
      ahead,
    );
  const all = async (limit = 100, isForgetful = false): Promise<string[]> => {
    const ids: string[] = [];
    let inHand: Stretch<Contact> | null = null;
    for (let from: AnchorPosition | null = null; ;) {
      const { items, next, ahead }: AnchorStep<Contact> = await step(limit, from, inHand);
      ids.push(...items.map(({ id }) => id));
      if (next === null) return ids;
      from = JSON.parse(JSON.stringify(next)) as AnchorPosition;
      inHand = isForgetful ? null : ahead;
    }
  };
  return { step, all, sent };
};

test("whoever is made or removed before the page that is read hides nobody, whatever the limits", () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 200 }),
      fc.array(fc.record({ at: fc.nat({ max: 250 }), remove: fc.boolean(), times: fc.integer({ min: 1, max: 9 }) }), {
        size: "max",
        maxLength: 30,
      }),
      fc.integer({ min: 1, max: 100 }),
      fc.boolean(),
      async (count, events, limit, isForgetful) => {
        const rows = named(count);
        const lasting = new Set(rows.map(({ id }) => id));
        const { all } = vendor(rows, {
          before: (asked) => {
            const { at, remove, times } = events[asked - 1] ?? { at: 0, remove: true, times: 0 };
            if (remove) for (const { id } of rows.splice(at, times)) lasting.delete(id);
            else
              rows.push(
                ...named(times).map(({ id }) => ({
                  id: `${asked}0000${id}`,
                  name: `n${String(at).padStart(5, "0")}x${id}`,
                })),
              );
          },
        });
        const given = await all(limit, isForgetful);
        expect([...lasting].filter((id) => !given.includes(id))).toEqual([]);
        expect(new Set(given).size).toBe(given.length);
      },
    ),
    { numRuns: 500 },
  ));

test("where more were removed than pages overlap, it looks further back, and where nothing is left, from the begin", async () => {
  const rows = named(100);
  const { all } = vendor(rows, {
    before: (asked) => {
      if (asked === 2) rows.splice(10, 30);
      if (asked === 6) rows.splice(0, 40);
    },
  });
  const given = await all();
  expect(rows.filter(({ id }) => !given.includes(id))).toEqual([]);
});

test("many of one name are all given where the vendor keeps to an order among them", async () => {
  const { all } = vendor(named(300, (index) => (index < 30 || index > 250 ? `n${index}` : "m")));
  expect(new Set(await all()).size).toBe(300);
});

test("who is made before some of one name, of whom a part was given, hides none of the others, in whatever order they come", async () => {
  const rows: Row[] = [
    { id: "1", name: "a" },
    { id: "2", name: "m" },
    { id: "3", name: "m" },
    { id: "4", name: "m" },
  ];
  const { all } = vendor(rows, {
    before: (asked) => {
      if (asked === 2) rows.push({ id: "5", name: "b" }, { id: "6", name: "c" });
      if (asked === 3) rows.reverse();
    },
  });
  expect(await all(2, true)).toEqual(["1", "2", "5", "6", "4", "3"]);
});

test("where all at the begin share a name, those that were not given yet are found in whatever order they come next", async () => {
  const rows = named(6, () => "m");
  const { step } = vendor(rows);
  const first = await step(2, null);
  const second = await step(2, first.next, first.ahead);
  rows.reverse();
  const third = await step(9, second.next);
  expect([first, second, third].flatMap(({ items }) => items.map(({ id }) => id))).toEqual([
    "1",
    "2",
    "3",
    "4",
    "6",
    "5",
  ]);
});

test("takes about a fifth more calls than there are pages, and one where there is one", async () => {
  const many = vendor(named(5_000), { max: 100 });
  expect(await many.all()).toHaveLength(5_000);
  expect(many.sent.length).toBeLessThanOrEqual(60);
  const few = vendor(named(size - 1));
  const { next, isWhole } = await few.step(100, null);
  expect({ next, isWhole, calls: few.sent.length }).toEqual({ next: null, isWhole: true, calls: 1 });
});

test("a vendor that shows the same page for ever is a fault in the end", async () => {
  await expect(vendor(named(size), { isStuck: true }).all()).rejects.toThrow("lead nowhere");
});
