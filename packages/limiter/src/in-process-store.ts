import { accountName, isIdle, reserveAll, settleAll, viewAll } from "./account-budget.ts";
import type { AccountBudget } from "./account-budget.ts";
import type { BudgetStore } from "./budget-store.ts";
import type { AccountKey } from "./limiter.ts";

/** Budgets of this process alone. Accounts that nothing is left of are forgotten, the longest unused first. */
export const createInProcessStore = (deps: { now: () => number; random: () => number }): InProcessStore => {
  /** In the order of their last use. */
  const accounts = new Map<string, AccountBudget>();

  const open = (key: AccountKey): AccountBudget => {
    const name = accountName(key);
    const account = accounts.get(name) ?? new Map();
    accounts.delete(name);
    accounts.set(name, account);
    return account;
  };

  const forgetOldest = (now: number): void => {
    for (const [name, account] of accounts) {
      if (accounts.size <= keptAccounts || !isIdle(account, now)) return;
      accounts.delete(name);
    }
  };

  return {
    repollMs: Infinity,
    reserve: (ask) => {
      const now = deps.now();
      const reservation = reserveAll(open(ask.account), ask, now);
      forgetOldest(now);
      return reservation;
    },
    settle: (permit, observed) => {
      const account = accounts.get(accountName(permit.account));
      if (account === undefined) return;
      settleAll(account, permit, observed, { now: deps.now(), jitter: deps.random() });
    },
    view: (key, budgets) => viewAll(new Map(accounts.get(accountName(key))), budgets, deps.now()),
    close: async () => accounts.clear(),
  };
};

/** The same store with its answers at once, for those who build on it. */
export type InProcessStore = {
  [Name in keyof BudgetStore]: BudgetStore[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Name extends "close" ? Result : Exclude<Result, Promise<unknown>>
    : BudgetStore[Name];
};

/** What was learned of an account is worth keeping for a while after its last call. */
const keptAccounts = 10_000;
