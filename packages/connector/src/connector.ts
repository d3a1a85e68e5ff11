import type { HttpClient } from "@portico/http";
import { type Adapter, createAdapter } from "./adapter.ts";
import type { Provider } from "./contract.ts";
import type { Binding, Budgets, Target } from "./errand.ts";
import type { ExchangeDeps } from "./exchange.ts";
import { accountWithoutFacts } from "./facts.ts";
import { aliased } from "./forms/aliased.ts";
import { createLearned } from "./forms/learned.ts";
import { mapped } from "./forms/mapped.ts";
import { createKnownLimits } from "./known-limits.ts";
import { createTokenEndpoint, type TokenEndpoint } from "./oauth.ts";
import { performer } from "./perform.ts";
import { createSharedReads } from "./shared-reads.ts";
import { createStandings } from "./standing.ts";

export interface Connector {
  /** One connection's adapter. Cheap: make one for each request. */
  bind: (provider: Provider, target: Target, binding: Binding) => Adapter;
  /** Forgets what was learned of a connection's account. */
  forget: (connectionId: string) => void;
  /** Where vendors hand out tokens, for codes and for refresh tokens. */
  tokens: TokenEndpoint;
  /** The terms on which an account is called, as far as they are known here. */
  budgets: (provider: Provider, subdomain: string, plan: string | null) => Budgets;
}

export interface ConnectorDeps {
  http: HttpClient;
  now: () => number;
  /** From 0 to just below 1. */
  random: () => number;
  /** Rejects with the signal's reason when that is aborted. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Overrides the length of every provider's rate window: for tests against simulators with the same scaled clock. */
  windowMs?: number | undefined;
}

export const createConnector = (deps: ConnectorDeps): Connector => {
  const learned = createLearned(deps.now);
  const known = createKnownLimits();
  const standingOf = createStandings(deps);
  const reads = createSharedReads();
  const windowOf = ({ limits }: Provider): number => deps.windowMs ?? limits.windowSeconds * 1_000;
  return {
    bind: (provider, target, binding) => {
      const { http, now, random, sleep } = deps;
      const windowMs = windowOf(provider);
      const standing = standingOf(provider, binding.subdomain);
      const common = { http, now, random, sleep, known, reads };
      const exchangeDeps: ExchangeDeps = { ...common, windowMs, standing, provider, target, binding };
      const { connectionId, mappings } = binding;
      const unasked = mapped(accountWithoutFacts(provider, binding.subdomain, binding.flavour), mappings);
      const adapter = createAdapter({
        deps: exchangeDeps,
        unasked,
        learned,
        asked: async (errand, notBeforeMs) => {
          const { perform } = performer(exchangeDeps, errand, unasked);
          const facts = await learned.account({ connectionId, provider, perform }, notBeforeMs);
          return { ...unasked, ...mapped(facts, mappings) };
        },
      });
      return aliased(adapter, mappings);
    },
    forget: learned.forget,
    tokens: createTokenEndpoint(deps),
    budgets: (provider, subdomain, plan) => known.budgets(provider, subdomain, plan, windowOf(provider)),
  };
};
