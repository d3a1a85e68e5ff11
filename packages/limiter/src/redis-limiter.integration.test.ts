import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { steadyNow } from "./in-process-limiter.ts";
import type { Limiter } from "./limiter.ts";
import { createRedisLimiter } from "./redis-limiter.ts";
import { compete, limits } from "./testing/compete.ts";
import { limiterCases } from "./testing/limiter-cases.ts";
import { createModelProvider } from "./testing/model-provider.ts";
import { createRedisWorlds } from "./testing/redis-world.ts";
import { saturate } from "./testing/saturate.ts";
import { seededRandom } from "./testing/seeded-random.ts";

const worlds = createRedisWorlds(inject("redisUrl"));
afterAll(() => worlds.close());

describe("on Redis", () => {
  limiterCases(worlds.createWorld);

  test.each([
    { kind: "clock", headers: true },
    { kind: "first_call", headers: true },
    { kind: "first_call", headers: false },
    { kind: "leaky", headers: true },
    { kind: "leaky", headers: false },
  ] as const)(
    "three processes under saturation: no call refused, 97 % used: $kind, headers $headers",
    async (scene) => {
      const { clock, createLimiter } = await worlds.createWorld();
      const limiters = [await createLimiter(), await createLimiter(), await createLimiter()];
      const shape = { windows: 10, wayMs: 200, restMs: 0, ...scene };
      const seen = await saturate({ clock, limiters, random: seededRandom(11) }, shape);
      expect(seen.refused).toBe(0);
      expect(seen.utilisation).toBeGreaterThanOrEqual(0.97);
    },
  );
});

test.each([
  { way: "spread over four processes", pins: [undefined, undefined] },
  { way: "each through a process of its own", pins: [0, 1] },
])(
  "a tenant with ten times the callers gets 60 % at most, and nothing lies idle: $way",
  async ({ pins: [noisyPin, modestPin] }) => {
    const { clock, createLimiter } = await worlds.createWorld();
    const limiters = [await createLimiter(), await createLimiter(), await createLimiter(), await createLimiter()];
    const rivals = [
      { tenant: "noisy", callers: 100, pinnedTo: noisyPin },
      { tenant: "modest", callers: 10, pinnedTo: modestPin },
    ];
    const contest = { rivals, kind: "first_call", windows: 5, tripMs: 400 } as const;
    const { taken, refused } = await compete({ clock, limiters, random: seededRandom(8) }, contest);
    const [noisy = 0, modest = 0] = taken.map((row) => row.slice(2).reduce((sum, credits) => sum + credits, 0));
    expect(refused).toBe(0);
    expect(noisy / (noisy + modest)).toBeLessThanOrEqual(0.6);
    expect((noisy + modest) / (3 * limits.total)).toBeGreaterThanOrEqual(0.98);
  },
);

test("on the server's own clock, two processes keep a provider's windows", async () => {
  const url = inject("redisUrl");
  const limiters = [await createRedisLimiter({ redis: url }), await createRedisLimiter({ redis: url })];
  onTestFinished(async () => void (await Promise.all(limiters.map((limiter) => limiter.close()))));
  const windowMs = 300;
  const take = [{ class: "total", credits: 1 }];
  const provider = createModelProvider({ now: steadyNow, limits: { total: 5 }, windowMs, kind: "first_call" });
  const account = { provider: "example", subdomain: randomUUID() };
  const budgets = { total: { limit: 5, windowMs, source: "plan" as const } };

  const caller = { lane: "interactive" as const, tenant: "one", connection: "a" };

  const call = async (limiter: Limiter): Promise<boolean> => {
    const admission = await limiter.acquire({ account, budgets, take, waitMs: 30_000, ...caller });
    if (!admission.admitted) return false;
    const { accepted } = provider.count(take);
    await limiter.settle(admission.permit, { sent: true });
    return accepted;
  };
  const calls = limiters.flatMap((limiter) => Array.from({ length: 10 }, () => call(limiter)));
  expect(new Set(await Promise.all(calls))).toEqual(new Set([true]));
});
