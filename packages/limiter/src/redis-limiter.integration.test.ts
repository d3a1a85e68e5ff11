import { afterAll, describe, expect, inject, test } from "vitest";
import { limiterCases } from "./testing/limiter-cases.ts";
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
  ] as const)(
    "three processes under saturation: no call refused, 97 % used: $kind, headers $headers",
    async (scene) => {
      const { clock, createLimiter } = await worlds.createWorld();
      const limiters = [await createLimiter(), await createLimiter(), await createLimiter()];
      const shape = { windows: 20, wayMs: 200, restMs: 0, ...scene };
      const seen = await saturate({ clock, limiters, random: seededRandom(11) }, shape);
      expect(seen.refused).toBe(0);
      expect(seen.utilisation).toBeGreaterThanOrEqual(0.97);
    },
  );
});
