import type { ConnectionRow } from "@portico/db";
import type { BudgetView } from "@portico/model";
import type { BudgetReport } from "../context.ts";
import type { Deps } from "../deps.ts";
import { providerOf } from "../provider-of.ts";

/** The live view of the account's budget, as the limiter holds it. */
export const viewBudget = async (deps: Deps, row: ConnectionRow): Promise<BudgetView> => {
  const { provider, subdomain, plan } = row;
  const budgets = deps.connector.budgets(providerOf(deps, provider), subdomain, plan);
  const { account, classes } = await deps.limiter.view({ provider, subdomain }, budgets);
  return { account, window_seconds: windowMsOf(deps, row) / 1_000, classes };
};

/** The same for response headers. */
export const reportBudget = async (deps: Deps, row: ConnectionRow): Promise<BudgetReport> => {
  const { window_seconds: windowSeconds, classes } = await viewBudget(deps, row);
  return { windowSeconds, classes };
};

/** The length of the account's windows. */
export const windowMsOf = (deps: Deps, row: ConnectionRow): number =>
  deps.windowMs ?? providerOf(deps, row.provider).limits.windowSeconds * 1_000;
