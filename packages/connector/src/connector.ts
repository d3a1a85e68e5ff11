import type { HttpClient } from "@portico/http";
import { type Adapter, createAdapter } from "./adapter.ts";
import type { Provider } from "./contract.ts";
import type { Binding, Target } from "./errand.ts";
import type { ExchangeDeps } from "./exchange.ts";
import { accountWithoutFacts, createFactsCache } from "./facts.ts";
import { performer } from "./perform.ts";

export interface Connector {
  /** One connection's adapter. Cheap: make one for each request. */
  bind: (provider: Provider, target: Target, binding: Binding) => Adapter;
  /** Forgets what was learned of a connection's account. */
  forget: (connectionId: string) => void;
}

export interface ConnectorDeps {
  http: HttpClient;
  now: () => number;
  /** Overrides the length of every provider's rate window: for tests against simulators with the same scaled clock. */
  windowMs?: number | undefined;
}

export const createConnector = (deps: ConnectorDeps): Connector => {
  const facts = createFactsCache(deps.now);
  return {
    bind: (provider, target, binding) => {
      const windowMs = deps.windowMs ?? provider.limits.windowSeconds * 1_000;
      const exchangeDeps: ExchangeDeps = { http: deps.http, now: deps.now, windowMs, provider, target, binding };
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
  };
};
