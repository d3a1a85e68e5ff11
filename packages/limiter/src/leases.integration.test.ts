import { randomUUID } from "node:crypto";
import { afterAll, expect, inject, test } from "vitest";
import { createLimiter } from "./create-limiter.ts";
import { leaseMs, longestLease } from "./leases.ts";
import type { AcquireRequest, Limiter, Observation, Permit, Schedule } from "./limiter.ts";
import type { RedisClient } from "./redis-runner.ts";
import { createRedisStore } from "./redis-store.ts";
import { manySlots } from "./testing/limiter-cases.ts";
import { createModelProvider } from "./testing/model-provider.ts";
import { createRedisWorlds } from "./testing/redis-world.ts";
import { seededRandom } from "./testing/seeded-random.ts";
import { createVirtualClock } from "./testing/virtual-clock.ts";
import { longestCallMs } from "./window-budget.ts";

const worlds = createRedisWorlds(inject("redisUrl"));
afterAll(() => worlds.close());

const windowMs = 60_000;
const limits = { total: 1000, list: 400 };
const request: AcquireRequest = {
  account: { provider: "example", subdomain: "acme" },
  take: [
    { class: "total", credits: 1 },
    { class: "list", credits: 1 },
  ],
  budgets: {
    total: { limit: limits.total, windowMs, source: "plan" },
    list: { limit: limits.list, windowMs, source: "plan" },
  },
  waitMs: 0,
  lane: "interactive",
  tenant: "one",
  connection: "a",
};

const openWorld = (deliver = (client: RedisClient): RedisClient => client) => {
  let [unanswered, commands] = [0, 0];
  const clock = createVirtualClock(() => unanswered > 0);
  const client = deliver(
    worlds.createClient((change) => {
      unanswered += change;
      if (change > 0) commands += 1;
    }),
  );
  const failures: unknown[] = [];
  const open = (schedule: Schedule = clock.schedule): Limiter => {
    const { now } = clock;
    const deps = { client, now, schedule, random: () => 0.37, serverNow: now };
    const store = createRedisStore({ ...deps, onFailure: (error) => failures.push(error) });
    return createLimiter({
      store,
      now,
      schedule,
      createId: randomUUID,
      slots: { ...manySlots, account: 500, first: 500 },
    });
  };
  return { clock, open, commands: () => commands };
};

/** Answers arrive together, in their order, once there is none to come. */
const allTogether = (client: RedisClient): RedisClient => {
  let gate = Promise.withResolvers<void>();
  let awaited = 0;
  const held = async (reply: Promise<unknown>): Promise<unknown> => {
    awaited += 1;
    const { promise } = gate;
    const arrive = (): void => {
      awaited -= 1;
      if (awaited > 0) return;
      gate.resolve();
      gate = Promise.withResolvers<void>();
    };
    void reply.then(arrive, arrive);
    await promise;
    return reply;
  };
  return {
    evalsha: async (...args) => held(client.evalsha(...args)),
    eval: async (...args) => held(client.eval(...args)),
  };
};

const take = async (limiter: Limiter, more: Partial<AcquireRequest> = {}): Promise<Permit> => {
  const admission = await limiter.acquire({ ...request, ...more });
  if (!admission.admitted) throw new Error(`expected room in ${admission.class}`);
  return admission.permit;
};

const call = async (limiter: Limiter, observed: Observation = { sent: true }): Promise<void> =>
  limiter.settle(await take(limiter), observed);

const callMany = async (limiter: Limiter, count: number): Promise<void> => {
  for (let index = 0; index < count; index += 1) await call(limiter);
};

const classOf = async (limiter: Limiter, name: string) =>
  (await limiter.view(request.account, request.budgets)).classes.find((entry) => entry.name === name);

test("a process that calls often pays in advance, and asks Redis a few times for many calls", async () => {
  const { open, commands } = openWorld();
  const limiter = open();
  await callMany(limiter, 200);
  expect(commands()).toBeLessThan(200 / 3);
  expect(await classOf(limiter, "total")).toMatchObject({ used: 200, remaining: 800 });
  expect(await classOf(limiter, "list")).toMatchObject({ used: 200, remaining: 200 });
});

test("what is not spent is given back a moment later, or at once when the process itself has to ask", async () => {
  const { clock, open } = openWorld();
  const [left, right] = [open(), open()];
  await callMany(left, 20);
  expect((await classOf(right, "total"))?.used).toBeGreaterThan(20);
  await clock.pass(leaseMs);
  expect(await classOf(right, "total")).toMatchObject({ used: 20 });
  await callMany(left, 20);
  expect((await classOf(right, "total"))?.used).toBeGreaterThan(40);
  await take(left, { connection: "b", take: [{ class: "total", credits: 100 }] });
  expect(await classOf(right, "total")).toMatchObject({ used: 140 });
});

test("closing gives back what is not spent", async () => {
  const { open } = openWorld();
  const [left, right] = [open(), open()];
  await callMany(left, 20);
  await left.close();
  expect(await classOf(right, "total")).toMatchObject({ used: 20 });
});

test("nothing is taken in advance of what little is left, and nothing where calls lacked room of late", async () => {
  const { clock, open } = openWorld();
  const [left, right] = [open(), open()];
  await take(right, { take: [{ class: "list", credits: 370 }] });
  await callMany(left, 20);
  expect(await classOf(right, "list")).toMatchObject({ used: 390 });
  expect((await right.acquire({ ...request, take: [{ class: "list", credits: 11 }] })).admitted).toBe(false);
  await clock.pass(longestCallMs + 2 * windowMs);
  await callMany(left, 20);
  expect((await classOf(right, "list"))?.used).toBeGreaterThan(20);
});

test.each([
  ["as they come", (client: RedisClient) => client],
  ["all at one moment", allTogether],
])(
  "calls that ask at one moment get all there is, no more, nothing lost in leases: answered %s",
  async (_, deliver) => {
    const { open } = openWorld(deliver);
    const limiter = open();
    const budgets: AcquireRequest["budgets"] = { total: { limit: 80, windowMs, source: "plan" } };
    const more: Partial<AcquireRequest> = { take: [{ class: "total", credits: 1 }], budgets };
    const asked = Array.from({ length: 81 }, async () => limiter.acquire({ ...request, ...more }));
    const admitted = (await Promise.all(asked)).filter((admission) => admission.admitted);
    expect(admitted).toHaveLength(80);
    expect((await limiter.view(request.account, budgets)).classes).toMatchObject([{ used: 80, remaining: 0 }]);
  },
);

test("a process that is gone keeps what it had set aside no longer than a call that is lost", async () => {
  const { clock, open } = openWorld();
  const [gone, other] = [open(() => () => {}), open()];
  await callMany(gone, 20);
  const aside = ((await classOf(other, "total"))?.used ?? 0) - 20;
  expect(aside).toBeGreaterThan(0);
  expect(aside).toBeLessThanOrEqual(longestLease);
  await clock.pass(longestCallMs + windowMs - 1);
  expect((await classOf(other, "total"))?.used).toBeGreaterThan(0);
  await clock.pass(1);
  expect(await classOf(other, "total")).toMatchObject({ used: 0 });
});

test("a 429 to a call that was paid for in advance closes its class for everyone", async () => {
  const { open } = openWorld();
  const [left, right] = [open(), open()];
  await callMany(left, 20);
  await call(left, { sent: true, retryAfterMs: 5200, limitedClasses: ["list"] });
  expect((await right.acquire(request)).admitted).toBe(false);
  expect((await left.acquire(request)).admitted).toBe(false);
});

test("what a lease tells late leaves alone what others have learned since", async () => {
  const { clock, open } = openWorld();
  const [left, right] = [open(), open()];
  await call(left, { sent: true, classes: [{ class: "total", limit: 900, remaining: 899 }] });
  await callMany(left, 20);
  await call(right, { sent: true, classes: [{ class: "total", limit: 700, remaining: 678 }] });
  await clock.pass(leaseMs);
  expect(await classOf(right, "total")).toMatchObject({ limit: 700, used: 22 });
});

test("a 429 to a call of its own ends a process's lease", async () => {
  const { open } = openWorld();
  const limiter = open();
  const early = await take(limiter);
  await callMany(limiter, 20);
  const settled = limiter.settle(early, { sent: true, retryAfterMs: 5200, limitedClasses: ["list"] });
  expect((await limiter.acquire(request)).admitted).toBe(false);
  await settled;
});

test("what answers to such calls show is learned: limits at once, and others' use", async () => {
  const { clock, open } = openWorld();
  const [left, right] = [open(), open()];
  await callMany(left, 20);
  await clock.pass(10);
  await call(left, { sent: true, classes: [{ class: "total", limit: 800, remaining: 479 }] });
  expect(await classOf(right, "total")).toMatchObject({ limit: 800, source: "learned", used: 21, used_by_others: 300 });
});

test("however processes come, call and rest, no window is overrun and none lies idle", async () => {
  const { clock, open } = openWorld();
  const random = seededRandom(5);
  const provider = createModelProvider({ now: clock.now, limits, windowMs, kind: "first_call" });
  const until = clock.now() + 8 * windowMs;
  const caller = async (limiter: Limiter, tenant: string, restMs: number): Promise<void> => {
    while (clock.now() < until) {
      const credits = random() < 0.2 ? 2 : 1;
      const kind = random() < 0.3 ? ["total", "list"] : ["total"];
      const permit = await take(limiter, {
        tenant,
        waitMs: 3 * windowMs,
        take: kind.map((name) => ({ class: name, credits })),
      });
      await clock.sleep(random() * 100);
      const verdict = provider.count(permit.take);
      await clock.sleep(random() * 100);
      await limiter.settle(
        permit,
        verdict.accepted
          ? { sent: true, classes: verdict.classes }
          : { sent: true, retryAfterMs: verdict.retryAfterMs, limitedClasses: [verdict.limited] },
      );
      // A minute of haste, and one of rest.
      const isHasty = Math.floor(clock.now() / windowMs) % 2 === 0;
      await clock.sleep(random() * (isHasty ? restMs : 20 * restMs));
    }
  };
  const limiters = [open(), open(), open()];
  const callers = limiters.flatMap((limiter, index) =>
    Array.from({ length: 6 }, (_, number) => caller(limiter, `t${number % 2}`, 400 * (index + 1))),
  );
  while (clock.now() < until + windowMs) await clock.pass(windowMs);
  await Promise.all(callers);
  expect(provider.refused()).toBe(0);
  expect(provider.counted("total")).toBeGreaterThan(3 * limits.total);
}, 60_000);
