import {
  accountName,
  bookAll,
  createAccountBudget,
  frozenIn,
  isIdle,
  reserveAll,
  settleAll,
  viewAll,
} from "./account-budget.ts";
import type { AccountBudget, Ask, ClassFacts, Reservation } from "./account-budget.ts";
import type { BudgetStore } from "./budget-store.ts";
import type { AccountKey, Budgets, Observation, Permit } from "./limiter.ts";

export interface InProcessStoreDeps {
  now: () => number;
  random: () => number;
  /** Whether somebody else still needs an account. */
  isInUse?: (account: AccountBudget) => boolean;
}

/** Budgets of this process alone. Accounts that nothing is left of are forgotten, the longest unused first. */
export const createInProcessStore = (deps: InProcessStoreDeps): InProcessStore => {
  /** In the order of their last use. */
  const accounts = new Map<string, AccountBudget>();
  /** Mostly the one that was asked for last is asked for again. */
  let latest = { name: "", account: createAccountBudget() };

  const open = (key: AccountKey): AccountBudget => {
    const name = accountName(key);
    if (name === latest.name) return latest.account;
    const account = accounts.get(name) ?? createAccountBudget();
    accounts.delete(name);
    accounts.set(name, account);
    latest = { name, account };
    return account;
  };

  const forgetOldest = (now: number): void => {
    if (accounts.size <= keptAccounts) return;
    for (const [name, account] of accounts) {
      if (accounts.size <= keptAccounts || deps.isInUse?.(account) || !isIdle(account, now)) return;
      accounts.delete(name);
    }
  };

  return {
    // All returns but one are known beforehand, or are told of: a call that nobody settles lapses in silence.
    repollMs: 1000,
    open,
    reserve: (ask) => {
      const now = deps.now();
      const reservation = reserveAll(open(ask.account), ask, now);
      forgetOldest(now);
      return reservation;
    },
    book: (ask) => {
      const now = deps.now();
      bookAll(open(ask.account), ask, now);
      forgetOldest(now);
    },
    settle: (permit, observed) => {
      const account = accounts.get(accountName(permit.account));
      if (account === undefined) return;
      settleAll(account, permit, observed, { now: deps.now(), jitter: deps.random() });
    },
    view: (key, budgets) => viewAll(new Map(accounts.get(accountName(key))?.classes), budgets, deps.now()),
    frozen: () => {
      const now = deps.now();
      return [...accounts].flatMap(([name, account]) => {
        const provider = name.slice(0, name.indexOf(":"));
        return frozenIn(account, now).map((frozen) => ({ provider, class: frozen }));
      });
    },
    close: async () => accounts.clear(),
  };
};

/** A store that answers at once, for those who build on it. */
export interface InProcessStore extends BudgetStore {
  reserve(ask: Ask): Reservation;
  settle(permit: Permit, observed: Observation): void;
  view(account: AccountKey, budgets: Budgets): ClassFacts[];
  /** The account itself; made where it was not known. */
  open(account: AccountKey): AccountBudget;
  /** Books a call that was admitted elsewhere, whether there is room for it here or not. */
  book(ask: Ask): void;
}

/** What was learned of an account is worth keeping for a while after its last call. */
const keptAccounts = 10_000;
