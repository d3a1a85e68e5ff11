import { type AcquireRequest, createInProcessLimiter } from "@portico/limiter";
import { afterEach, expect, test } from "vitest";
import { createLoad } from "../load.ts";
import { createMetrics } from "./metrics.ts";
import { observeLimiter } from "./observed-limiter.ts";

const none = () => 0;

const open = () => {
  const metrics = createMetrics();
  const load = createLoad({ loopDelayMs: () => 0, onShed: () => {} });
  const clock = { now: 1_800_000_000_000 };
  const limiter = observeLimiter(createInProcessLimiter({ now: () => clock.now, random: () => 0 }), load, metrics);
  metrics.watch({
    running: none,
    waiting: none,
    loopDelayMs: none,
    kekHealth: () => "ok",
    frozen: () => limiter.frozen(),
  });
  return { metrics, load, clock, limiter };
};
let opened = open();
afterEach(async () => {
  await opened.limiter.close();
  opened = open();
});

const request = (more: Partial<AcquireRequest> = {}): AcquireRequest => ({
  account: { provider: "freshdesk", subdomain: "acme" },
  take: [
    { class: "total", credits: 1 },
    { class: "tickets_list", credits: 2 },
  ],
  budgets: {
    total: { limit: 100, windowMs: 60_000, source: "plan" },
    tickets_list: { limit: 2, windowMs: 60_000, source: "plan" },
  },
  waitMs: 0,
  lane: "interactive",
  tenant: "ten_a",
  connection: "con_a",
  ...more,
});

const permitOf = async () => {
  const admission = await opened.limiter.acquire(request());
  if (!admission.admitted) throw new Error("the budget is fresh");
  return admission.permit;
};

const figures = async (name: string): Promise<string[]> =>
  (await opened.metrics.exposition()).text.split("\n").filter((line) => line.startsWith(`portico_${name}{`));

test("a call waits while it stands in line, and runs on when it gives up; work in the background does neither", async () => {
  const { limiter, load } = opened;
  await permitOf();
  const left = new AbortController();
  const inLine = { waitMs: 120_000, signal: left.signal };
  const [call, background] = [
    limiter.acquire(request(inLine)),
    limiter.acquire(request({ ...inLine, lane: "background" })),
  ];
  expect(load.waiting()).toBe(1);
  expect(await figures("budget_waiting")).toEqual([expect.stringContaining('class="tickets_list"} 2')]);
  left.abort();
  await expect(call).rejects.toThrow(/aborted/);
  await expect(background).rejects.toThrow(/aborted/);
  expect(load.waiting()).toBe(0);
  expect(await figures("budget_waiting")).toEqual([expect.stringContaining('class="tickets_list"} 0')]);
});

test("every wait is counted, whatever came of it", async () => {
  const { limiter } = opened;
  await permitOf();
  await limiter.acquire(request());
  const left = new AbortController();
  const call = limiter.acquire(request({ waitMs: 120_000, signal: left.signal }));
  left.abort();
  await expect(call).rejects.toThrow(/aborted/);
  const budget = 'provider="freshdesk",class="tickets_list"';
  expect(await figures("budget_wait_seconds_count")).toEqual(
    ["admitted", "refused", "left"].map(
      (outcome) => `portico_budget_wait_seconds_count{${budget},outcome="${outcome}"} 1`,
    ),
  );
});

test("a call that goes out is counted with its credits, of its class and of the total", async () => {
  await opened.limiter.settle(await permitOf(), { sent: true });
  expect(await figures("provider_calls_total")).toEqual([
    'portico_provider_calls_total{provider="freshdesk",class="tickets_list",outcome="sent"} 1',
  ]);
  expect(await figures("budget_credits_total")).toEqual([
    'portico_budget_credits_total{provider="freshdesk",class="total"} 1',
    'portico_budget_credits_total{provider="freshdesk",class="tickets_list"} 2',
  ]);
});

test("a call that never left has used nothing", async () => {
  await opened.limiter.settle(await permitOf(), { sent: false });
  expect(await figures("budget_credits_total")).toEqual([]);
  expect(await figures("provider_calls_total")).toEqual([expect.stringContaining('outcome="unsent"')]);
});

test("a help desk that cannot keep up is told from one that answers", async () => {
  await opened.limiter.settle(await permitOf(), { sent: true, overloaded: true });
  expect(await figures("provider_calls_total")).toEqual([expect.stringContaining('outcome="overloaded"} 1')]);
});

test("a help desk's 429 is counted, and the classes that it freezes, for as long as they are frozen", async () => {
  const refused = { sent: true, retryAfterMs: 1_000, limitedClasses: ["tickets_list"] };
  await opened.limiter.settle(await permitOf(), refused);
  expect(await figures("provider_calls_total")).toEqual([expect.stringContaining('outcome="limited"')]);
  expect(await figures("budget_freezes_total")).toEqual([expect.stringContaining('class="tickets_list"} 1')]);
  expect(await figures("budget_frozen")).toEqual([
    'portico_budget_frozen{provider="freshdesk",class="tickets_list"} 1',
  ]);
  opened.clock.now += 1_000;
  expect(await figures("budget_frozen")).toEqual([]);
});

test("a call without room in time is counted as refused, by the class that had none", async () => {
  await permitOf();
  await opened.limiter.acquire(request());
  expect(await figures("budget_refusals_total")).toEqual([
    'portico_budget_refusals_total{provider="freshdesk",class="tickets_list",reason="no_room"} 1',
  ]);
});
