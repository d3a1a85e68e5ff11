import type { AccountBudget, Ask, Reservation } from "./account-budget.ts";
import { replicaMs } from "./fair-order.ts";
import type { InProcessStore } from "./in-process-store.ts";
import type { AccountKey, BudgetSource, Lane, Observation, Permit } from "./limiter.ts";
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
  /** Notes that the shared store has not heard of this call, or of its end. */
  miss(permit: Permit): void;
  /** The shared store has heard of it after all. */
  settle(permit: Permit, observed: Observation, wasShared: boolean): void;
  /** Takes what the shared store missed of an account, or all if it has forgotten. The caller tells it. */
  takeMissed(account: AccountKey): Missed | undefined;
}

export interface Missed {
  classes: LateClass[];
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

/** A class as this process knows it, and those of its calls that the shared store does not. */
export interface LateClass {
  name: string;
  limit: number;
  windowMs: number;
  source: BudgetSource;
  frozenForMs: number;
  calls: LateCall[];
}

/** A call of this process that the shared store does not know, and how long ago it was answered, if it was. */
export interface LateCall {
  id: string;
  credits: string;
  lane: Lane;
  answeredAgoMs: number | null;
}

interface Known {
  bornAt: number;
  /** The calls that the shared store has not heard of, or not of their end. */
  missed: Set<string> | "all";
  /** Whether this process has confined itself to its part. */
  isDivided: boolean;
}

export const createStandIn = (local: InProcessStore, now: () => number): StandIn => {
  const accounts = new WeakMap<AccountBudget, Known>();
  let most = { replicas: 1, at: now() };

  const knownOf = (key: AccountKey): Known => {
    const account = local.open(key);
    const known = accounts.get(account) ?? { bornAt: 0, missed: new Set<string>(), isDivided: false };
    accounts.set(account, known);
    return known;
  };

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
    if (hasForgotten) known.missed = "all";
    return hasForgotten;
  };

  const replicas = (): number => (most.at + replicaMs > now() ? most.replicas : 1);

  return {
    local,
    note: (ask, { reserved, bornAt, classes, ...seen }) => {
      if (seen.replicas >= replicas()) most = { replicas: seen.replicas, at: now() };
      const account = local.open(ask.account);
      const hasForgotten = findForgotten(ask.account, bornAt);
      if (reserved) local.book(ask);
      if (hasForgotten) return { hasForgotten };
      knownOf(ask.account).isDivided = false;
      for (const { name, ...told } of classes) noteClass(account.classes.get(name), told, now());
      return { hasForgotten };
    },
    reserve: (ask) => {
      const known = knownOf(ask.account);
      if (!known.isDivided) divide(local.open(ask.account), replicas());
      known.isDivided = true;
      const { share, backgroundShare } = ask.shares;
      return local.reserve({ ...ask, shares: { share: share / replicas(), backgroundShare } });
    },
    miss: (permit) => {
      const { missed } = knownOf(permit.account);
      if (missed !== "all") missed.add(permit.id);
    },
    settle: (permit, observed, wasShared) => {
      local.settle(permit, observed);
      const { missed } = knownOf(permit.account);
      if (missed === "all") return;
      if (wasShared) missed.delete(permit.id);
      else missed.add(permit.id);
    },
    takeMissed: (key) => {
      const known = knownOf(key);
      const { missed } = known;
      if (missed !== "all" && missed.size === 0) return undefined;
      known.missed = new Set();
      const isMissed = (id: string): boolean => missed === "all" || missed.has(id);
      const classes = [...local.open(key).classes].map(([name, budget]) => toLateClass(name, budget, isMissed, now()));
      const putBack = (): void => {
        if (missed === "all" || known.missed === "all") known.missed = "all";
        else known.missed = missed.union(known.missed);
      };
      return { classes, putBack, heard: (bornAt) => void findForgotten(key, bornAt) };
    },
  };
};

const toLateClass = (
  name: string,
  budget: WindowBudget,
  isMissed: (id: string) => boolean,
  now: number,
): LateClass => ({
  name,
  limit: budget.limit,
  windowMs: budget.windowMs,
  source: budget.source,
  frozenForMs: Math.max(0, Math.ceil(budget.frozenUntil - now)),
  calls: lateCalls(budget, now).filter(({ id }) => isMissed(id)),
});

/** Whatever is not ours is others': other apps' calls and other processes' alike. */
const noteClass = (
  budget: WindowBudget | undefined,
  { used, limit, isLearned, frozenForMs }: Omit<Told["classes"][number], "name">,
  now: number,
): void => {
  if (budget === undefined) return;
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

const lateCalls = ({ open, answered }: WindowBudget, now: number): LateCall[] => [
  ...[...open].map(([id, { credits, lane }]) => ({ id, credits: String(credits), lane, answeredAgoMs: null })),
  ...[...answered].map(([id, { credits, lane, answeredAt }]) => ({
    id,
    credits: String(credits),
    lane,
    answeredAgoMs: Math.max(0, Math.floor(now - answeredAt)),
  })),
];
