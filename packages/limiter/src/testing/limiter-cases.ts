import { afterEach, expect, test } from "vitest";
import type { AcquireRequest, Admission, Budgets, Limiter, Observation, Permit } from "../limiter.ts";
import { slotLimits } from "../slots.ts";
import { longestLine } from "../waiting-line.ts";
import { longestCallMs } from "../window-budget.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** One driver under test. */
export interface World {
  clock: VirtualClock;
  /** A limiter on this world's store: each stands for a process of its own, where the driver can have several. */
  createLimiter: () => Promise<Limiter>;
  /** U(0, 1) for the pause after a 429. */
  jitter: number;
  /** What went wrong with the store meanwhile: nothing, in these cases. */
  failures: readonly unknown[];
}

/** More than the cases need, which are about budgets. */
export const manySlots = { ...slotLimits, first: 50 };

const windowMs = 60_000;
const account = { provider: "example", subdomain: "acme" };
const budgets: Budgets = {
  total: { limit: 10, windowMs, source: "assumed" },
  list: { limit: 4, windowMs, source: "plan" },
};

const one = [{ class: "total", credits: 1 }];
const listing = (credits = 1) => [
  { class: "list", credits },
  { class: "total", credits },
];

const ask = (limiter: Limiter, request: Partial<AcquireRequest> = {}): Promise<Admission> =>
  limiter.acquire({
    account,
    budgets,
    take: one,
    waitMs: 0,
    lane: "interactive",
    tenant: "one",
    connection: "a",
    ...request,
  });

/** Takes at once, or fails the test. */
const take = async (limiter: Limiter, request: Partial<AcquireRequest> = {}): Promise<Permit> => {
  const admission = await ask(limiter, request);
  if (!admission.admitted) throw new Error(`expected room in ${admission.class}`);
  return admission.permit;
};

const takeMany = async (limiter: Limiter, count: number, request: Partial<AcquireRequest> = {}): Promise<Permit[]> => {
  const permits: Permit[] = [];
  for (let taken = 0; taken < count; taken += 1) permits.push(await take(limiter, request));
  return permits;
};

const settleAll = async (
  limiter: Limiter,
  permits: readonly Permit[],
  observed: Observation = { sent: true },
): Promise<void> => {
  for (const permit of permits) await limiter.settle(permit, observed);
};

const classOf = async (limiter: Limiter, name: string) => {
  const view = await limiter.view(account, budgets);
  return view.classes.find((entry) => entry.name === name);
};

const remainingOf = async (limiter: Limiter, name: string): Promise<number | undefined> =>
  (await classOf(limiter, name))?.remaining;

/** Where an admission, asked for now, stands later. */
const watch = (pending: Promise<Admission>): { outcome: Admission | undefined } => {
  const seen: { outcome: Admission | undefined } = { outcome: undefined };
  void pending.then((outcome) => (seen.outcome = outcome));
  return seen;
};

const count = (prefix: string, names: readonly string[]): number =>
  names.filter((name) => name.startsWith(prefix)).length;

const shown = (name: string, remaining: number, limit?: number): Observation => ({
  sent: true,
  classes: [{ class: name, remaining, ...(limit !== undefined && { limit }) }],
});

/** What every limiter promises, whichever store it stands on. */
export const limiterCases = (openWorld: () => Promise<World>): void => {
  let world: World | undefined;
  const createWorld = async (): Promise<World> => (world = await openWorld());
  afterEach(() => expect(world?.failures).toEqual([]));

  test("a call takes from all its classes or from none", async () => {
    const limiter = await (await createWorld()).createLimiter();
    await take(limiter, { take: listing(4) });
    expect(await ask(limiter, { take: listing() })).toMatchObject({ admitted: false, class: "list" });
    expect(await remainingOf(limiter, "total")).toBe(6);
  });

  test("credits return one window after the answer, not after the call", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    const permits = await takeMany(limiter, 10);
    await clock.pass(500);
    await settleAll(limiter, permits);
    await clock.pass(windowMs - 1);
    expect(await ask(limiter)).toMatchObject({ admitted: false, reason: "no_room", retryAfterMs: 1 });
    await clock.pass(1);
    expect((await ask(limiter)).admitted).toBe(true);
  });

  test("out of a leaky bucket they come one after the other, and others' are seen in it", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    const bucket: Partial<AcquireRequest> = {
      budgets: { list: { shape: "leaky", limit: 4, windowMs, source: "plan" } },
      take: [{ class: "list", credits: 1 }],
    };
    await settleAll(limiter, await takeMany(limiter, 4, bucket));
    for (let leaked = 0; leaked < 3; leaked += 1) {
      await clock.pass(windowMs / 4 - 1);
      expect(await ask(limiter, bucket)).toMatchObject({ admitted: false, retryAfterMs: 1 });
      await clock.pass(1);
      await limiter.settle(await take(limiter, bucket), { sent: true });
    }
    await clock.pass(windowMs);
    await limiter.settle(await take(limiter, bucket), shown("list", 1));
    const view = await limiter.view(account, bucket.budgets ?? {});
    expect(view.classes).toMatchObject([{ used: 1, used_by_others: 2, remaining: 1 }]);
  });

  test("a call that never left gives its credits back at once, and wakes who waits", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    const [first] = await takeMany(limiter, 10);
    const waiter = watch(ask(limiter, { waitMs: 120_000 }));
    await clock.rest();
    expect(waiter.outcome).toBeUndefined();
    if (first) await limiter.settle(first, { sent: false });
    await clock.rest();
    expect(waiter.outcome).toMatchObject({ admitted: true, waitedMs: 0 });
  });

  test("who had to wait is told for what, who had not is told nothing", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    const first = await ask(limiter, { take: listing(4) });
    expect(first).not.toHaveProperty("waitedFor");
    const waiter = watch(ask(limiter, { take: listing(), waitMs: 120_000 }));
    await clock.rest();
    if (first.admitted) await limiter.settle(first.permit, { sent: false });
    await clock.rest();
    expect(waiter.outcome).toMatchObject({ admitted: true, waitedFor: "list" });
  });

  test("settling twice counts once", async () => {
    const limiter = await (await createWorld()).createLimiter();
    const permit = await take(limiter);
    await settleAll(limiter, [permit, permit]);
    await limiter.settle(permit, { sent: false });
    expect(await classOf(limiter, "total")).toMatchObject({ used: 1, remaining: 9 });
  });

  test("what the provider charged replaces what was reserved", async () => {
    const limiter = await (await createWorld()).createLimiter();
    await limiter.settle(await take(limiter, { take: listing(3) }), { sent: true, charged: 2 });
    expect(await classOf(limiter, "list")).toMatchObject({ used: 2, remaining: 2 });
    expect(await remainingOf(limiter, "total")).toBe(8);
  });

  test("a permit that is never settled returns after the longest call and a window", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    await takeMany(limiter, 10);
    await clock.pass(longestCallMs + windowMs - 1);
    expect((await ask(limiter)).admitted).toBe(false);
    await clock.pass(1);
    expect((await ask(limiter)).admitted).toBe(true);
  });

  test("all limiters on one store share one budget", async () => {
    const world = await createWorld();
    const [left, right] = [await world.createLimiter(), await world.createLimiter()];
    await settleAll(left, await takeMany(left, 6));
    await takeMany(right, 4);
    expect((await ask(left)).admitted).toBe(false);
    expect((await ask(right)).admitted).toBe(false);
  });

  test("accounts do not touch each other", async () => {
    const limiter = await (await createWorld()).createLimiter();
    await takeMany(limiter, 10);
    expect((await ask(limiter, { account: { ...account, subdomain: "other" } })).admitted).toBe(true);
  });

  test("those who wait are served in order, at the very instant of each return", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    for (const permit of await takeMany(limiter, 10)) {
      await limiter.settle(permit, { sent: true });
      await clock.pass(1000);
    }
    const order: [number, number][] = [];
    const startedAt = clock.now();
    for (const number of [1, 2, 3]) {
      void ask(limiter, { waitMs: windowMs }).then(() => order.push([number, clock.now() - startedAt]));
      await clock.rest();
    }
    await clock.pass(windowMs);
    expect(order).toEqual([
      [1, 50_000],
      [2, 51_000],
      [3, 52_000],
    ]);
  });

  test("a wait that cannot end in time is refused at once, with the time it would take behind all others", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    for (const permit of await takeMany(limiter, 10)) {
      await limiter.settle(permit, { sent: true });
      await clock.pass(1000);
    }
    expect(await ask(limiter, { waitMs: 49_999 })).toMatchObject({ admitted: false, retryAfterMs: 50_000 });
    void ask(limiter, { waitMs: windowMs });
    void ask(limiter, { waitMs: windowMs });
    await clock.rest();
    expect(await ask(limiter, { waitMs: 51_999 })).toMatchObject({ admitted: false, retryAfterMs: 52_000 });
    await clock.pass(windowMs);
  });

  test("a wait that did not end in time is refused at its deadline", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    await settleAll(limiter, await takeMany(limiter, 10));
    await clock.pass(windowMs - 1000);
    const waiter = watch(ask(limiter, { waitMs: 2000 }));
    await clock.rest();
    expect(await ask(limiter)).toMatchObject({ admitted: false });
    await clock.pass(1000);
    expect(waiter.outcome).toMatchObject({ admitted: true, waitedMs: 1000 });
    const frozen = await take(limiter);
    const late = watch(ask(limiter, { take: [{ class: "total", credits: 9 }], waitMs: windowMs }));
    await clock.pass(1000);
    await limiter.settle(frozen, { sent: true, retryAfterMs: 2 * windowMs });
    await clock.pass(windowMs);
    expect(late.outcome).toMatchObject({ admitted: false, reason: "no_room", class: "total" });
  });

  test("who waits for one class holds up nobody who does not take it", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    await take(limiter, { take: listing(4) });
    void ask(limiter, { take: listing(), waitMs: 200_000 });
    await clock.rest();
    expect((await ask(limiter, { take: one })).admitted).toBe(true);
    await clock.pass(200_000);
  });

  test("who lacks two classes holds up those behind it only as long as it lacks the one that they take", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    await takeMany(limiter, 3, { take: listing() });
    await settleAll(limiter, await takeMany(limiter, 4));
    await clock.pass(windowMs / 2);
    await settleAll(limiter, await takeMany(limiter, 3));
    const waitMs = 3 * windowMs;
    const rival = watch(ask(limiter, { take: [{ class: "total", credits: 4 }], tenant: "two", waitMs }));
    await clock.rest();
    const both = watch(ask(limiter, { take: listing(2), waitMs }));
    await clock.rest();
    const behind = watch(ask(limiter, { waitMs }));
    await clock.pass(windowMs / 2);
    expect([rival.outcome, behind.outcome]).toMatchObject([{ admitted: true }, undefined]);
    await clock.pass(windowMs / 2 + 250);
    expect([both.outcome, behind.outcome]).toMatchObject([undefined, { admitted: true }]);
    await clock.pass(waitMs);
  });

  test("small calls never pass a large one that waits for the same class", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    const [first] = await takeMany(limiter, 8);
    const large = watch(ask(limiter, { take: [{ class: "total", credits: 3 }], waitMs: 200_000 }));
    await clock.rest();
    expect((await ask(limiter)).admitted).toBe(false);
    if (first) await limiter.settle(first, { sent: false });
    await clock.rest();
    expect(large.outcome?.admitted).toBe(true);
  });

  test("a call that costs more than a whole limit is refused as such, however long it would wait", async () => {
    const limiter = await (await createWorld()).createLimiter();
    const outcome = await ask(limiter, { take: listing(5), waitMs: 120_000 });
    expect(outcome).toMatchObject({ admitted: false, reason: "exceeds_limit", class: "list" });
  });

  test("a waiter that aborts gives its place to the next", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    const [first] = await takeMany(limiter, 10);
    const controller = new AbortController();
    const aborted = ask(limiter, { waitMs: 200_000, signal: controller.signal });
    const reason = aborted.catch((error: unknown) => error);
    await clock.rest();
    const next = watch(ask(limiter, { waitMs: 200_000 }));
    await clock.rest();
    controller.abort(new Error("the caller has left"));
    expect(await reason).toHaveProperty("message", "the caller has left");
    if (first) await limiter.settle(first, { sent: false });
    await clock.rest();
    expect(next.outcome?.admitted).toBe(true);
    expect(await remainingOf(limiter, "total")).toBe(0);
  });

  test("of those who wait, connections and tenants get their turns alike, and a lane by its weight", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    for (const permit of await takeMany(limiter, 10, { tenant: "zero" })) {
      await limiter.settle(permit, { sent: true });
      await clock.pass(1000);
    }
    const order: string[] = [];
    const line = (tenant: string, connection: string, count: number, lane: "interactive" | "background") => {
      for (let number = 0; number < count; number += 1) {
        void ask(limiter, { tenant, connection, lane, waitMs: 2 * windowMs }).then(() =>
          order.push(tenant + connection),
        );
      }
    };
    line("one", "a", 6, "interactive");
    line("two", "b", 2, "interactive");
    line("two", "c", 2, "interactive");
    await clock.rest();
    await clock.pass(windowMs);
    expect([count("one", order.slice(0, 8)), count("two", order.slice(0, 8))]).toEqual([4, 4]);
    expect([count("twob", order.slice(0, 4)), count("twoc", order.slice(0, 4))]).toEqual([1, 1]);
    expect(count("one", order)).toBe(6);
  });

  test("the background gets a turn among nine while others wait, and every turn when alone", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    const wide = { budgets: { total: { limit: 27, windowMs, source: "plan" as const } } };
    for (const permit of await takeMany(limiter, 27, wide)) {
      await limiter.settle(permit, { sent: true });
      await clock.pass(1000);
    }
    const order: string[] = [];
    for (const lane of ["background", "interactive"] as const) {
      for (let number = 0; number < 24; number += 1) {
        void ask(limiter, { ...wide, lane, waitMs: 2 * windowMs }).then(() => order.push(lane));
      }
    }
    await clock.rest();
    await clock.pass(windowMs);
    const first = order.slice(0, 18).filter((lane) => lane === "background");
    expect(first.length).toBeGreaterThanOrEqual(1);
    expect(first.length).toBeLessThanOrEqual(5);
    await clock.pass(2 * windowMs);
    expect(order).toHaveLength(48);
  });

  test("in all processes together, who has had less comes first", async () => {
    const world = await createWorld();
    const [left, right] = [await world.createLimiter(), await world.createLimiter()];
    const { clock } = world;
    for (const permit of await takeMany(left, 10, { tenant: "one" })) {
      await left.settle(permit, { sent: true });
      await clock.pass(1000);
    }
    const order: string[] = [];
    for (const [limiter, tenant] of [
      [left, "one"],
      [right, "two"],
    ] as const) {
      for (let number = 0; number < 4; number += 1) {
        void ask(limiter, { tenant, waitMs: 2 * windowMs }).then(() => order.push(tenant));
        await clock.rest();
      }
    }
    await clock.pass(windowMs);
    expect(order.slice(0, 6).filter((tenant) => tenant === "two").length).toBeGreaterThanOrEqual(3);
    expect(order).toHaveLength(8);
  });

  test("what may be held in the background is bounded apart from all else", async () => {
    const limiter = await (await createWorld()).createLimiter();
    const background = { lane: "background", share: 0.8, backgroundShare: 0.5 } as const;
    await takeMany(limiter, 4, background);
    expect((await ask(limiter, background)).admitted).toBe(false);
    await takeMany(limiter, 4, { share: 0.8 });
    expect((await ask(limiter, { share: 0.8 })).admitted).toBe(false);
  });

  test("the lowest share that a connection of the account asked with counts for all", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    await takeMany(limiter, 3, { connection: "b", share: 0.5 });
    await takeMany(limiter, 2);
    expect((await ask(limiter)).admitted).toBe(false);
    await clock.pass(3_600_000);
    await takeMany(limiter, 10);
  });

  test("a full line refuses the connection that waits most, not the one that comes last", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    await takeMany(limiter, 10);
    const waitMs = 100 * windowMs;
    const refused: unknown[] = [];
    const join = (tenant: string): Promise<unknown> =>
      ask(limiter, { tenant, waitMs }).then((outcome) => refused.push([tenant, outcome]));
    const waiting = Array.from({ length: longestLine }, () => join("one"));
    await clock.rest();
    waiting.push(join("two"));
    await clock.rest();
    expect(refused).toMatchObject([["one", { admitted: false, reason: "queue_full" }]]);
    const outcomes = Promise.allSettled(waiting);
    await limiter.close();
    expect((await outcomes).filter(({ status }) => status === "rejected")).toHaveLength(longestLine);
  });

  test("a full line takes nobody more", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    await takeMany(limiter, 10);
    const waitMs = 100 * windowMs;
    const waiting = Array.from({ length: longestLine }, () => ask(limiter, { waitMs }));
    await clock.rest();
    expect(await ask(limiter, { waitMs })).toMatchObject({ admitted: false, reason: "queue_full" });
    expect(await classOf(limiter, "total")).toMatchObject({ queued: longestLine });
    const outcomes = Promise.allSettled(waiting);
    await limiter.close();
    expect((await outcomes).every(({ status }) => status === "rejected")).toBe(true);
  });

  test("a share bounds what is held at once, and leaves the rest to others", async () => {
    const limiter = await (await createWorld()).createLimiter();
    await takeMany(limiter, 8, { share: 0.8 });
    expect((await ask(limiter, { share: 0.8 })).admitted).toBe(false);
  });

  test("the smallest share still lets one call through", async () => {
    const limiter = await (await createWorld()).createLimiter();
    await take(limiter, { take: listing(3), share: 0.1 });
    expect((await ask(limiter, { take: listing(), share: 0.1 })).admitted).toBe(false);
  });

  test("the provider's limit replaces the believed one, up and down", async () => {
    const limiter = await (await createWorld()).createLimiter();
    await limiter.settle(await take(limiter), shown("total", 19, 20));
    expect(await classOf(limiter, "total")).toMatchObject({ limit: 20, source: "learned", remaining: 19 });
    await limiter.settle(await take(limiter), shown("total", 3, 5));
    expect(await classOf(limiter, "total")).toMatchObject({ limit: 5, remaining: 3 });
    expect(await classOf(limiter, "list")).toMatchObject({ limit: 4, source: "plan" });
  });

  test("numbers that cannot be are not believed", async () => {
    const { clock, createLimiter, jitter } = await createWorld();
    const limiter = await createLimiter();
    const classes = [{ class: "total", limit: 0, remaining: Number.NaN }];
    await limiter.settle(await take(limiter), { sent: true, classes, charged: -3 });
    expect(await classOf(limiter, "total")).toMatchObject({ limit: 10, remaining: 9, source: "assumed" });
    await limiter.settle(await take(limiter), { sent: true, retryAfterMs: Number.NaN });
    await clock.pass(Math.ceil(windowMs + (jitter * windowMs) / 100));
    expect((await ask(limiter)).admitted).toBe(true);
  });

  test("others' use is read from what remains, and is over a window later", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    const permit = await take(limiter);
    await clock.pass(100);
    await limiter.settle(permit, shown("total", 3));
    expect(await classOf(limiter, "total")).toMatchObject({ used: 1, used_by_others: 6, remaining: 3 });
    await clock.pass(windowMs);
    expect(await classOf(limiter, "total")).toMatchObject({ used: 0, used_by_others: 0, remaining: 10 });
  });

  test("calls in flight that the provider had counted are not taken for others' use", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    const [first, second, third] = await takeMany(limiter, 3);
    await clock.pass(100);
    if (third) await limiter.settle(third, shown("total", 7));
    if (second) await limiter.settle(second, shown("total", 8));
    if (first) await limiter.settle(first, shown("total", 9));
    expect(await classOf(limiter, "total")).toMatchObject({ used: 3, used_by_others: 0 });
  });

  test("an older answer never raises what remains", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    const older = await take(limiter);
    await clock.pass(10);
    const newer = await take(limiter);
    await clock.pass(10);
    await limiter.settle(newer, shown("total", 2));
    await limiter.settle(older, shown("total", 9));
    expect((await classOf(limiter, "total"))?.remaining).toBeLessThanOrEqual(2);
  });

  test("a rise of what remains proves a reset, and returns all that was counted before it", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    const permits = await takeMany(limiter, 9);
    await clock.pass(100);
    for (const [index, permit] of permits.entries()) await limiter.settle(permit, shown("total", 9 - index));
    await clock.pass(1000);
    const probe = await take(limiter);
    expect((await ask(limiter)).admitted).toBe(false);
    await clock.pass(100);
    await limiter.settle(probe, shown("total", 9));
    // The first of the nine saw 9 as well, so that only for the other eight a reset is certain.
    expect(await classOf(limiter, "total")).toMatchObject({ used: 2, used_by_others: 0 });
  });

  test("a call that may have been counted after the reset keeps its credits", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    const early = await take(limiter);
    await clock.pass(100);
    await limiter.settle(early, shown("total", 0));
    await clock.pass(windowMs);
    const [overlapping, probe] = await takeMany(limiter, 2);
    await clock.pass(100);
    if (overlapping) await limiter.settle(overlapping, shown("total", 5));
    if (probe) await limiter.settle(probe, shown("total", 6));
    expect(await classOf(limiter, "total")).toMatchObject({ used: 2 });
  });

  test("a proven reset also returns calls whose answers showed nothing, if they ended before the last that showed", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    await settleAll(limiter, await takeMany(limiter, 5));
    await clock.pass(10);
    const last = await take(limiter);
    await clock.pass(10);
    await limiter.settle(last, shown("total", 4));
    await clock.pass(10);
    const probe = await take(limiter);
    await clock.pass(10);
    await limiter.settle(probe, shown("total", 9));
    expect(await classOf(limiter, "total")).toMatchObject({ used: 1, used_by_others: 0 });
  });

  test("stragglers from before a reset say nothing of the window after it", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    const early = await take(limiter);
    await clock.pass(10);
    await limiter.settle(early, shown("total", 3));
    await clock.pass(10);
    const [straggler, counted] = await takeMany(limiter, 2);
    const probe = await take(limiter);
    await clock.pass(10);
    await limiter.settle(probe, shown("total", 6));
    expect(await classOf(limiter, "total")).toMatchObject({ used: 3, used_by_others: 3 });
    if (straggler) await limiter.settle(straggler, shown("total", 0));
    expect(await classOf(limiter, "total")).toMatchObject({ used: 3, used_by_others: 3 });
    if (counted) await limiter.settle(counted, shown("total", 5));
    expect(await classOf(limiter, "total")).toMatchObject({ used: 3, used_by_others: 3 });
  });

  test("a 429 closes its class for everyone until its time and a jitter are over", async () => {
    const world = await createWorld();
    const { clock, jitter } = world;
    const [left, right] = [await world.createLimiter(), await world.createLimiter()];
    const limited = await take(left, { take: listing() });
    await left.settle(limited, { sent: true, retryAfterMs: 5200, limitedClasses: ["list"] });
    const pauseMs = Math.ceil(5200 + (jitter * windowMs) / 100);
    expect(await ask(right, { take: listing() })).toMatchObject({
      admitted: false,
      class: "list",
      retryAfterMs: pauseMs,
    });
    expect((await ask(right, { take: one })).admitted).toBe(true);
    await clock.pass(pauseMs - 1);
    expect((await ask(right, { take: listing() })).admitted).toBe(false);
    await clock.pass(1);
    expect((await ask(right, { take: listing() })).admitted).toBe(true);
  });

  test("a 429 that names no class and no time closes all that the call took for a window", async () => {
    const { clock, createLimiter, jitter } = await createWorld();
    const limiter = await createLimiter();
    await limiter.settle(await take(limiter, { take: listing() }), { sent: true, retryAfterMs: null });
    expect((await classOf(limiter, "total"))?.frozen_until).not.toBeNull();
    expect((await classOf(limiter, "list"))?.frozen_until).not.toBeNull();
    const provider = "example";
    expect(limiter.frozen()).toEqual([
      { provider, class: "list" },
      { provider, class: "total" },
    ]);
    await clock.pass(Math.ceil(windowMs + (jitter * windowMs) / 100));
    expect((await ask(limiter, { take: listing() })).admitted).toBe(true);
    expect(limiter.frozen()).toEqual([]);
  });

  test("no 429 closes a class for more than a quarter of an hour", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    await limiter.settle(await take(limiter), { sent: true, retryAfterMs: 86_400_000 });
    await clock.pass(15 * 60_000 + windowMs / 100);
    expect((await ask(limiter)).admitted).toBe(true);
  });

  test("the reset that a 429 announces returns all that was answered before it", async () => {
    const { clock, createLimiter, jitter } = await createWorld();
    const limiter = await createLimiter();
    const permits = await takeMany(limiter, 10);
    await clock.pass(100);
    const limited = permits.pop();
    await settleAll(limiter, permits);
    if (limited) await limiter.settle(limited, { sent: true, retryAfterMs: 20_500 });
    await clock.pass(Math.ceil(20_500 + (jitter * windowMs) / 100));
    expect(await classOf(limiter, "total")).toMatchObject({ used: 0, remaining: 10, frozen_until: null });
  });

  test("a call that is let through as a pause ends sees what others have used since", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    await limiter.settle(await take(limiter), { sent: true, retryAfterMs: 5200, limitedClasses: ["total"] });
    const waiter = watch(ask(limiter, { waitMs: windowMs }));
    await clock.pass(windowMs);
    if (waiter.outcome?.admitted) await limiter.settle(waiter.outcome.permit, shown("total", 3));
    expect(await classOf(limiter, "total")).toMatchObject({ used_by_others: 6, remaining: 3 });
  });

  test("the view tells when all that is used will have returned", async () => {
    const { clock, createLimiter } = await createWorld();
    const limiter = await createLimiter();
    expect(await classOf(limiter, "list")).toEqual({
      name: "list",
      limit: 4,
      remaining: 4,
      used: 0,
      used_by_others: 0,
      reset_at: null,
      frozen_until: null,
      queued: 0,
      source: "plan",
    });
    await limiter.settle(await take(limiter, { take: listing() }), { sent: true });
    const resetAt = new Date(clock.now() + windowMs).toISOString();
    expect(await classOf(limiter, "list")).toMatchObject({ used: 1, remaining: 3, reset_at: resetAt });
  });
};
