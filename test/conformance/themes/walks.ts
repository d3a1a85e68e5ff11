import type { Provider } from "@portico/connector";
import type { Resource } from "@portico/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bench, openBench } from "../bench.ts";
import type { Counts } from "../counts.ts";
import { listedOf, parentOf, withPaging } from "../definition.ts";
import type { Desk } from "../desk.ts";
import { smallest } from "../operation.ts";
import { idsOf, walked } from "../walked.ts";

/** The most native pages that one request of ours reads. */
const scanBound = 10;

/** A walk gives each object once, in full pages, and ends; where it must stop before the end it says so. */
export const walks = (provider: Provider, desk: Desk, counts: Counts): void => {
  for (const [resource, list] of listedOf(provider)) {
    const { size, ceiling } = list.paging;
    describe(resource, () => {
      test("a walk in any limits gives each object once, in full pages", async () => {
        await using bench = await openBench(provider, desk, { objects: Math.ceil(size.max * 2.4) });
        await fill(bench, resource, Math.ceil(size.max * 1.3));
        const { rows: all } = await walked(bench, resource);
        expect(new Set(idsOf(all)).size).toBe(all.length);
        if (resource === "tickets") expect(idsOf(all)).toEqual(visible(bench));
        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 }),
            async (limits) => {
              const { rows, steps } = await walked(bench, resource, {}, limits.length === 1 ? [...limits, 50] : limits);
              expect(rows.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
              for (const { items, limit } of steps.slice(0, -1)) expect(items.length).toBe(limit);
              expect(steps.at(-1)?.cutBy).toBeNull();
            },
          ),
          { numRuns: counts.walks },
        );
      });

      const sparse = list.filters.find(({ applied_by }) => applied_by === "gateway")?.name;
      const isFilled = resource !== "comments" && sparse !== undefined && !/_(?:after|before)$/.test(sparse);
      if (isFilled)
        test(`a filter that nothing passes costs at most ${scanBound} native pages a request, and ends`, async () => {
          await using bench = await openBench(provider, desk, { objects: size.max * (scanBound + 2) });
          await walked(bench, resource, { [sparse]: ["x9"] }, [1]);
          bench.forgetCalls();
          const { rows, steps } = await walked(bench, resource, { [sparse]: ["x9"] });
          expect(rows).toEqual([]);
          expect(steps.length).toBeGreaterThan(1);
          for (const { errand } of steps) expect(errand.meter.calls).toBeLessThanOrEqual(scanBound);
          expect(steps.reduce((sum, { errand }) => sum + errand.meter.calls, 0)).toBe(bench.calls().length);
        });

      if (ceiling !== undefined)
        test("a walk that meets the vendor's last page goes on by time, or says so, whatever its limit", async () => {
          const pages = 3;
          const low = withPaging(provider, resource, { ceiling: { pages } });
          await using bench = await openBench(low, desk, { objects: size.max * (pages + 1), pageCap: pages });
          for (const sort of list.sorts)
            for (const limit of [100, 7]) {
              const { rows, steps } = await walked(bench, resource, { sort }, [limit]);
              const isWhole = list.exact_sorts.includes(sort);
              expect(new Set(idsOf(rows)).size).toBe((isWhole ? pages + 1 : pages) * size.max);
              expect(steps.at(-1)).toMatchObject({ next: null, cutBy: isWhole ? null : "provider_cap" });
            }
        });
    });
  }
};

/** Lists below another object are filled through the API, as far as the vendor lets us write there. */
const fill = async (bench: Bench, resource: Resource, count: number): Promise<void> => {
  if (resource !== "comments") return;
  const parent = parentOf(bench, resource);
  for (let made = 0; made < count; made += 1) {
    await bench.door.create(resource, parent, await smallest(bench, resource));
  }
};

const visible = (bench: Bench): string[] =>
  bench.account
    .tickets()
    .filter(({ deleted, spam, archived }) => !deleted && !spam && !archived)
    .map(({ id }) => String(id))
    .toSorted();
