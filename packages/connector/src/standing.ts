import { LRUCache } from "lru-cache";
import { type Breaker, type BreakerDeps, createBreaker } from "./breaker.ts";
import type { Provider } from "./contract.ts";
import { createRetryBudget, type RetryBudget } from "./retry.ts";

/** How an account has behaved towards this process of late. */
export interface Standing {
  breaker: Breaker;
  retries: RetryBudget;
}

/** The standing of every account that was called lately; the one called longest ago is forgotten for a new one. */
export const createStandings = (deps: BreakerDeps): ((provider: Provider, subdomain: string) => Standing) => {
  const kept = new LRUCache<string, Standing>({ max: 10_000 });
  return (provider, subdomain) => {
    const name = `${provider.id}:${subdomain}`;
    const known = kept.get(name);
    if (known !== undefined) return known;
    const standing = { breaker: createBreaker(deps), retries: createRetryBudget() };
    kept.set(name, standing);
    return standing;
  };
};
