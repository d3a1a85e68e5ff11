import { expect, onTestFinished, test } from "vitest";
import { createInProcessLimiter } from "./in-process-limiter.ts";
import type { AcquireRequest, Limiter, Observation, Permit } from "./limiter.ts";
import { createVirtualClock } from "./testing/virtual-clock.ts";

const request: AcquireRequest = {
  account: { provider: "example", subdomain: "acme" },
  take: [{ class: "total", credits: 1 }],
  budgets: { total: { limit: 1_000_000, windowMs: 60_000, source: "plan" } },
  waitMs: 0,
  lane: "interactive",
  tenant: "one",
  connection: "a",
};

const open = () => {
  const clock = createVirtualClock();
  const limiter = createInProcessLimiter({ now: clock.now, schedule: clock.schedule, random: () => 0.37 });
  onTestFinished(() => limiter.close());
  return { clock, limiter };
};

/** Takes as many as there are slots for, and `most` at most. */
const fill = async (limiter: Limiter, most = Infinity, more: Partial<AcquireRequest> = {}): Promise<Permit[]> => {
  const permits: Permit[] = [];
  while (permits.length < most) {
    const admission = await limiter.acquire({ ...request, ...more });
    if (!admission.admitted) return permits;
    permits.push(admission.permit);
  }
  return permits;
};

const settleAll = async (limiter: Limiter, permits: readonly Permit[], observed: Observation): Promise<void> => {
  for (const permit of permits) await limiter.settle(permit, observed);
};

test("an account begins with ten calls on their way, and is given one more for each round that goes well", async () => {
  const { limiter } = open();
  const permits = await fill(limiter);
  expect(permits).toHaveLength(10);
  await settleAll(limiter, permits, { sent: true });
  await settleAll(limiter, await fill(limiter, 2), { sent: true });
  expect(await fill(limiter)).toHaveLength(11);
});

test("no account is given more than fifty", async () => {
  const { limiter } = open();
  for (let round = 0; round < 60; round += 1) await settleAll(limiter, await fill(limiter), { sent: true });
  expect(await fill(limiter)).toHaveLength(50);
});

test("what cannot keep up is given less, down to one call at a time", async () => {
  const { limiter } = open();
  await settleAll(limiter, await fill(limiter, 2), { sent: true, overloaded: true });
  expect((await fill(limiter)).length).toBe(8);
  const other = open().limiter;
  for (let round = 0; round < 30; round += 1) {
    await settleAll(other, await fill(other), { sent: true, overloaded: true });
  }
  expect(await fill(other)).toHaveLength(1);
});

test("a call without a slot waits for one, and takes no credits meanwhile", async () => {
  const { clock, limiter } = open();
  const [first] = await fill(limiter);
  expect(await limiter.acquire(request)).toMatchObject({ admitted: false, reason: "no_slot" });
  const pending = limiter.acquire({ ...request, waitMs: 10_000 });
  await clock.pass(1000);
  expect((await limiter.view(request.account, request.budgets)).classes[0]).toMatchObject({ used: 10 });
  if (first) await limiter.settle(first, { sent: true });
  expect(await pending).toMatchObject({ admitted: true, waitedMs: 1000 });
});

test("while the body of an answer comes, its call is still on its way", async () => {
  const { limiter } = open();
  const [first] = await fill(limiter);
  if (first === undefined) throw new Error("there are slots");
  await limiter.settle(first, { sent: true, bodyFollows: true });
  expect(await fill(limiter)).toHaveLength(0);
  limiter.release(first);
  limiter.release(first);
  expect(await fill(limiter)).toHaveLength(1);
});

test("all accounts of a provider have a hundred between them, and all providers five hundred", async () => {
  const { clock, limiter } = open();
  const taken: Permit[] = [];
  for (let provider = 0; provider < 6; provider += 1) {
    for (let number = 0; number < 12; number += 1) {
      const account = { provider: `p${provider}`, subdomain: `s${number}` };
      taken.push(...(await fill(limiter, Infinity, { account })));
    }
  }
  const of = (provider: string): Permit[] => taken.filter(({ account }) => account.provider === provider);
  expect([of("p0").length, of("p5").length, taken.length]).toEqual([100, 0, 500]);
  const account = { provider: "p5", subdomain: "s0" };
  const pending = limiter.acquire({ ...request, account, waitMs: 10_000 });
  await clock.rest();
  await settleAll(limiter, of("p0").slice(0, 1), { sent: true });
  expect((await pending).admitted).toBe(true);
});

test("a slot whose call is never settled comes back in the end", async () => {
  const { clock, limiter } = open();
  await fill(limiter);
  await clock.pass(15 * 60_000);
  expect(await fill(limiter)).toHaveLength(10);
});
