import type { Binding, Gate, Provider } from "@portico/connector";
import type { ConnectionRow } from "@portico/db";
import type { Deps } from "../deps.ts";
import { mappingsOf } from "../fields/mappings-of.ts";
import { keptCredentials } from "../oauth/kept.ts";
import type { Renew } from "../oauth/renewal.ts";
import { flavourOf } from "./probed.ts";
import type { Credentials } from "./sealed.ts";

/** One connection as the engine needs it: with its stored credentials, or with some that are to be tried. */
export const bindingOf = (
  deps: Deps,
  renew: Renew,
  provider: Provider,
  row: ConnectionRow,
  tried?: Credentials,
): Binding => {
  const claims = isProven(row, tried) ? row : unproven;
  return {
    connectionId: row.id,
    subdomain: row.subdomain,
    plan: claims.plan,
    flavour: flavourOf(row),
    mappings: mappingsOf(row),
    sharing: tried === undefined ? `${row.id}/${row.generation}` : null,
    ...(tried === undefined ? keptCredentials(deps, renew, provider, row) : { credentials: async () => tried }),
    gate: gateOf(deps, row, claims),
  };
};

/**
 * Whether the help desk takes the credentials, as far as is known. What a connection says of its account's budget binds all
 * who share the account, and what is left of that is theirs alone to know: nobody else is listened to, or told.
 */
export const isProven = ({ status }: Pick<ConnectionRow, "status">, tried: Credentials | undefined): boolean =>
  tried === undefined && status === "active";

/** What a connection says of its account's budget, and under which name it stands in line there. */
type Claims = Pick<ConnectionRow, "id" | "plan" | "budgetShare" | "backgroundShare">;

/** All that a tenant tries at an account is one in its line, however often it tries. */
const unproven: Claims = { id: "unproven", plan: null, budgetShare: 1, backgroundShare: 1 };

const gateOf = (deps: Deps, row: ConnectionRow, claims: Claims): Gate => ({
  admit: async (request) => {
    const account = { provider: row.provider, subdomain: row.subdomain };
    const caller = { tenant: row.tenantId, connection: claims.id };
    const shares = { share: claims.budgetShare, backgroundShare: claims.backgroundShare };
    const admission = await deps.limiter.acquire({ ...request, ...caller, ...shares, account });
    if (!admission.admitted) return admission;
    const { permit, waitedMs, waitedFor } = admission;
    return {
      admitted: true,
      waitedMs,
      waitedFor,
      settle: (observed) => deps.limiter.settle(permit, observed),
      release: () => deps.limiter.release(permit),
    };
  },
});
