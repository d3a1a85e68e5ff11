import type { Position, Provider } from "@portico/connector";
import type { TicketMark } from "@portico/simulators";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bench, openBench } from "../bench.ts";
import type { Counts } from "../counts.ts";
import { listedOf, withPaging } from "../definition.ts";
import type { Desk } from "../desk.ts";
import type { Row } from "../door.ts";
import { walked } from "../walked.ts";

/** What somebody else does to tickets while a walk goes on: which, counted over all there are, and how many in a row. */
const event = fc.record({
  kind: fc.constantFrom("change" as const, "delete" as const, "restore" as const, "spam" as const, "pass" as const),
  which: fc.nat({ max: 500 }),
  times: fc.integer({ min: 1, max: 6 }),
});
type Event = { kind: "change" | "delete" | "restore" | "spam" | "pass"; which: number; times: number };

const pageSize = 5;

/** A walk by the time of change misses nothing and repeats nothing, and what follows it brings all that changes later. */
export const changes = (provider: Provider, desk: Desk, counts: Counts): void => {
  for (const [resource, { paging }] of listedOf(provider)) {
    if (paging.since !== undefined) continue;
    if (paging.changes === undefined) {
      test(`${resource}: a walk that cannot be gone on with later does not offer to be`, async () => {
        await using bench = await openBench(provider, desk);
        const { steps } = await walked(bench, resource);
        expect(steps.map(({ resume }) => resume)).toEqual(steps.map(() => null));
      });
      continue;
    }
    const small = withPaging(provider, resource, { size: { ...paging.size, max: pageSize }, ceiling: { pages: 30 } });
    describe(resource, () => {
      test(
        "all that lives throughout a walk is met, no version twice, and deltas come to what there is in the end",
        () =>
          fc.assert(
            fc.asyncProperty(
              fc.array(event, { maxLength: 30 }),
              fc.array(event, { maxLength: 20 }),
              fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
              async (during, later, limits) => {
                const queue = [...during];
                const world = await openWorld(small, desk, () => queue.shift());
                await using bench = world.bench;
                const before = new Set(
                  bench.account
                    .tickets()
                    .filter(isShown)
                    .map(({ id }) => id),
                );
                const first = await walk(bench, null, limits);
                const met = new Set(first.rows.map(({ id }) => id));
                const lasting = bench.account.tickets().filter((mark) => isShown(mark) && before.has(mark.id));
                expect(lasting.filter(({ id }) => !met.has(String(id)) && !world.hidden.has(id))).toEqual([]);

                for (const what of later) world.happen(what);
                bench.account.clock.advance(2_000);
                const second = await walk(bench, first.resume, limits);
                const third = await walk(bench, second.resume, limits);
                const all = [...first.rows, ...second.rows];
                expect(third.rows).toEqual([]);
                expect(new Set(all.map((row) => JSON.stringify(row))).size).toBe(all.length);
                const known = new Map(all.map((row) => [row.id, row]));
                for (const mark of bench.account.tickets())
                  if (known.has(String(mark.id)) || before.has(mark.id) || world.hidden.has(mark.id))
                    if (!mark.archived) expect(stateOf(known.get(String(mark.id)))).toEqual(truthOf(mark));
              },
            ),
            { numRuns: counts.walks * 4 },
          ),
        300_000,
      );
    });
  }
};

/** An account whose tickets were changed at few different times, and what can be done to them. */
const openWorld = async (provider: Provider, desk: Desk, next: () => Event | undefined) => {
  const hidden = new Set<TicketMark["id"]>();
  let bench: Bench | undefined;
  const happen = ({ kind, which, times }: Event): void => {
    if (bench === undefined) return;
    const { account } = bench;
    if (kind === "pass") return account.clock.advance(times * 400);
    const marks = account.tickets();
    for (let index = 0; index < times; index += 1) {
      const mark = marks[(which + index) % marks.length];
      if (mark === undefined || mark.archived) continue;
      if (kind !== "change") hidden.add(mark.id);
      account.changeTicket(mark.id, changeOf[kind](which + index));
    }
  };
  bench = await openBench(provider, desk, {
    objects: 40,
    beforeCall: () => {
      const what = next();
      if (what !== undefined) happen(what);
    },
  });
  return { bench, happen, hidden };
};

const changeOf = {
  change: (number: number) => ({ subject: `Changed ${number}` }),
  delete: () => ({ deleted: true }),
  restore: () => ({ deleted: false, spam: false }),
  spam: () => ({ spam: true }),
};

const isShown = ({ deleted, spam, archived }: TicketMark): boolean => !deleted && !spam && !archived;

const walk = async (bench: Bench, begin: Position | null, limits: readonly number[]) => {
  const rows: Row[] = [];
  let from = begin;
  for (let turn = 0; ; turn += 1) {
    const limit = limits[turn % limits.length] ?? 9;
    const step = await bench.adapter.list(bench.errand(), "tickets", { limit, include: ["native"] }, from);
    rows.push(...step.items);
    if (step.next === null) return { rows, resume: step.resume };
    from = JSON.parse(JSON.stringify(step.next));
  }
};

/** What somebody knows of a ticket who has kept its last version, and what is so. */
const stateOf = (row: Row | undefined): unknown =>
  row === undefined ? undefined : [row["is_deleted"] === true || row["is_spam"] === true, row["updated_at"]];
const truthOf = ({ deleted, spam, updatedAt }: TicketMark): unknown => [deleted || spam, updatedAt];
