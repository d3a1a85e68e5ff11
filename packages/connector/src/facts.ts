import { PorticoError } from "@portico/model";
import { LRUCache } from "lru-cache";
import type { Account, AccountFacts, Provider } from "./contract.ts";

/** Facts change when an administrator edits the help desk's forms: rarely, and never by the minute. */
const freshMs = 10 * 60_000;

export interface FactsCache {
  /** The account as its vendor describes it; asked once for all who wait, then kept for ten minutes. */
  get: (
    connectionId: string,
    provider: Provider,
    subdomain: string,
    learn: () => Promise<AccountFacts>,
  ) => Promise<Account>;
  /** Forgets what was learned: the vendor refused something that the facts allowed. */
  forget: (connectionId: string) => void;
}

export const createFactsCache = (now: () => number): FactsCache => {
  const cache = new LRUCache<string, Promise<AccountFacts>>({
    max: 10_000,
    ttl: freshMs,
    perf: { now },
    ttlResolution: 0,
  });
  return {
    get: async (connectionId, provider, subdomain, learn) => {
      let facts = cache.get(connectionId);
      if (facts === undefined) {
        facts = learn().catch((error: unknown) => assumedWhereForbidden(provider, error));
        cache.set(connectionId, facts);
        facts.catch(() => cache.delete(connectionId));
      }
      return { ...accountWithoutFacts(provider, subdomain), ...(await facts) };
    },
    forget: (connectionId) => {
      cache.delete(connectionId);
    },
  };
};

/** What is known of an account before it was asked anything. */
export const accountWithoutFacts = (provider: Provider, subdomain: string): Account => ({
  subdomain,
  site: provider.origin.replace("{subdomain}", subdomain),
  ...provider.account.assumed,
});

const assumedWhereForbidden = (provider: Provider, error: unknown): AccountFacts => {
  if (error instanceof PorticoError && error.code === "provider_forbidden") return provider.account.assumed;
  throw error;
};
