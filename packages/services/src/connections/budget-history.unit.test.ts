import { createInProcessLimiter } from "@portico/limiter";
import { expect, test } from "vitest";
import { createBudgetHistory, longestHistory } from "./budget-history.ts";

const account = { provider: "acme", subdomain: "globex" };
const windowMs = 60_000;
const budgets = { total: { limit: 10, windowMs, source: "plan" as const } };
const startMs = Date.UTC(2026, 10, 24, 14, 16);

const open = () => {
  const clock = { ms: startMs };
  const inner = createInProcessLimiter();
  const history = createBudgetHistory(inner, () => clock.ms);
  const { limiter } = history;
  const take = () =>
    limiter.acquire({
      account,
      budgets,
      take: [{ class: "total", credits: 1 }],
      waitMs: 0,
      lane: "interactive",
      tenant: "ten_1",
      connection: "con_1",
    });
  return { clock, history, limiter, take, of: (count = 9) => history.of(account, "total", count) };
};

test("of each window the most that was seen is remembered", async () => {
  const { clock, limiter, take, of } = open();
  const first = await take();
  await take();
  await limiter.view(account, budgets);
  if (first.admitted) await limiter.settle(first.permit, { sent: false });
  await limiter.view(account, budgets);
  clock.ms += windowMs;
  await limiter.view(account, budgets);
  expect(of()).toMatchObject([
    { at: "2026-11-24T14:16:00Z", limit: 10, used: 2, used_by_others: 0, waiting: 0, frozen: false },
    { at: "2026-11-24T14:17:00Z", used: 1 },
  ]);
  expect(of(1)).toMatchObject([{ at: "2026-11-24T14:17:00Z" }]);
  await limiter.close();
});

test("a window in which the help desk said 429 was frozen, whatever came after", async () => {
  const { limiter, take, of } = open();
  const admission = await take();
  if (admission.admitted) await limiter.settle(admission.permit, { sent: true, retryAfterMs: 1_000 });
  await limiter.view(account, budgets);
  expect(of()).toMatchObject([{ frozen: true }]);
  await limiter.close();
});

test("it has an end, and nothing of accounts or classes that were not seen", async () => {
  const { clock, history, limiter, of } = open();
  for (let count = 0; count < longestHistory + 5; count += 1) {
    await limiter.view(account, budgets);
    clock.ms += windowMs;
  }
  expect(of(999)).toHaveLength(longestHistory);
  expect(history.of({ provider: "acme", subdomain: "initech" }, "total", 9)).toEqual([]);
  expect(history.of(account, "create", 9)).toEqual([]);
  await limiter.close();
});
