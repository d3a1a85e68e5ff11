import type { BudgetView, ListPlan } from "@portico/model";
import { expect, test } from "vitest";
import { toExplanation } from "./explain.ts";

const now = Date.parse("2026-03-14T09:00:00Z");
const windowMs = 60_000;
const inSeconds = (seconds: number): string => new Date(now + seconds * 1_000).toISOString();

type ClassView = BudgetView["classes"][number];
const view = (change: Partial<ClassView>): ClassView => ({
  name: "total",
  limit: 100,
  remaining: 100,
  used: 0,
  used_by_others: 0,
  reset_at: null,
  frozen_until: null,
  queued: 0,
  source: "plan",
  ...change,
});
const halfUsed = view({ remaining: 50, used: 50, reset_at: inSeconds(20) });
const frozen = view({ frozen_until: inSeconds(30) });

const planned = (
  calls: number | null,
  credits: Record<string, number> = { total: 1 },
): ListPlan["requests"][number] => ({
  method: "GET",
  path: "/tickets",
  query: {},
  body: undefined,
  credits,
  calls,
});

const explain = (
  requests: ListPlan["requests"],
  classes: ClassView[],
  share = 1,
  shape: "window" | "leaky" = "window",
) => {
  const plan = { by: "list" as const, requests, filters: [], notes: [], counting_calls: 0 };
  return toExplanation({ plan, weakness: null }, { classes, share, shape, windowMs, now }, []).plan;
};

test("the whole walk costs what all its calls do, in each class", () => {
  const requests = [planned(12, { total: 1, search: 1 }), planned(3, { total: 2 })];
  expect(explain(requests, [view({})])).toMatchObject({
    expected_wait_ms: 0,
    whole_walk: { credits: { total: 18, search: 12 }, expected_wait_ms: 0, at_least: false },
  });
});

test("calls that nobody can count are counted as one, and that is said", () => {
  expect(explain([planned(5), planned(null)], [view({})])?.whole_walk).toMatchObject({
    credits: { total: 6 },
    at_least: true,
  });
});

test.each([
  { what: "as much as is left", calls: 100, of: view({}), waitMs: 0 },
  { what: "a little more than a whole window", calls: 101, of: view({}), waitMs: windowMs },
  { what: "ten windows and a little", calls: 1_001, of: view({}), waitMs: 10 * windowMs },
  { what: "what is used now, too", calls: 100, of: halfUsed, waitMs: 20_000 },
  { what: "what is used now, and some of what it takes first", calls: 101, of: halfUsed, waitMs: windowMs },
  { what: "and the same a window later", calls: 151, of: halfUsed, waitMs: 20_000 + windowMs },
  { what: "something of a frozen class", calls: 1, of: frozen, waitMs: 30_000 },
  { what: "something of another class", calls: 1, of: { ...frozen, name: "search" }, waitMs: 0 },
])("the wait for $what follows from the budget", ({ calls, of, waitMs }) => {
  expect(explain([planned(calls)], [of])?.whole_walk.expected_wait_ms).toBe(waitMs);
});

test("out of a leaky bucket comes back evenly what a walk waits for", () => {
  expect(explain([planned(130)], [halfUsed], 1, "leaky")?.whole_walk.expected_wait_ms).toBe(0.8 * windowMs);
});

test("a connection that leaves half to other apps waits for its own half", () => {
  expect(explain([planned(101)], [view({})], 0.5)?.whole_walk.expected_wait_ms).toBe(2 * windowMs);
});

test("the first call waits for itself alone", () => {
  expect(explain([planned(1_000)], [halfUsed])?.expected_wait_ms).toBe(0);
  expect(explain([planned(1_000)], [view({ remaining: 0, used: 100, reset_at: inSeconds(9) })])?.expected_wait_ms).toBe(
    9_000,
  );
});
