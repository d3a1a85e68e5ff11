import type { Adapter } from "@portico/connector";
import type { BudgetView, Excluded, Page } from "@portico/model";

/** A page without data that says how a list would be walked, and how long the budget as it is would hold the first call. */
export const toExplanation = (
  { plan, weakness }: Awaited<ReturnType<Adapter["explain"]>>,
  budget: BudgetView,
  excluded: Excluded[],
  now: number,
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
  plan: { ...plan, expected_wait_ms: waitFor(plan.requests[0]?.credits ?? {}, budget, now) },
});

const waitFor = (credits: Readonly<Record<string, number>>, { classes }: BudgetView, now: number): number =>
  Math.max(
    0,
    ...classes.map(({ name, remaining, reset_at, frozen_until }) => {
      const due = frozen_until ?? (remaining < (credits[name] ?? 0) ? reset_at : null);
      return name in credits && due !== null ? Date.parse(due) - now : 0;
    }),
  );
