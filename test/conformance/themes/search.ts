import type { Provider } from "@portico/connector";
import { ticketSearchSchema } from "@portico/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bench, openBench } from "../bench.ts";
import type { Counts } from "../counts.ts";
import { listedOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import type { Body } from "../door.ts";
import { expressions, fieldOf, fields, type Filter, holds } from "../expressions.ts";
import { narrow } from "../narrow.ts";
import { onOneDay } from "../one-day.ts";
import { idsOf, walked } from "../walked.ts";

/** A search gives exactly the tickets for which its expression holds, and refuses unasked what it cannot look for. */
export const search = (provider: Provider, desk: Desk, counts: Counts): void => {
  const list = listedOf(provider).find(([resource]) => resource === "tickets")?.[1];
  if (list === undefined) return;
  const names = Object.keys(fields).filter((name) => list.filters.some((filter) => fieldOf(filter.name) === name));

  test("whatever the expression and the limits, the hits are the tickets for which it holds, each once", async () => {
    await using bench = await openBench(provider, desk, { objects: 130 });
    const { rows } = await walked(bench, "tickets", { include: list.testable });
    await fc.assert(
      fc.asyncProperty(expressions(names, rows), fc.integer({ min: 1, max: 100 }), async (filter, limit) => {
        const { rows: hits, steps } = await walked(bench, "tickets", asked(filter), [limit]);
        expect(idsOf(hits)).toEqual(idsOf(rows.filter((row) => holds(filter, row))));
        expect(steps.at(-1)).toMatchObject({ next: null, cutBy: null });
      }),
      { numRuns: counts.walks * 3 },
    );
  }, 120_000);

  const planned = list.search === undefined ? undefined : narrow(provider);
  if (planned !== undefined) searchedNatively(planned, desk, counts, names);

  describe("what is refused costs no call:", () => {
    test("full text where there is none", async () => {
      expect(await refusalOf(provider, desk, { text: "refund" })).toMatchObject({
        code: "unsupported_operation",
        ...at("/text"),
      });
    });

    test("ids that the vendor cannot have given out", async () => {
      const failure = await refusalOf(provider, desk, asked({ or: [{ requester_id: "no such id!" }] }));
      expect(failure).toMatchObject({ code: "validation_failed", ...at("/filter/or/0/requester_id") });
    });

    for (const name of list.untestable)
      test(`${name}, which nobody can look at`, async () => {
        const failure = await refusalOf(provider, desk, asked({ not: { [name]: "2026-03-14T09:26:53Z" } }));
        expect(failure).toMatchObject({ code: "unsupported_operation", ...at(`/filter/not/${name}`) });
      });
  });
};

/** What somebody else does to tickets while a search goes on. */
const event = fc.record({
  kind: fc.constantFrom("subject", "status", "delete", "restore", "spam", "pass"),
  which: fc.nat({ max: 500 }),
});
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

const changeOf: Readonly<Record<string, (number: number) => object>> = {
  subject: (number) => ({ subject: `Changed ${number}` }),
  status: (number) => ({ status: 2 + (number % 4) }),
  delete: () => ({ deleted: true }),
  restore: () => ({ deleted: false, spam: false }),
  spam: () => ({ spam: true }),
};

const searchedNatively = (provider: Provider, desk: Desk, counts: Counts, names: readonly string[]): void => {
  describe("where the vendor's search is cheaper than its list", () => {
    test("the hits are the same, oldest change first, each once", async () => {
      await using bench = await openBench(provider, desk, { objects: 400, pageCap: 10_000 });
      const { rows } = await walked(bench, "tickets");
      let bySearch = 0;
      await fc.assert(
        fc.asyncProperty(expressions(names, rows), fc.integer({ min: 1, max: 100 }), async (filter, limit) => {
          bench.forgetCalls();
          const { rows: hits, steps } = await walked(bench, "tickets", asked(filter), [limit]);
          expect(idsOf(hits)).toEqual(idsOf(rows.filter((row) => holds(filter, row))));
          const times = hits.map((row) => String(row["updated_at"]));
          expect(times).toEqual(times.toSorted());
          for (const { errand } of steps) expect(errand.meter.calls).toBeLessThanOrEqual(10);
          bySearch += Number(steps.some(({ next }) => next !== null && "spans" in next));
        }),
        { numRuns: counts.walks * 3, examples: [[{ priority: "urgent", status: "pending" }, 3]] },
      );
      expect(bySearch).toBeGreaterThan(0);
    }, 120_000);

    describe("more hits of one day than the search shows are all found, oldest change first,", () => {
      const alike = { status: 3, priority: 1, type: null, group_id: null, responder_id: null };
      const unlike = (at: number): object => ({ ...alike, priority: 1 + (at % 4) });

      test("part by part, where that takes fewer calls than the list and what was found so far is at hand", async () => {
        await using bench = await crowded(provider, desk, unlike);
        const pending = await pendingIn(bench);
        const parted = await lookForPending(bench, pending, () => true);
        const listed = await lookForPending(bench, pending, () => false);
        expect([parted.isScanned, listed.isScanned]).toEqual([false, true]);
        expect(parted.calls).toBeLessThan(listed.calls);
      });

      test("wherever on the way that is lost", async () => {
        await using bench = await crowded(provider, desk, unlike);
        const pending = await pendingIn(bench);
        const { steps } = await lookForPending(bench, pending, () => true);
        const scanned = new Set<boolean>();
        for (let lost = 1; lost < steps; lost += 1)
          scanned.add((await lookForPending(bench, pending, (step) => step !== lost)).isScanned);
        expect(scanned).toContain(true);
      });

      test("in the list, where they are alike in all that they could be parted by", async () => {
        await using bench = await crowded(provider, desk, () => alike);
        expect(await lookForPending(bench, await pendingIn(bench), () => true)).toMatchObject({ isScanned: true });
      });
    });

    test("a hit is found that the index may not know of yet", async () => {
      await using bench = await openBench(provider, desk, { objects: 300, pageCap: 10_000 });
      const { rows } = await walked(bench, "tickets");
      const late = rows.find((row) => row["status"] !== "pending");
      bench.account.changeTicket(late?.id ?? "", { status: 3 });
      const { rows: hits, steps } = await walked(bench, "tickets", { status: ["pending"] }, [10]);
      expect(steps[0]?.next).toMatchObject({ spans: expect.anything() });
      expect(hits.filter(({ id }) => id === late?.id)).toHaveLength(1);
    });

    test("what is deleted after it was found is told by what later comes of the same walk", async () => {
      await using bench = await openBench(provider, desk, { objects: 300, pageCap: 10_000 });
      const query = { status: ["pending"], limit: 5 };
      let page = await bench.door.list("tickets", query);
      while (page.items.length === 0) page = await bench.door.list("tickets", query, page.next);
      const [gone] = page.items;
      bench.account.changeTicket(gone?.id ?? "", { deleted: true });
      const aWhileMs = 2 * 3_600_000;
      bench.account.clock.advance(aWhileMs);
      bench.pass(aWhileMs);
      while (page.next !== null) page = await bench.door.list("tickets", query, page.next);
      const { items } = await bench.door.list("tickets", { ...query, limit: 100 }, page.resume);
      expect(items).toContainEqual(expect.objectContaining({ id: gone?.id, is_deleted: true }));
    });

    test(
      "all that lives and matches throughout is met, no version twice, while others change it",
      () =>
        fc.assert(
          fc.asyncProperty(
            fc.array(event, { maxLength: 40 }),
            fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 }),
            (events, limits) => searchUnderChange(provider, desk, events, limits),
          ),
          { numRuns: counts.walks * 2 },
        ),
      300_000,
    );
  });
};

/** An account of which 120 tickets were all changed last on one day, and match. */
const crowded = async (provider: Provider, desk: Desk, changeOf: (at: number) => object): Promise<Bench> => {
  const bench = await openBench(provider, desk, { objects: 300, pageCap: 10_000 });
  onOneDay(bench, (at) => (at < 120 ? changeOf(at) : { status: 2 }));
  return bench;
};

/** The ids of those that are pending. */
const pendingIn = async (bench: Bench): Promise<string[]> =>
  idsOf((await walked(bench, "tickets")).rows.filter((row) => row["status"] === "pending"));

/** Looks for pending tickets, and sees that these are they, each once and in order. */
const lookForPending = async (
  bench: Bench,
  pending: readonly string[],
  atHand: (step: number) => boolean,
): Promise<{ isScanned: boolean; steps: number; calls: number }> => {
  const { rows, steps } = await walked(bench, "tickets", { status: ["pending"] }, [40], atHand);
  expect(idsOf(rows)).toEqual(pending);
  const times = rows.map((row) => String(row["updated_at"]));
  expect(times).toEqual(times.toSorted());
  return {
    isScanned: steps.some(({ next }) => next !== null && "spans" in next && next.isParted && next.scan !== null),
    steps: steps.length,
    calls: steps.reduce((sum, { errand }) => sum + errand.meter.calls, 0),
  };
};

const searchUnderChange = async (
  provider: Provider,
  desk: Desk,
  events: readonly Event[],
  limits: readonly number[],
): Promise<void> => {
  const queue = [...events];
  const filter = { status: ["pending", "resolved"] };
  const seen = new Map<string, Set<boolean>>();
  let opened: Bench | undefined;
  const happen = ({ kind, which }: Event): void => {
    const marks = opened?.account.tickets() ?? [];
    const mark = marks[which % marks.length];
    if (kind === "pass") return opened?.account.clock.advance(700);
    if (mark === undefined || mark.archived) return undefined;
    const change = changeOf[kind]?.(which) ?? {};
    opened?.account.changeTicket(mark.id, change);
    const states = seen.get(String(mark.id));
    if (kind === "delete" || kind === "spam") states?.add(false);
    if ("status" in change) states?.add(change.status === 3 || change.status === 4);
    return undefined;
  };
  await using bench = await openBench(provider, desk, {
    objects: 150,
    pageCap: 10_000,
    beforeCall: () => {
      const what = queue.shift();
      if (what !== undefined) happen(what);
    },
  });
  const { rows: before } = await walked(bench, "tickets");
  for (const row of before) seen.set(row.id, new Set([holds(filter, row)]));
  opened = bench;
  const { rows: hits } = await walked(bench, "tickets", { ...asked(filter), include: ["native"] }, limits);
  const met = new Set(hits.map(({ id }) => id));
  const lasting = [...seen].filter(([, states]) => states.size === 1 && states.has(true)).map(([id]) => id);
  expect(lasting.filter((id) => !met.has(id))).toEqual([]);
  expect(new Set(hits.map((row) => JSON.stringify(row))).size).toBe(hits.length);
  expect(hits.filter((row) => !holds(filter, row))).toEqual([]);
};

const refusalOf = async (provider: Provider, desk: Desk, given: Body): Promise<unknown> => {
  await using bench = await openBench(provider, desk);
  const failure = await bench.door.list("tickets", given).catch((error: unknown) => error);
  expect(bench.calls()).toEqual([]);
  return failure;
};
const at = (pointer: string) => ({ details: { errors: [expect.objectContaining({ pointer })] } });

/** The body of a search as a transport hands it on. */
const asked = (filter: Filter): Body => ({ filter: ticketSearchSchema.parse({ filter }).filter });
