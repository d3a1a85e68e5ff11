import fc from "fast-check";
import { expect, test } from "vitest";
import { createInProcessLimiter } from "./in-process-limiter.ts";
import { saturate } from "./testing/saturate.ts";
import type { Saturation, Scene } from "./testing/saturate.ts";
import { seededRandom } from "./testing/seeded-random.ts";
import { createVirtualClock } from "./testing/virtual-clock.ts";

const run = (seed: number, scene: Scene): Promise<Saturation> => {
  const random = seededRandom(seed);
  const clock = createVirtualClock();
  const limiter = createInProcessLimiter({ now: clock.now, schedule: clock.schedule, random });
  return saturate({ clock, limiters: [limiter], random }, scene);
};

test.each([
  { kind: "clock", headers: true },
  { kind: "clock", headers: false },
  { kind: "first_call", headers: true },
  { kind: "first_call", headers: false },
  { kind: "leaky", headers: true },
  { kind: "leaky", headers: false },
] as const)(
  "under saturation no call is refused, and 97 % of 60 windows is used: $kind, headers $headers",
  async (scene) => {
    const seen = await run(7, { ...scene, windows: 60, wayMs: 200, restMs: 0 });
    expect(seen.refused).toBe(0);
    expect(seen.utilisation).toBeGreaterThanOrEqual(0.97);
  },
);

test("no call is refused, however slow the provider and however thin the traffic", async () => {
  const scene = fc.record({
    kind: fc.constantFrom("clock" as const, "first_call" as const, "leaky" as const),
    headers: fc.boolean(),
    windows: fc.constant(12),
    wayMs: fc.integer({ min: 1, max: 40_000 }),
    restMs: fc.integer({ min: 0, max: 240_000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.integer(), scene, async (seed, drawn) => {
      expect((await run(seed, drawn)).refused).toBe(0);
    }),
    { numRuns: 100 },
  );
}, 120_000);
