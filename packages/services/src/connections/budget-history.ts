import type { BudgetView as LimiterView, Limiter } from "@portico/limiter";
import type { BudgetWindow } from "@portico/model";
import { LRUCache } from "lru-cache";

/** How many windows of an account are remembered. */
export const longestHistory = 120;
const mostAccounts = 2_000;

export interface BudgetHistory {
  /** The limiter, which from then on remembers what it shows. */
  limiter: Limiter;
  /** The last `count` windows of a class in which it was looked at, oldest first. */
  of: (account: LimiterView["account"], className: string, count: number) => BudgetWindow[];
}

/** The most that was seen of each class in each window. */
type Windows = Map<number, Map<string, BudgetWindow>>;

/**
 * What accounts' budgets were like, as far as this process has seen: after each of its calls, and whenever somebody looks. Of a
 * window it keeps the most of each figure. It is gone when the process ends, and windows without a look are not in it.
 */
export const createBudgetHistory = (limiter: Limiter, now: () => number): BudgetHistory => {
  const accounts = new LRUCache<string, Windows>({ max: mostAccounts });

  const remember = ({ account, classes }: LimiterView, windowMs: number): void => {
    const windows: Windows = accounts.get(nameOf(account)) ?? new Map();
    accounts.set(nameOf(account), windows);
    const startMs = Math.floor(now() / windowMs) * windowMs;
    const seen = windows.get(startMs) ?? new Map<string, BudgetWindow>();
    windows.set(startMs, seen);
    for (const view of classes) seen.set(view.name, most(toWindow(view, startMs), seen.get(view.name)));
    for (const oldest of windows.keys()) {
      if (windows.size <= longestHistory) break;
      windows.delete(oldest);
    }
  };

  return {
    limiter: {
      ...limiter,
      view: async (account, budgets) => {
        const view = await limiter.view(account, budgets);
        const windowMs = budgets["total"]?.windowMs;
        if (windowMs !== undefined) remember(view, windowMs);
        return view;
      },
    },
    of: (account, className, count) =>
      [...(accounts.get(nameOf(account))?.values() ?? [])].flatMap((seen) => seen.get(className) ?? []).slice(-count),
  };
};

const nameOf = ({ provider, subdomain }: LimiterView["account"]): string => `${provider}/${subdomain}`;

const toWindow = (view: LimiterView["classes"][number], startMs: number): BudgetWindow => ({
  at: new Date(startMs).toISOString().replace(".000Z", "Z"),
  limit: view.limit,
  used: view.used,
  used_by_others: view.used_by_others,
  waiting: view.queued,
  frozen: view.frozen_until !== null,
});

const most = (one: BudgetWindow, other: BudgetWindow | undefined): BudgetWindow =>
  other === undefined
    ? one
    : {
        ...one,
        used: Math.max(one.used, other.used),
        used_by_others: Math.max(one.used_by_others, other.used_by_others),
        waiting: Math.max(one.waiting, other.waiting),
        frozen: one.frozen || other.frozen,
      };
