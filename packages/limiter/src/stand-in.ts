import { openClass, readingOf } from "./account-budget.ts";
import type { AccountBudget, Ask, Reservation } from "./account-budget.ts";
import { replicaMs } from "./fair-order.ts";
import type { InProcessStore } from "./in-process-store.ts";
import { toLateReport } from "./late-report.ts";
import type { Heard, LateReport, Untold } from "./late-report.ts";
import type { EndedLease } from "./leases.ts";
import type { AccountKey, Observation, Permit } from "./limiter.ts";
import { held, learnLimit } from "./window-budget.ts";
import type { WindowBudget } from "./window-budget.ts";

/**
 * What this process knows of accounts whose budgets are shared, so that it can go on alone. Its own calls are booked here
 * as well, and what everybody holds is noted with each answer of the shared store.
 */
export interface StandIn {
  local: InProcessStore;
  /**
   * Books a call that the shared store admitted, and what it told of the account meanwhile. Tells whether it has forgotten
   * calls that it knew.
   */
  note(ask: Ask, told: Told): { hasForgotten: boolean };
  /** Takes from this process's part of the budget, without the shared store. */
  reserve(ask: Ask): Reservation;
  /** Whether a call may go although nobody knows what the others do just now: it leaves half of every limit. */
  isSafe(ask: Ask): boolean;
  /** Books a call that was paid for in advance. The shared store has yet to hear of it. */
  owe(ask: Ask): void;
  /** Notes a lease that has ended. The shared store has yet to hear of it. */
  return(account: AccountKey, lease: EndedLease): void;
  /** Whether the shared store has yet to hear of this call. */
  isUnheard(permit: Permit): boolean;
  /** Whether an answer tells what the other processes should know at once: a 429, or another limit than was believed. */
  isNews(permit: Permit, observed: Observation): boolean;
  /** Notes that the shared store may not have heard of this call. */
  miss(permit: Permit): void;
  /** Notes that the shared store may have admitted a call that was not made. */
  withdraw(ask: Ask): void;
  /** Books an outcome, of which the shared store has heard or not. */
  settle(permit: Permit, observed: Observation, wasShared: boolean): void;
  /** Whether there is anything that the shared store has yet to hear of an account. */
  owesWord(account: AccountBudget): boolean;
  /** Takes what the shared store missed of an account, or all if it has forgotten. The caller tells it. */
  takeMissed(account: AccountKey): Missed | undefined;
}

export interface Missed extends LateReport {
  /** It could not be told. */
  putBack: () => void;
  /** It was told, and said since when it knows the account. */
  heard: (bornAt: number) => void;
}

/** What the shared store tells of an account with each reservation. */
export interface Told {
  reserved: boolean;
  replicas: number;
  /** When the shared store's knowledge of the account began: another instant means that it has forgotten all. */
  bornAt: number;
  classes: readonly { name: string; used: number; limit: number; isLearned: boolean; frozenForMs: number }[];
}

interface Known extends Untold {
  heard: Map<string, Heard>;
  bornAt: number;
  /** Whether this process has confined itself to its part. */
  isDivided: boolean;
}

export const createStandIn = (local: InProcessStore, now: () => number): StandIn => {
  const accounts = new WeakMap<AccountBudget, Known>();
  let most = { replicas: 1, at: now() };

  const knownOf = (key: AccountKey): Known => {
    const account = local.open(key);
    const known: Known = accounts.get(account) ?? {
      bornAt: 0,
      heard: new Map(),
      missed: new Set(),
      withdrawn: new Map(),
      leases: [],
      isDivided: false,
    };
    accounts.set(account, known);
    return known;
  };

  const hear = ({ heard }: Known, name: string, said: Heard): void =>
    void heard.set(name, { ...heard.get(name), ...said });

  /** Whether the shared store knows the account since another instant than it said before, and so must be told all. */
  const findForgotten = (key: AccountKey, bornAt: number): boolean => {
    const known = knownOf(key);
    const isOther = known.bornAt !== 0 && known.bornAt !== bornAt;
    known.bornAt = bornAt;
    const hasForgotten =
      isOther &&
      local
        .open(key)
        .classes.values()
        .some((budget) => held(budget) > 0);
    if (hasForgotten) {
      known.missed = "all";
      // Of limits it takes whichever is told first.
      for (const name of known.heard.keys()) hear(known, name, { frozenUntil: 0 });
    }
    return hasForgotten;
  };

  const miss = (permit: Permit): void => {
    const { missed, withdrawn } = knownOf(permit.account);
    if (missed !== "all") missed.add(permit.id);
    withdrawn.delete(permit.id);
  };

  const replicas = (): number => (most.at + replicaMs > now() ? most.replicas : 1);

  return {
    local,
    note: (ask, { reserved, bornAt, classes, ...seen }) => {
      if (seen.replicas >= replicas()) most = { replicas: seen.replicas, at: now() };
      const account = local.open(ask.account);
      const known = knownOf(ask.account);
      const hasForgotten = findForgotten(ask.account, bornAt);
      if (reserved) {
        local.book(ask);
        known.withdrawn.delete(ask.id);
      }
      if (hasForgotten) return { hasForgotten };
      known.isDivided = false;
      for (const { name, ...told } of classes) {
        const budget = account.classes.get(name);
        if (budget === undefined) continue;
        noteClass(budget, told, now());
        if (told.isLearned) hear(known, name, { limit: told.limit });
        if (told.frozenForMs > 0) hear(known, name, { frozenUntil: budget.frozenUntil });
      }
      return { hasForgotten };
    },
    reserve: (ask) => {
      const known = knownOf(ask.account);
      if (!known.isDivided) divide(local.open(ask.account), replicas());
      known.isDivided = true;
      const { share, backgroundShare } = ask.shares;
      return local.reserve({ ...ask, shares: { share: share / replicas(), backgroundShare } });
    },
    isSafe: ({ account, take }) => {
      const { classes } = local.open(account);
      return take.every(({ class: name, credits }) => {
        const budget = classes.get(name);
        return budget === undefined || 2 * (held(budget) + budget.others + credits) <= budget.limit;
      });
    },
    owe: (ask) => {
      local.book(ask);
      miss(ask);
    },
    return: (account, lease) => void knownOf(account).leases.push(lease),
    isUnheard: ({ account, id }) => {
      const { missed } = knownOf(account);
      return missed !== "all" && missed.has(id);
    },
    isNews: ({ account }, { retryAfterMs, classes = [] }) => {
      const known = local.open(account).classes;
      return (
        retryAfterMs !== undefined ||
        classes.some(({ class: name, limit }) => limit !== undefined && limit !== known.get(name)?.limit)
      );
    },
    miss,
    withdraw: (ask) => {
      // A report is made class by class.
      const { classes } = local.open(ask.account);
      for (const { class: name } of ask.take) openClass(classes, ask.budgets, name, now());
      knownOf(ask.account).withdrawn.set(ask.id, ask);
    },
    settle: (permit, observed, wasShared) => {
      const { classes } = local.open(permit.account);
      const known = knownOf(permit.account);
      const isOpen = classes.values().some(({ open }) => open.has(permit.id));
      local.settle(permit, observed);
      if (!wasShared && isOpen && observed.sent) miss(permit);
      if (!wasShared && isOpen && !observed.sent) known.withdrawn.set(permit.id, permit);
      if (known.missed !== "all" && (wasShared || !observed.sent)) known.missed.delete(permit.id);
      if (!wasShared) return;
      for (const { class: name } of permit.take) {
        const { limit } = readingOf(observed, name);
        if (limit !== undefined) hear(known, name, { limit });
        if (observed.retryAfterMs !== undefined)
          hear(known, name, { frozenUntil: classes.get(name)?.frozenUntil ?? 0 });
      }
    },
    owesWord: (account) => {
      const known = accounts.get(account);
      return known !== undefined && owesWord(known);
    },
    takeMissed: (key) => {
      const known = knownOf(key);
      const { heard, missed, withdrawn, leases } = known;
      if (!owesWord(known)) return undefined;
      Object.assign(known, { missed: new Set(), withdrawn: new Map(), leases: [] });
      const account = local.open(key);
      const report = toLateReport(account, { heard, missed, withdrawn, leases }, now());
      const frozen = new Map(Array.from(account.classes, ([name, { frozenUntil }]) => [name, frozenUntil]));
      const putBack = (): void => {
        known.withdrawn = new Map([...withdrawn, ...known.withdrawn]);
        known.leases.push(...leases);
        if (missed === "all" || known.missed === "all") known.missed = "all";
        else known.missed = missed.union(known.missed);
      };
      const toldAt = (bornAt: number): void => {
        for (const { name, isNews, limit, frozenForMs } of report.classes) {
          if (isNews) hear(known, name, { limit });
          if (frozenForMs > 0) hear(known, name, { frozenUntil: frozen.get(name) ?? 0 });
        }
        findForgotten(key, bornAt);
      };
      return { ...report, putBack, heard: toldAt };
    },
  };
};

const owesWord = ({ missed, withdrawn, leases }: Untold): boolean =>
  missed === "all" || missed.size + withdrawn.size + leases.length > 0;

/** Whatever is not ours is others': other apps' calls and other processes' alike. */
const noteClass = (
  budget: WindowBudget,
  { used, limit, isLearned, frozenForMs }: Omit<Told["classes"][number], "name">,
  now: number,
): void => {
  if (isLearned) learnLimit(budget, limit);
  budget.others = Math.max(0, used - held(budget));
  budget.othersSeen = 0;
  budget.othersUntil = now + budget.windowMs;
  if (frozenForMs > 0) budget.frozenUntil = Math.max(budget.frozenUntil, now + frozenForMs);
};

/** Leaves to the other processes their part of what was left when the shared store was last heard of. */
const divide = ({ classes }: AccountBudget, replicas: number): void => {
  for (const budget of classes.values()) {
    const left = Math.max(0, budget.limit - budget.others - held(budget));
    const part = Math.max(1, Math.floor(left / replicas));
    budget.others = Math.max(budget.others, budget.limit - held(budget) - part);
  }
};
