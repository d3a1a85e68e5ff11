import { accountName } from "./account-budget.ts";
import type { AccountKey, Schedule } from "./limiter.ts";

/** Accounts that a shared store could not be told of: tried again until it can, whether or not anybody asks about them. */
export interface Debts {
  add(account: AccountKey): void;
  drop(account: AccountKey): void;
  close(): void;
}

/** How long it takes until the store is tried again. */
const retryMs = 1000;

/** `tell` answers whether it succeeded; after a failure the others wait for the next time. */
export const createDebts = (schedule: Schedule, tell: (account: AccountKey) => Promise<boolean>): Debts => {
  const accounts = new Map<string, AccountKey>();
  let cancel: (() => void) | undefined;

  const settle = async (): Promise<void> => {
    for (const account of accounts.values()) if (!(await tell(account))) break;
    cancel = undefined;
    plan();
  };
  const plan = (): void => {
    if (accounts.size > 0) cancel ??= schedule(retryMs, () => void settle());
  };

  return {
    add: (account) => {
      accounts.set(accountName(account), account);
      plan();
    },
    drop: (account) => void accounts.delete(accountName(account)),
    close: () => {
      accounts.clear();
      cancel?.();
    },
  };
};
