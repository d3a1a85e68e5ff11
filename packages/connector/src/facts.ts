import { LRUCache } from "lru-cache";
import type { Account, Provider } from "./contract.ts";
import { siteOf } from "./site.ts";

/** Facts change when an administrator edits the help desk's forms: rarely, and never by the minute. */
const freshMs = 10 * 60_000;

/** What a vendor tells of accounts, kept by connection. */
export interface FactsCache<Facts> {
  /** Asked once for all who wait, then kept for ten minutes; asked again where that was before `notBeforeMs`. */
  get: (key: string, learn: () => Promise<Facts>, notBeforeMs?: number) => Promise<Facts>;
  /** Keeps what was asked by somebody else just now. */
  keep: (key: string, facts: Facts) => void;
  forget: (key: string) => void;
}

interface Kept<Facts> {
  facts: Promise<Facts>;
  askedAtMs: number;
}

export const createFactsCache = <Facts>(now: () => number): FactsCache<Facts> => {
  const cache = new LRUCache<string, Kept<Facts>>({ max: 10_000, ttl: freshMs, perf: { now }, ttlResolution: 0 });

  const ask = (key: string, learn: () => Promise<Facts>): Promise<Facts> => {
    const kept: Kept<Facts> = { facts: learn(), askedAtMs: now() };
    cache.set(key, kept);
    kept.facts.catch(() => {
      if (cache.get(key) === kept) cache.delete(key);
    });
    return kept.facts;
  };

  return {
    get: async (key, learn, notBeforeMs = 0) => {
      for (let kept = cache.get(key); kept !== undefined && kept.askedAtMs >= notBeforeMs; kept = cache.get(key)) {
        const { facts } = kept;
        const told = await facts.then(
          (value) => ({ value }),
          () => undefined,
        );
        // Who asked for all may have left, or had no patience: then the next one asks for itself.
        if (told !== undefined) return told.value;
      }
      return ask(key, learn);
    },
    keep: (key, facts) => {
      cache.set(key, { facts: Promise.resolve(facts), askedAtMs: now() });
    },
    forget: (key) => {
      cache.delete(key);
    },
  };
};

/** What is known of an account before it was asked anything. */
export const accountWithoutFacts = (
  provider: Provider,
  subdomain: string,
  flavour: Account["flavour"] = null,
): Account => ({
  subdomain,
  site: siteOf(provider, subdomain),
  flavour,
  ...provider.account.assumed,
});
