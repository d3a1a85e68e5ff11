import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { createInProcessLimiter } from "./in-process-limiter.ts";
import { ordinaryCommands } from "./testing/commands.ts";
import { beginHistory, manyCalls } from "./testing/history.ts";
import { createVirtualClock } from "./testing/virtual-clock.ts";

test("in process, whatever callers, providers and other apps do, no promise is broken", async () => {
  const scenes = fc.record({
    kind: fc.constantFrom("clock" as const, "first_call" as const),
    size: fc.constant(1),
    width: fc.constantFrom(1, 3),
  });
  const steps = fc.commands(ordinaryCommands, { maxCommands: 120, size: "max" });
  await fc.assert(
    fc.asyncProperty(scenes, steps, async (scene, commands) => {
      const clock = createVirtualClock();
      const { now, schedule } = clock;
      const limiter = createInProcessLimiter({ now, schedule, random: () => 0.37, slots: manyCalls });
      const history = await beginHistory({ clock, openProcess: async () => ({ limiter }) }, scene);
      await fc.asyncModelRun(() => ({ model: history, real: history }), commands);
      await history.end();
      expect(history.ledger.broken).toEqual([]);
    }),
    { numRuns: 10 * inject("histories") },
  );
});
