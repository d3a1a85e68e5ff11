import type { HttpClient } from "@portico/http";
import { type Adapter, createAdapter } from "./adapter.ts";
import type { Provider } from "./contract.ts";
import type { Binding, Budgets, Target } from "./errand.ts";
import type { ExchangeDeps } from "./exchange.ts";
import { accountWithoutFacts, createFactsCache } from "./facts.ts";
import { createKnownLimits } from "./known-limits.ts";
import { performer } from "./perform.ts";

export interface Connector {
  /** One connection's adapter. Cheap: make one for each request. */
  bind: (provider: Provider, target: Target, binding: Binding) => Adapter;
  /** Forgets what was learned of a connection's account. */
  forget: (connectionId: string) => void;
  /** The terms on which an account is called, as far as they are known here. */
  budgets: (provider: Provider, subdomain: string, plan: string | null) => Budgets;
}

export interface ConnectorDeps {
  http: HttpClient;
  now: () => number;
  /** Overrides the length of every provider's rate window: for tests against simulators with the same scaled clock. */
  windowMs?: number | undefined;
}

export const createConnector = (deps: ConnectorDeps): Connector => {
  const facts = createFactsCache(deps.now);
  const known = createKnownLimits();
  const windowOf = ({ limits }: Provider): number => deps.windowMs ?? limits.windowSeconds * 1_000;
  return {
    bind: (provider, target, binding) => {
      const { http, now } = deps;
      const exchangeDeps: ExchangeDeps = { http, now, known, windowMs: windowOf(provider), provider, target, binding };
      const unasked = accountWithoutFacts(provider, binding.subdomain);
      return createAdapter(exchangeDeps, {
        unasked,
        asked: (errand) =>
          facts.get(binding.connectionId, provider, binding.subdomain, () =>
            performer(exchangeDeps, errand, unasked).perform(provider.account.learn, undefined),
          ),
      });
    },
    forget: facts.forget,
    budgets: (provider, subdomain, plan) => known.budgets(provider, subdomain, plan, windowOf(provider)),
  };
};
