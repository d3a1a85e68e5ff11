import fc from "fast-check";
import { afterAll, expect, inject, test } from "vitest";
import type { Ask } from "./account-budget.ts";
import type { BudgetStore } from "./budget-store.ts";
import { pathOf } from "./fair-order.ts";
import { createInProcessStore } from "./in-process-store.ts";
import type { BudgetShape, Budgets, Observation, Permit, Take } from "./limiter.ts";
import { createRedisStore } from "./redis-store.ts";
import { createRedisWorlds } from "./testing/redis-world.ts";

const worlds = createRedisWorlds(inject("redisUrl"));
afterAll(() => worlds.close());

const windowMs = 60_000;
const shapes = fc.constantFrom("window" as const, "leaky" as const);
const budgetsOf = (shape: BudgetShape): Budgets => ({
  total: { limit: 12, windowMs, source: "plan" },
  list: { shape, limit: 5, windowMs, source: "assumed" },
});
const account = { provider: "example", subdomain: "acme" };

const credits = fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, fc.constantFrom(0.5, 2, 4, 7, 13));
const takes: fc.Arbitrary<Take[]> = fc.tuple(credits, fc.boolean()).map(([cost, isListing]) => {
  const total = { class: "total", credits: cost };
  return isListing ? [{ class: "list", credits: cost }, total] : [total];
});
const remains = fc.record({
  sent: fc.constant(true),
  classes: fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 5 })).map(([total, list]) => [
    { class: "total", remaining: total },
    { class: "list", remaining: list },
  ]),
});
const relearns = fc.record(
  {
    sent: fc.constant(true),
    classes: fc.constantFrom([{ class: "total", limit: 20 }], [{ class: "list", limit: 3, remaining: 2.5 }]),
    charged: fc.integer({ min: 0, max: 5 }),
  },
  { requiredKeys: ["sent"] },
);
const limited = fc.record(
  {
    sent: fc.constant(true),
    retryAfterMs: fc.constantFrom(null, 0, 200, 3000, 34_000, 900_001),
    limitedClasses: fc.subarray(["total", "list"]),
  },
  { requiredKeys: ["sent", "retryAfterMs"] },
);
const observation: fc.Arbitrary<Observation> = fc.oneof(
  { weight: 12, arbitrary: remains },
  { weight: 1, arbitrary: relearns },
  { weight: 1, arbitrary: limited },
  { weight: 1, arbitrary: fc.constant({ sent: false }) },
);
const instants = fc.oneof(
  { weight: 6, arbitrary: fc.nat(50) },
  { weight: 1, arbitrary: fc.nat(70_000) },
  { weight: 1, arbitrary: fc.nat(200_000) },
);

const caller = {
  lane: fc.constantFrom("interactive" as const, "background" as const),
  tenant: fc.constantFrom("one", "two"),
  connection: fc.constantFrom("a", "b/%"),
};
const waiting: fc.Arbitrary<Ask["waiting"]> = fc
  .array(fc.tuple(fc.record(caller), fc.record({ total: fc.nat(9), list: fc.nat(4) }, { requiredKeys: [] })), {
    maxLength: 3,
  })
  .map((entries) => Object.fromEntries(entries.map(([who, credits]) => [pathOf(who).at(-1) ?? "", credits])));
const shares = fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, fc.constantFrom(0.8, 0.1));

type Step =
  | ({ act: "reserve"; tenant: string; connection: string } & Omit<Ask, "id" | "account" | "budgets" | "path">)
  | { act: "settle"; which: number; observation: Observation }
  | { act: "pass"; ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    act: fc.constant("reserve"),
    take: takes,
    ...caller,
    process: fc.constantFrom("left", "right"),
    waiting: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, waiting),
    shares: fc.record({ share: shares, backgroundShare: shares }),
    ahead: fc.oneof({ weight: 8, arbitrary: fc.constant({}) }, fc.constantFrom({ total: 3 }, { list: 9 })),
    waitMs: fc.constantFrom(0, 30_000, 120_000),
    isWaiting: fc.boolean(),
  }),
  fc.record({ act: fc.constant("settle"), which: fc.nat(), observation }),
  fc.record({ act: fc.constant("pass"), ms: instants }),
);

/** Plays a history on one store, and tells all that it answered and showed on the way. */
const play = async (
  history: readonly Step[],
  budgets: Budgets,
  open: (deps: { now: () => number; random: () => number }) => BudgetStore,
): Promise<unknown[]> => {
  let instant = 1_800_000_000_000;
  const store = open({ now: () => instant, random: () => 0.37 });
  const permits: Permit[] = [];
  const seen: unknown[] = [];

  const act = async (next: Step, id: string): Promise<unknown> => {
    if (next.act === "pass") return (instant += next.ms);
    if (next.act === "settle") {
      const [permit] = permits.splice(next.which % Math.max(1, permits.length), 1);
      return permit && store.settle(permit, next.observation);
    }
    const { act: _, ...asked } = next;
    const reservation = await store.reserve({ id, account, budgets, ...asked, path: pathOf(asked) });
    if (reservation.reserved) permits.push({ id, account, take: asked.take, lane: asked.lane });
    return reservation;
  };

  for (const [index, next] of history.entries()) {
    seen.push(await act(next, String(index)), await store.view(account, budgets));
  }
  return seen;
};

test("in process and on Redis, every step of any history has the same outcome", async () => {
  const failures: unknown[] = [];
  const onFailure = (error: unknown): void => void failures.push(error);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 80, size: "max" }), shapes, async (history, shape) => {
      const budgets = budgetsOf(shape);
      const client = worlds.createClient();
      const local = await play(history, budgets, createInProcessStore);
      const shared = await play(history, budgets, (deps) =>
        createRedisStore({ ...deps, client, schedule: () => () => {}, serverNow: deps.now, onFailure }),
      );
      expect(shared).toEqual(local);
    }),
    { numRuns: 150 },
  );
  expect(failures).toEqual([]);
});
