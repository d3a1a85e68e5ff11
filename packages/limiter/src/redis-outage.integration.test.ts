import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import type { AcquireRequest, Limiter } from "./limiter.ts";
import { createRedisLimiter } from "./redis-limiter.ts";
import { createBreakableLink } from "./testing/breakable-link.ts";
import { manySlots } from "./testing/limiter-cases.ts";

const setUp = async () => {
  const link = await createBreakableLink(inject("redisUrl"));
  const failures: unknown[] = [];
  const limiter = await createRedisLimiter({
    redis: link.url,
    onFailure: (error) => failures.push(error),
    slots: manySlots,
  });
  onTestFinished(async () => {
    await limiter.close();
    await link.close();
  });
  const account = { provider: "example", subdomain: randomUUID() };
  const request: AcquireRequest = {
    account,
    take: [{ class: "total", credits: 1 }],
    budgets: { total: { limit: 10, windowMs: 3_600_000, source: "plan" } },
    waitMs: 0,
    lane: "interactive",
    tenant: "one",
    connection: "a",
  };
  return { link, limiter, request, failures };
};

/** Another process, with a way to Redis that nothing breaks. */
const openOther = async (): Promise<Limiter> => {
  const other = await createRedisLimiter({ redis: inject("redisUrl"), slots: manySlots });
  onTestFinished(() => other.close());
  return other;
};

/** Redis starts again, and knows nothing of the account. */
const forget = async ({ account }: AcquireRequest): Promise<void> => {
  const redis = new Redis(inject("redisUrl"));
  onTestFinished(() => redis.disconnect());
  await redis.del(...(await redis.keys(`rl:{example:${account.subdomain}}*`)));
};

const admitted = async (limiter: Limiter, request: AcquireRequest, tries: number): Promise<number> => {
  let count = 0;
  for (let index = 0; index < tries; index += 1) if ((await limiter.acquire(request)).admitted) count += 1;
  return count;
};

const usedOf = async (limiter: Limiter, { account, budgets }: AcquireRequest): Promise<number | undefined> =>
  (await limiter.view(account, budgets)).classes[0]?.used;

test.each(["cut", "hush"] as const)(
  "Redis lost (%s): calls go on, within what this process knows to be used",
  async (how) => {
    const { link, limiter, request, failures } = await setUp();
    expect(await admitted(limiter, request, 6)).toBe(6);
    link[how]();
    expect(await admitted(limiter, request, 20)).toBe(4);
    expect(await usedOf(limiter, request)).toBe(10);
    expect(failures).not.toEqual([]);
  },
);

test("a permit taken before the loss can be settled during it", async () => {
  const { link, limiter, request } = await setUp();
  const admission = await limiter.acquire(request);
  link.cut();
  if (admission.admitted) await limiter.settle(admission.permit, { sent: false });
  expect(await usedOf(limiter, request)).toBe(0);
});

test("Redis found again keeps the budget again", async () => {
  const { link, limiter, request } = await setUp();
  link.cut();
  await admitted(limiter, request, 3);
  link.mend();
  const other = await openOther();
  await vi.waitFor(
    async () => {
      await limiter.acquire(request);
      expect(await usedOf(other, request)).toBeGreaterThan(0);
    },
    { timeout: 20_000, interval: 100 },
  );
});

test("processes that lose Redis together keep to their parts of what was left", async () => {
  const { link, limiter, request } = await setUp();
  const other = await createRedisLimiter({ redis: link.url, slots: manySlots });
  onTestFinished(() => other.close());
  await admitted(limiter, request, 1);
  await admitted(other, request, 1);
  await admitted(limiter, request, 1);
  link.cut();
  expect(await admitted(limiter, request, 10)).toBe(3);
  expect(await admitted(other, request, 10)).toBe(4);
});

test("a Redis that is found again hears of the calls that it missed, and no burst follows", async () => {
  const { link, limiter, request } = await setUp();
  expect(await admitted(limiter, request, 2)).toBe(2);
  link.cut();
  expect(await admitted(limiter, request, 5)).toBe(5);
  link.mend();
  const other = await openOther();
  await vi.waitFor(
    async () => {
      await limiter.acquire({ ...request, take: [{ class: "total", credits: 4 }] });
      expect(await usedOf(other, request)).toBe(7);
    },
    { timeout: 20_000, interval: 100 },
  );
  expect((await admitted(limiter, request, 10)) + (await admitted(other, request, 10))).toBe(3);
});

test("a Redis that has forgotten everything hears again what this process knows", async () => {
  const { limiter, request } = await setUp();
  expect(await admitted(limiter, request, 6)).toBe(6);
  await forget(request);
  expect(await admitted(limiter, request, 10)).toBeLessThanOrEqual(4);
  const other = await openOther();
  expect(await usedOf(other, request)).toBe(10);
});

test("a 429 to a call that Redis has forgotten closes its class for everyone", async () => {
  const { limiter, request } = await setUp();
  const other = await openOther();
  const admission = await limiter.acquire(request);
  await forget(request);
  expect((await other.acquire(request)).admitted).toBe(true);
  if (admission.admitted) await limiter.settle(admission.permit, { sent: true, retryAfterMs: 60_000 });
  expect((await other.acquire(request)).admitted).toBe(false);
});

test("what was learned while Redis was away is known to all once it is back, though nobody asks", async () => {
  const { link, limiter, request } = await setUp();
  const other = await openOther();
  const admission = await limiter.acquire(request);
  link.cut();
  const classes = [{ class: "total", limit: 7, remaining: 6 }];
  if (admission.admitted) await limiter.settle(admission.permit, { sent: true, classes });
  link.mend();
  await vi.waitFor(
    async () => {
      const view = await other.view(request.account, request.budgets);
      expect(view.classes).toMatchObject([{ limit: 7, source: "learned", used: 1 }]);
    },
    { timeout: 20_000, interval: 100 },
  );
});

test("a 429 elsewhere ends a lease at once, and not when it is due", async () => {
  const { request } = await setUp();
  const wide = { ...request, budgets: { total: { limit: 1000, windowMs: 3_600_000, source: "plan" as const } } };
  // For this process no time passes, so that its lease is never due.
  const still = await createRedisLimiter({
    redis: inject("redisUrl"),
    now: () => 0,
    schedule: () => () => {},
    slots: manySlots,
  });
  onTestFinished(() => still.close());
  const other = await openOther();
  expect(await admitted(still, wide, 10)).toBe(10);
  const admission = await other.acquire(wide);
  if (admission.admitted) await other.settle(admission.permit, { sent: true, retryAfterMs: 60_000 });
  await expect.poll(async () => (await still.acquire(wide)).admitted).toBe(false);
});

test("without a Redis at the start a limiter still opens, and keeps its own budget", async () => {
  const link = await createBreakableLink(inject("redisUrl"));
  await link.close();
  const limiter = await createRedisLimiter({ redis: link.url, slots: manySlots });
  onTestFinished(() => limiter.close());
  const { request } = await setUp();
  expect(await admitted(limiter, request, 12)).toBe(10);
});
