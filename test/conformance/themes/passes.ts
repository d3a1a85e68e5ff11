import type { Position, Provider } from "@portico/connector";
import type { Resource } from "@portico/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bench, openBench } from "../bench.ts";
import type { Counts } from "../counts.ts";
import { listedOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import type { Row } from "../door.ts";
import { smallest } from "../operation.ts";
import { idsOf, walked } from "../walked.ts";

const event = fc.record({ kind: fc.constantFrom("change" as const, "create" as const), which: fc.nat({ max: 200 }) });

/** A list without an order of time is walked twice: the second time over what was changed while the first went on. */
export const passes = (provider: Provider, desk: Desk, counts: Counts): void => {
  for (const [resource, { paging, guarantee, delta }] of listedOf(provider)) {
    if (paging.since === undefined) {
      test(`${resource}: a list that is not walked a second time has a delta only where it goes by the time of change`, () => {
        expect(delta.available).toBe(paging.changes !== undefined);
      });
      continue;
    }
    describe(resource, () => {
      test("says that it is exact, and what a delta may fail to notice", () => {
        expect({ guarantee, available: delta.available }).toEqual({ guarantee: "exact", available: true });
        expect(delta.notes.length).toBeGreaterThan(0);
      });

      test(
        "while others make objects, and change them in place, the last version of each is met, and deltas bring what follows",
        () =>
          fc.assert(
            fc.asyncProperty(
              fc.array(event, { maxLength: 12 }),
              fc.array(event, { minLength: 1, maxLength: 5 }),
              fc.integer({ min: 1, max: 40 }),
              async (during, later, limit) => {
                await using bench = await openBench(provider, desk, { objects: 60 });
                const ids = idsOf((await walked(bench, resource)).rows);
                const queue = [...during];
                const first = await walk(bench, resource, null, limit, async () => {
                  const what = queue.shift();
                  if (what !== undefined) await happen(bench, resource, ids, what);
                });
                for (const what of later) await happen(bench, resource, ids, what);
                const second = await walk(bench, resource, first.resume, limit);
                const third = await walk(bench, resource, second.resume, limit);
                expect(new Set(second.rows.map(textOf)).size).toBe(second.rows.length);
                expect(third.rows).toEqual([]);
                const known = new Map([...first.rows, ...second.rows].map((row) => [row.id, textOf(row)]));
                const { rows: truth } = await walked(bench, resource);
                expect(truth.filter((row) => known.get(row.id) !== textOf(row))).toEqual([]);
              },
            ),
            { numRuns: counts.walks },
          ),
        120_000,
      );

      test("a deletion is in the next delta where it moves the time of change, and is said to be one", async () => {
        await using bench = await openBench(provider, desk);
        const first = await walk(bench, resource, null, 50);
        const [victim] = first.rows;
        await bench.door.delete(resource, { id: victim?.id });
        const { rows } = await walk(bench, resource, first.resume, 50);
        expect(rows.every((row) => row.id === victim?.id && row["is_deleted"] === true)).toBe(true);
      });
    });
  }
};

const happen = async (
  bench: Bench,
  resource: Resource,
  ids: readonly string[],
  { kind, which }: { kind: "change" | "create"; which: number },
): Promise<void> => {
  if (kind === "create") await bench.door.create(resource, {}, await smallest(bench, resource));
  else
    await bench.door.update(
      resource,
      { id: ids[which % ids.length] },
      { [aside[resource] ?? "name"]: `Changed ${which}` },
    );
};

/** What can be changed without a change of the order. */
const aside: Partial<Record<Resource, string>> = {
  tickets: "subject",
  contacts: "job_title",
  companies: "description",
};

const walk = async (
  bench: Bench,
  resource: Resource,
  begin: Position | null,
  limit: number,
  meanwhile: () => Promise<void> = async () => {},
): Promise<{ rows: readonly Row[]; resume: Position | null }> => {
  const rows: Row[] = [];
  for (let from = begin; ; await meanwhile()) {
    const step = await bench.door.list(resource, { limit }, from);
    rows.push(...step.items);
    if (step.next === null) return { rows, resume: step.resume };
    from = JSON.parse(JSON.stringify(step.next)) as Position;
  }
};

const textOf = (row: Row): string => JSON.stringify(row);
