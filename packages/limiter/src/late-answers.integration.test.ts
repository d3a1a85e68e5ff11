import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { afterAll, expect, inject, test } from "vitest";
import { createLimiter } from "./create-limiter.ts";
import type { AcquireRequest, Limiter } from "./limiter.ts";
import { createRedisStore } from "./redis-store.ts";
import type { RedisClient } from "./redis-runner.ts";
import { manySlots } from "./testing/limiter-cases.ts";
import { createRedisWorlds } from "./testing/redis-world.ts";
import { createVirtualClock } from "./testing/virtual-clock.ts";

const worlds = createRedisWorlds(inject("redisUrl"));
afterAll(() => worlds.close());

const windowMs = 60_000;
const request: AcquireRequest = {
  account: { provider: "example", subdomain: "acme" },
  take: [{ class: "total", credits: 1 }],
  budgets: { total: { limit: 10, windowMs, source: "plan" } },
  waitMs: 0,
  lane: "interactive",
  tenant: "one",
  connection: "a",
};

/** Two processes on one Redis, which does at once what it is asked, and answers the first one late if told so. */
const openWorld = () => {
  let unanswered = 0;
  let lateMs = 0;
  const clock = createVirtualClock(() => unanswered > 0);
  const client = worlds.createClient((change) => (unanswered += change));
  const failures: unknown[] = [];
  const late: RedisClient = {
    evalsha: async (...args) => {
      const reply = await client.evalsha(...args);
      if (lateMs > 0) await clock.sleep(lateMs);
      return reply;
    },
    eval: (...args) => client.eval(...args),
  };
  const open = (redis: RedisClient): Limiter => {
    const { now, schedule } = clock;
    const deps = { now, schedule, random: () => 0.37, serverNow: now };
    const store = createRedisStore({ ...deps, client: redis, onFailure: (error) => failures.push(error) });
    return createLimiter({ store, now, schedule, createId: randomUUID, slots: manySlots });
  };
  return { clock, failures, left: open(late), right: open(client), answerLate: (ms: number) => (lateMs = ms) };
};

const takeMany = async (limiter: Limiter, tries: number): Promise<number> => {
  let taken = 0;
  for (let index = 0; index < tries; index += 1) if ((await limiter.acquire(request)).admitted) taken += 1;
  return taken;
};

const usedOf = async (limiter: Limiter): Promise<number | undefined> =>
  (await limiter.view(request.account, request.budgets)).classes[0]?.used;

test("where the budget may be used up, a call waits for a late answer and not for luck", async () => {
  const { clock, failures, left, right, answerLate } = openWorld();
  expect(await takeMany(left, 1)).toBe(1);
  expect(await takeMany(right, 4)).toBe(4);
  expect(await takeMany(left, 1)).toBe(1);
  answerLate(200);
  const pending = takeMany(left, 1);
  expect(await takeMany(right, 9)).toBe(3);
  await clock.pass(1000);
  expect(await pending).toBe(1);
  expect([failures, await usedOf(right)]).toEqual([[], 10]);
});

test("what Redis has admitted too late to be believed is given back", async () => {
  const { clock, failures, left, right, answerLate } = openWorld();
  const theirs = await right.acquire(request);
  expect(await takeMany(right, 8)).toBe(8);
  expect(await takeMany(left, 1)).toBe(1);
  if (theirs.admitted) await right.settle(theirs.permit, { sent: false });
  answerLate(400);
  const pending = left.acquire(request);
  await clock.pass(1000);
  expect((await pending).admitted).toBe(false);
  expect([failures.length, await usedOf(right)]).toEqual([1, 10]);
  answerLate(0);
  expect(await takeMany(left, 2)).toBe(1);
  expect(await usedOf(right)).toBe(10);
});

test("what was admitted too late is given back also in a class that was never used before", async () => {
  const { clock, left, right, answerLate } = openWorld();
  const take = [...request.take, { class: "list", credits: 1 }];
  const both = {
    ...request,
    take,
    budgets: { ...request.budgets, list: { limit: 5, windowMs, source: "plan" } },
  } as const;
  expect(await takeMany(left, 6)).toBe(6);
  answerLate(400);
  const pending = left.acquire(both);
  await clock.pass(1000);
  expect((await pending).admitted).toBe(false);
  answerLate(0);
  await left.acquire(request);
  expect((await right.view(both.account, both.budgets)).classes).toMatchObject([{ used: 7 }, { used: 0 }]);
});

test("however many calls one silence meets, none of them takes Redis for lost", async () => {
  const { clock, left, right, answerLate } = openWorld();
  expect(await takeMany(left, 6)).toBe(6);
  expect(await takeMany(right, 4)).toBe(4);
  answerLate(400);
  const pending = Promise.all(Array.from({ length: 8 }, () => left.acquire(request)));
  await clock.pass(1000);
  expect((await pending).filter(({ admitted }) => admitted)).toEqual([]);
});

test("a lease that Redis has granted unheard is given back", async () => {
  const { clock, left, right, answerLate } = openWorld();
  const wide = { ...request, budgets: { total: { limit: 1000, windowMs, source: "plan" as const } } };
  await left.acquire(wide);
  answerLate(100);
  const pending = left.acquire(wide);
  await clock.pass(1000);
  expect((await pending).admitted).toBe(true);
  const usedIn = async (limiter: Limiter) => (await limiter.view(wide.account, wide.budgets)).classes[0]?.used;
  expect(await usedIn(right)).toBeGreaterThan(2);
  answerLate(0);
  await left.acquire(wide);
  expect(await usedIn(right)).toBe(3);
});

test("a process that was itself held up does not take Redis for lost", async () => {
  const { port1, port2 } = new MessageChannel();
  const failures: unknown[] = [];
  // The answer has arrived, and is read as soon as this process reads again: by then its timer is due.
  const answer = async (): Promise<unknown> => {
    const arrived = once(port2, "message");
    port1.postMessage([[0], 1, "1", [[1, "10", 0, 0]]]);
    const [reply] = await arrived;
    return reply;
  };
  const client: RedisClient = { evalsha: answer, eval: answer };
  const store = createRedisStore({
    client,
    now: () => 0,
    random: () => 0.37,
    schedule: (_, wake) => {
      const timer = setTimeout(wake, 1);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
      return () => clearTimeout(timer);
    },
    onFailure: (error) => failures.push(error),
  });
  const limiter = createLimiter({ store, now: () => 0, schedule: () => () => {}, createId: randomUUID });
  // From here, timers come before the next look at what has arrived.
  await new Promise((resolve) => setImmediate(resolve));
  expect((await limiter.acquire(request)).admitted).toBe(true);
  expect(failures).toEqual([]);
  port1.close();
});
