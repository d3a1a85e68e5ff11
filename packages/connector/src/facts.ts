import { PorticoError } from "@portico/model";
import { LRUCache } from "lru-cache";
import type { Account, AccountFacts, Provider } from "./contract.ts";
import type { Binding } from "./errand.ts";
import { siteOf } from "./site.ts";

/** Facts change when an administrator edits the help desk's forms: rarely, and never by the minute. */
const freshMs = 10 * 60_000;

type Bound = Pick<Binding, "connectionId" | "subdomain" | "flavour">;

export interface FactsCache {
  /** The account as its vendor describes it; asked once for all who wait, then kept for ten minutes. */
  get: (provider: Provider, binding: Bound, learn: () => Promise<AccountFacts>) => Promise<Account>;
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
  const factsOf = async (
    connectionId: string,
    provider: Provider,
    learn: () => Promise<AccountFacts>,
  ): Promise<AccountFacts> => {
    for (let shared = cache.get(connectionId); shared !== undefined; shared = cache.get(connectionId)) {
      const facts = await shared.catch(() => undefined);
      // Who asked for all may have left, or had no patience: then the next one asks for itself.
      if (facts !== undefined) return facts;
    }
    const asked = learn().catch((error: unknown) => assumedWhereForbidden(provider, error));
    cache.set(connectionId, asked);
    asked.catch(() => cache.delete(connectionId));
    return asked;
  };

  return {
    get: async (provider, { connectionId, subdomain, flavour }, learn) => ({
      ...accountWithoutFacts(provider, subdomain, flavour),
      ...(await factsOf(connectionId, provider, learn)),
    }),
    forget: (connectionId) => {
      cache.delete(connectionId);
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

const assumedWhereForbidden = (provider: Provider, error: unknown): AccountFacts => {
  if (error instanceof PorticoError && error.code === "provider_forbidden") return provider.account.assumed;
  throw error;
};
