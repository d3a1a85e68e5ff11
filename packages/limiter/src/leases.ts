import { mostCredits } from "./account-budget.ts";
import type { AccountBudget, Ask } from "./account-budget.ts";
import type { AccountKey, Lane, Schedule } from "./limiter.ts";

/**
 * Credits that a process takes from the shared store in advance, for the next calls of one connection, while its account has
 * room to spare: they are paid for without a word to the store, and told together when the lease ends. It ends when it is
 * spent, after a moment, and with whatever else the store is asked about the account, so that nobody waits for what lies idle.
 */
export interface Leases {
  /** For how many calls like this one room is wanted beside its own: as many as came lately, and more if they were too few. */
  wanted(ask: Ask): number;
  /** Notes a lease that the store has granted for this call and so many more like it. */
  begin(ask: Ask, calls: number): void;
  /** Pays for a call, where its connection has a lease that covers it and nobody waits. */
  pay(ask: Ask): boolean;
  /** Ends the account's lease. The store must be told. */
  end(account: AccountKey): EndedLease | undefined;
  /** How many leases the account has been granted so far: another number means that one was granted meanwhile. */
  granted(account: AccountKey): number;
  /** The accounts that have a lease. */
  accounts(): readonly AccountKey[];
  isHeldBy(account: AccountBudget): boolean;
}

export interface EndedLease {
  id: string;
  lane: Lane;
  leaf: string;
  /** The classes that it was taken from. */
  classes: readonly string[];
  /** The calls that were paid from it. */
  paid: Set<string>;
  /** What all but the first count for in the order. */
  spent: number;
}

interface Lease extends EndedLease {
  account: AccountKey;
  left: Map<string, number>;
  until: number;
  cancel: () => void;
}

/** The last lease of an account, or call without one. */
interface Rhythm {
  endedAt: number;
  calls: number;
}

/** The life of a lease. Who waits elsewhere asks again within the same time. */
export const leaseMs = 250;
/** For no more calls than these. */
export const longestLease = 100;

export const createLeases = (deps: {
  now: () => number;
  schedule: Schedule;
  open: (account: AccountKey) => AccountBudget;
  /** Called when an account's lease is due to end. */
  onDue: (account: AccountKey) => void;
}): Leases => {
  const { now, schedule, open, onDue } = deps;
  const leases = new Map<AccountBudget, Lease>();
  const rhythms = new WeakMap<AccountBudget, Rhythm>();
  const granted = new WeakMap<AccountBudget, number>();

  const covers = ({ leaf, left, until }: Lease, { path, take, waiting, isWaiting }: Ask): boolean =>
    leaf === path.at(-1) &&
    now() < until &&
    !isWaiting &&
    isEmpty(waiting) &&
    take.every(({ class: name, credits }) => (left.get(name) ?? 0) >= credits);

  return {
    wanted: ({ account, isWaiting, waiting }) => {
      const key = open(account);
      const { endedAt, calls } = rhythms.get(key) ?? { endedAt: -Infinity, calls: 0 };
      const isBusy = now() < endedAt + leaseMs;
      rhythms.set(key, { endedAt: now(), calls: isBusy ? Math.max(calls, 1) : 1 });
      return isBusy && !isWaiting && isEmpty(waiting) ? Math.min(longestLease, calls * 2) : 0;
    },
    begin: (ask, calls) => {
      const { account, take } = ask;
      const key = open(account);
      granted.set(key, (granted.get(key) ?? 0) + 1);
      leases.set(key, {
        ...toLease(ask),
        paid: new Set([ask.id]),
        account,
        left: new Map(take.map((entry) => [entry.class, calls * entry.credits])),
        until: now() + leaseMs,
        cancel: schedule(leaseMs, () => onDue(account)),
      });
    },
    pay: (ask) => {
      const lease = leases.get(open(ask.account));
      if (lease === undefined || !covers(lease, ask)) return false;
      for (const { class: name, credits } of ask.take) lease.left.set(name, (lease.left.get(name) ?? 0) - credits);
      lease.spent += mostCredits(ask.take);
      lease.paid.add(ask.id);
      return true;
    },
    end: (account) => {
      const key = open(account);
      const lease = leases.get(key);
      if (lease === undefined) return undefined;
      leases.delete(key);
      lease.cancel();
      rhythms.set(key, { endedAt: now(), calls: lease.paid.size });
      return lease;
    },
    granted: (account) => granted.get(open(account)) ?? 0,
    accounts: () => [...leases.values()].map(({ account }) => account),
    isHeldBy: (account) => leases.has(account),
  };
};

/** The lease that may have been granted with a call, not yet spent. */
export const toLease = ({ id, lane, path, take }: Ask): EndedLease => ({
  id: leaseIdOf(id),
  lane,
  leaf: path.at(-1) ?? "",
  classes: take.map((entry) => entry.class),
  paid: new Set(),
  spent: 0,
});

/** A lease is named after the call that it was granted with. */
export const leaseIdOf = (callId: string): string => `${callId}+`;

const isEmpty = (record: object): boolean => {
  for (const _ in record) return false;
  return true;
};
