import fc from "fast-check";
import { randomUUID } from "node:crypto";
import { afterAll, expect, inject, test } from "vitest";
import { createLimiter } from "./create-limiter.ts";
import { createRedisStore } from "./redis-store.ts";
import { faultyCommands, sharedCommands } from "./testing/commands.ts";
import { createFaultyRedis } from "./testing/faulty-redis.ts";
import { beginHistory, manyCalls } from "./testing/history.ts";
import type { HistoryWorld } from "./testing/history.ts";
import { createVirtualClock } from "./testing/virtual-clock.ts";

const redis = createFaultyRedis(inject("redisUrl"));
afterAll(() => redis.close());

const openWorld = async (): Promise<HistoryWorld> => {
  let unanswered = 0;
  const clock = createVirtualClock(() => unanswered > 0);
  const { now, schedule } = clock;
  const { openLink, ...store } = redis.openStore();
  const openProcess = async () => {
    const { client, link } = openLink((change) => (unanswered += change));
    const deps = { now, serverNow: now, schedule, random: () => 0.37, onFailure: () => {} };
    const limiter = createLimiter({
      store: createRedisStore({ client, ...deps }),
      now,
      schedule,
      createId: randomUUID,
      slots: manyCalls,
    });
    return { limiter, link };
  };
  return { clock, openProcess, store };
};

test.each([
  { what: "whatever callers, providers and other apps do, and whichever process ends", commands: sharedCommands },
  { what: "cut off, mute, forgetful or failed over", commands: faultyCommands },
])("several processes on one Redis, $what: no promise is broken", async ({ commands }) => {
  // A process that has a wide budget to itself takes leases of it.
  const scenes = fc.record({
    kind: fc.constantFrom("clock" as const, "first_call" as const),
    size: fc.constantFrom(1, 2, 3),
    width: fc.constantFrom(1, 10),
  });
  await fc.assert(
    fc.asyncProperty(scenes, fc.commands(commands, { maxCommands: 60, size: "max" }), async (scene, steps) => {
      const history = await beginHistory(await openWorld(), scene);
      await fc.asyncModelRun(() => ({ model: history, real: history }), steps);
      await history.end();
      expect(history.ledger.broken).toEqual([]);
    }),
    { numRuns: inject("histories") },
  );
});
