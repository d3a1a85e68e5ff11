import type { Binding, Gate, Provider } from "@portico/connector";
import type { ConnectionRow } from "@portico/db";
import type { Deps } from "../deps.ts";
import { credentialContext } from "./credentials.ts";

export type Credentials = Readonly<Record<string, string>>;

/** One connection as the engine needs it: with its stored credentials, or with some that are to be tried. */
export const bindingOf = (deps: Deps, provider: Provider, row: ConnectionRow, tried?: Credentials): Binding => ({
  connectionId: row.id,
  subdomain: row.subdomain,
  plan: row.plan,
  sharing: tried === undefined ? `${row.id}/${row.generation}` : null,
  credentials: async () => tried ?? openCredentials(deps, provider, row),
  gate: gateOf(deps, row),
});

const openCredentials = async (deps: Deps, provider: Provider, row: ConnectionRow): Promise<Credentials> => {
  const opened = await deps.vault.open(credentialContext(provider, row), row.sealedCredentials);
  // Sealed by ourselves from checked credentials, and bound to this very row and generation.
  return JSON.parse(opened.toString("utf8")) as Credentials;
};

const gateOf = (deps: Deps, row: ConnectionRow): Gate => ({
  admit: async (request) => {
    const account = { provider: row.provider, subdomain: row.subdomain };
    const caller = { tenant: row.tenantId, connection: row.id };
    const shares = { share: row.budgetShare, backgroundShare: row.backgroundShare };
    const admission = await deps.limiter.acquire({ ...request, ...caller, ...shares, account });
    if (!admission.admitted) return admission;
    const { permit, waitedMs } = admission;
    return {
      admitted: true,
      waitedMs,
      settle: (observed) => deps.limiter.settle(permit, observed),
      release: () => deps.limiter.release(permit),
    };
  },
});
