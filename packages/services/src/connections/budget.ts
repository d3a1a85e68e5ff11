import type { ConnectionRow } from "@portico/db";
import type { BudgetView } from "@portico/model";
import type { BudgetReport } from "../context.ts";
import type { Deps } from "../deps.ts";
import { providerOf } from "../provider-of.ts";

/** The live view of the account's budget, as the limiter holds it. */
export const viewBudget = (deps: Deps, row: ConnectionRow): Promise<BudgetView> => {
  const { provider, subdomain, plan } = row;
  return deps.limiter.view(
    { provider, subdomain },
    deps.connector.budgets(providerOf(deps, provider), subdomain, plan),
  );
};

/** The same for response headers. */
export const reportBudget = async (deps: Deps, row: ConnectionRow): Promise<BudgetReport> => ({
  windowSeconds: windowMsOf(deps, row) / 1_000,
  classes: (await viewBudget(deps, row)).classes,
});

/** The length of the account's windows. */
export const windowMsOf = (deps: Deps, row: ConnectionRow): number =>
  deps.windowMs ?? providerOf(deps, row.provider).limits.windowSeconds * 1_000;
