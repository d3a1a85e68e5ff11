import { LRUCache } from "lru-cache";
import type { LimitRow, Provider } from "./contract.ts";
import type { Budgets } from "./errand.ts";
import { classesOf, rowOfTotal } from "./price.ts";

/** What this process has learned of accounts' totals: it tells which plan's figures hold for the classes that no header shows. */
export interface KnownLimits {
  /** The account's total as the vendor last told it; undefined before it did. */
  total: (provider: Provider, subdomain: string) => number | undefined;
  learn: (provider: Provider, subdomain: string, total: number) => void;
  /** The terms to call on: by the learned total, else by the plan that was named, else the safe assumption. */
  budgets: (provider: Provider, subdomain: string, plan: string | null, windowMs: number) => Budgets;
}

export const createKnownLimits = (): KnownLimits => {
  const totals = new LRUCache<string, number>({ max: 50_000 });
  const total: KnownLimits["total"] = (provider, subdomain) => totals.get(nameOf(provider, subdomain));
  return {
    total,
    learn: (provider, subdomain, learned) => {
      totals.set(nameOf(provider, subdomain), learned);
    },
    budgets: (provider, subdomain, plan, windowMs) => {
      const learned = total(provider, subdomain);
      const named = plan === null ? undefined : provider.limits.plans[plan];
      const row = {
        ...(named ?? provider.limits.assumed),
        ...(learned === undefined ? {} : { total: learned, ...rowOfTotal(provider.limits, learned) }),
      };
      return toBudgets(provider, row, windowMs, named === undefined && learned === undefined ? "assumed" : "plan");
    },
  };
};

const nameOf = (provider: Provider, subdomain: string): string => `${provider.id}:${subdomain}`;

/** A class without a figure has no limit of its own: the total bounds it. */
const toBudgets = ({ limits }: Provider, row: LimitRow, windowMs: number, source: "assumed" | "plan"): Budgets =>
  Object.fromEntries(
    classesOf(limits).map((name) => {
      const { shape = "window" } = limits;
      return [name, { shape, limit: row[name] ?? row["total"] ?? 0, windowMs, source }];
    }),
  );
