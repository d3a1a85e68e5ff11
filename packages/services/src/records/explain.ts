import type { Adapter, Limits } from "@portico/connector";
import type { BudgetView, Excluded, ListPlan, Page } from "@portico/model";

/** The budget that a walk would draw on, as it is `now`, and the part of each limit that its connection may hold. */
export interface Purse {
  classes: BudgetView["classes"];
  share: number;
  shape: NonNullable<Limits["shape"]>;
  windowMs: number;
  now: number;
}

/** A page without data that says how a list would be walked, what that costs, and how long the budget would hold it up. */
export const toExplanation = (
  { plan, weakness }: Awaited<ReturnType<Adapter["explain"]>>,
  purse: Purse,
  excluded: Excluded[],
): Page<never> => ({
  data: [],
  next_cursor: null,
  delta_cursor: null,
  walk: {
    returned: 0,
    expected: null,
    complete: false,
    guarantee: weakness === null ? "exact" : "best_effort",
    reason: weakness,
    excluded,
  },
  plan: {
    ...plan,
    expected_wait_ms: waitFor(plan.requests[0]?.credits ?? {}, purse),
    whole_walk: toWhole(plan.requests, purse),
  },
});

const toWhole = (requests: ListPlan["requests"], purse: Purse): ListPlan["whole_walk"] => {
  const credits: Record<string, number> = {};
  for (const request of requests) {
    for (const [name, cost] of Object.entries(request.credits)) {
      credits[name] = (credits[name] ?? 0) + cost * (request.calls ?? 1);
    }
  }
  const isCounted = requests.every(({ calls }) => calls !== null);
  return { credits, expected_wait_ms: waitFor(credits, purse), at_least: !isCounted };
};

/** How long it takes until each class has had room for these credits, if all calls are made as soon as they may. */
const waitFor = (credits: Readonly<Record<string, number>>, purse: Purse): number =>
  Math.max(0, ...purse.classes.map((view) => waitIn(view, credits[view.name] ?? 0, purse)));

/**
 * What is free goes at once, what is used now has returned at the reset, and whatever is taken returns a window later: so
 * much, and no more, goes in each window. Out of a bucket it returns evenly.
 */
const waitIn = (view: BudgetView["classes"][number], credits: number, purse: Purse): number => {
  const { share, shape, windowMs, now } = purse;
  if (credits === 0) return 0;
  const startMs = view.frozen_until === null ? 0 : Math.max(0, Date.parse(view.frozen_until) - now);
  const whole = Math.max(1, Math.floor(view.limit * share));
  const free = Math.max(0, Math.min(view.remaining, whole - view.used));
  if (credits <= free) return startMs;
  if (shape === "leaky") return startMs + Math.ceil(((credits - free) * windowMs) / view.limit);
  const resetMs = view.reset_at === null ? 0 : Date.parse(view.reset_at) - now;
  const windows = Math.floor((credits - free - 1) / whole);
  const last = credits - free - windows * whole;
  return (last <= whole - free ? Math.max(startMs, resetMs) : startMs + windowMs) + windows * windowMs;
};
