import fc from "fast-check";
import { expect, test } from "vitest";
import { createLimiter } from "./create-limiter.ts";
import { createInProcessStore } from "./in-process-store.ts";
import { compete, jain } from "./testing/compete.ts";
import type { Contest, Rival } from "./testing/compete.ts";
import { seededRandom } from "./testing/seeded-random.ts";
import { createVirtualClock } from "./testing/virtual-clock.ts";

const warmUp = 2;

/** Four limiters on one store, a few milliseconds away from it, as four processes are from a Redis. */
const run = async (seed: number, contest: Omit<Contest, "tripMs">) => {
  const clock = createVirtualClock();
  const random = seededRandom(seed);
  const shared = createInProcessStore({ now: clock.now, random });
  const away = async <Result>(act: () => Result): Promise<Result> => {
    await clock.sleep(2 * random());
    const result = act();
    await clock.sleep(2 * random());
    return result;
  };
  const store = {
    ...shared,
    repollMs: 250,
    reserve: (...args: Parameters<typeof shared.reserve>) => away(() => shared.reserve(...args)),
    settle: (...args: Parameters<typeof shared.settle>) => away(() => shared.settle(...args)),
  };
  const limiters = ["1", "2", "3", "4"].map((name) => {
    let count = 0;
    return createLimiter({
      store,
      now: clock.now,
      schedule: clock.schedule,
      createId: () => `${name}-${(count += 1)}`,
    });
  });
  const { taken, refused } = await compete({ clock, limiters, random }, { tripMs: 400, ...contest });
  const sums = taken.map((row) => row.slice(warmUp).reduce((sum, credits) => sum + credits, 0));
  const total = sums.reduce((sum, credits) => sum + credits, 0);
  return { refused, sums, parts: sums.map((sum) => sum / total), used: total / (400 * (contest.windows - warmUp)) };
};

const spread = (rivals: readonly Rival[]): readonly Rival[] => rivals;
const pinned = (rivals: readonly Rival[]): readonly Rival[] =>
  rivals.map((rival, index) => ({ ...rival, pinnedTo: index }));

const contests = [
  { way: "spread over all processes", through: spread, kind: "clock" },
  { way: "spread over all processes", through: spread, kind: "first_call" },
  { way: "one to each process", through: pinned, kind: "clock" },
  { way: "one to each process", through: pinned, kind: "first_call" },
] as const;

test.each(contests)(
  "three equal tenants get the same, and leave nothing over: $way, $kind",
  async ({ through, kind }) => {
    const rivals = through(["a", "b", "c"].map((tenant) => ({ tenant, callers: 20 })));
    const { refused, sums, used } = await run(3, { rivals, kind, windows: 12 });
    expect(refused).toBe(0);
    expect(jain(sums)).toBeGreaterThanOrEqual(0.99);
    expect(used).toBeGreaterThanOrEqual(0.98);
  },
);

test.each(contests)("a tenant with ten times the callers gets 60 % at most: $way, $kind", async ({ through, kind }) => {
  const rivals = through([
    { tenant: "noisy", callers: 100 },
    { tenant: "modest", callers: 10 },
  ]);
  const { refused, parts, used } = await run(4, { rivals, kind, windows: 12 });
  expect(refused).toBe(0);
  expect(parts[0]).toBeLessThanOrEqual(0.6);
  expect(used).toBeGreaterThanOrEqual(0.98);
});

test.each(contests)(
  "the background is neither served before others nor starved: $way, $kind",
  async ({ through, kind }) => {
    const rivals = through([
      { tenant: "a", callers: 40 },
      { tenant: "b", callers: 40, lane: "background" },
    ]);
    const { parts, used } = await run(5, { rivals, kind, windows: 12 });
    expect(parts[1]).toBeGreaterThanOrEqual(1 / 10);
    expect(parts[1]).toBeLessThanOrEqual(2 / 10);
    expect(used).toBeGreaterThanOrEqual(0.98);
  },
);

test("a tenant's connections share its part alike, however many it has", async () => {
  const rivals = [
    { tenant: "a", callers: 40 },
    { tenant: "b", connection: "x", callers: 10 },
    { tenant: "b", connection: "y", callers: 90 },
  ];
  const { parts } = await run(6, { rivals, kind: "first_call", windows: 12 });
  expect(parts[0]).toBeCloseTo(0.5, 1);
  expect(parts[1]).toBeCloseTo(0.25, 1);
});

test("who comes late shuts nobody out", async () => {
  const rivals = pinned([
    { tenant: "early", callers: 40 },
    { tenant: "late", callers: 40, from: 4 },
  ]);
  const { sums, used } = await run(7, { rivals, kind: "first_call", windows: 6 });
  expect(sums[1]).toBeGreaterThanOrEqual(0.35 * 800);
  expect(sums[1]).toBeLessThanOrEqual(0.65 * 800);
  expect(used).toBeGreaterThanOrEqual(0.98);
});

test("what some leave, the others take, whoever they are and however slowly they call", async () => {
  const rival = fc.record({
    tenant: fc.constantFrom("a", "b", "c"),
    connection: fc.constantFrom("x", "y"),
    lane: fc.constantFrom("interactive" as const, "background" as const),
    callers: fc.integer({ min: 1, max: 12 }),
    restMs: fc.integer({ min: 0, max: 20_000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.array(rival, { maxLength: 5 }), async (seed, others) => {
      const rivals = [{ tenant: "greedy", callers: 60 }, ...others];
      const { refused, used } = await run(seed, { rivals, kind: "first_call", windows: 7 });
      expect(refused).toBe(0);
      expect(used).toBeGreaterThanOrEqual(0.97);
    }),
    { numRuns: 8 },
  );
}, 60_000);
