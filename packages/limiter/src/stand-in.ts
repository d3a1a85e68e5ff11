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
  /** Whether a call may go although nobody knows what the others do just now: it leaves half of every limit. */
  isSafe(ask: Ask): boolean;
  /** Notes that the shared store may not have heard of this call. */
  miss(permit: Permit): void;
  /** Notes that the shared store may have admitted a call that was not made. */
  withdraw(permit: Permit): void;
  /** Books an outcome, of which the shared store has heard or not. */
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

/** A call of this process that the shared store does not know, and what became of it. */
export interface LateCall {
  id: string;
  credits: string;
  lane: Lane;
  /** How long ago it was answered; or it is still on its way, or was never made. */
  fate: number | "open" | "void";
}

interface Known {
  bornAt: number;
  /** The calls that the shared store has not heard of, or not of their end. */
  missed: Set<string> | "all";
  /** The calls that it may hold for made, and that were not. */
  withdrawn: Map<string, Permit>;
  /** Whether this process has confined itself to its part. */
  isDivided: boolean;
}

export const createStandIn = (local: InProcessStore, now: () => number): StandIn => {
  const accounts = new WeakMap<AccountBudget, Known>();
  let most = { replicas: 1, at: now() };

  const knownOf = (key: AccountKey): Known => {
    const account = local.open(key);
    const known = accounts.get(account) ?? {
      bornAt: 0,
      missed: new Set<string>(),
      withdrawn: new Map<string, Permit>(),
      isDivided: false,
    };
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
      const hasForgotten = findForgotten(ask.account, bornAt);
      if (reserved) {
        local.book(ask);
        knownOf(ask.account).withdrawn.delete(ask.id);
      }
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
    isSafe: ({ account, take }) => {
      const { classes } = local.open(account);
      return take.every(({ class: name, credits }) => {
        const budget = classes.get(name);
        return budget === undefined || 2 * (held(budget) + budget.others + credits) <= budget.limit;
      });
    },
    miss,
    withdraw: (permit) => void knownOf(permit.account).withdrawn.set(permit.id, permit),
    settle: (permit, observed, wasShared) => {
      local.settle(permit, observed);
      const { missed, withdrawn } = knownOf(permit.account);
      if (!wasShared && observed.sent) miss(permit);
      if (!wasShared && !observed.sent) withdrawn.set(permit.id, permit);
      if (missed !== "all" && (wasShared || !observed.sent)) missed.delete(permit.id);
    },
    takeMissed: (key) => {
      const known = knownOf(key);
      const { missed, withdrawn } = known;
      if (missed !== "all" && missed.size + withdrawn.size === 0) return undefined;
      known.missed = new Set();
      known.withdrawn = new Map();
      const isMissed = (id: string): boolean => missed === "all" || missed.has(id);
      const classes = [...local.open(key).classes].map(([name, budget]) =>
        toLateClass(name, budget, { isMissed, withdrawn, now: now() }),
      );
      const putBack = (): void => {
        known.withdrawn = new Map([...withdrawn, ...known.withdrawn]);
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
  {
    isMissed,
    withdrawn,
    now,
  }: { isMissed: (id: string) => boolean; withdrawn: ReadonlyMap<string, Permit>; now: number },
): LateClass => ({
  name,
  limit: budget.limit,
  windowMs: budget.windowMs,
  source: budget.source,
  frozenForMs: Math.max(0, Math.ceil(budget.frozenUntil - now)),
  calls: [
    ...lateCalls(budget, now).filter(({ id }) => isMissed(id)),
    ...[...withdrawn.values()].flatMap((permit) => withdrawals(permit, name)),
  ],
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

const withdrawals = ({ id, take, lane }: Permit, name: string): LateCall[] =>
  take
    .filter((entry) => entry.class === name)
    .map(({ credits }) => ({ id, credits: String(credits), lane, fate: "void" }));

const lateCalls = ({ open, answered }: WindowBudget, now: number): LateCall[] => [
  ...[...open].map(([id, { credits, lane }]) => ({ id, credits: String(credits), lane, fate: "open" as const })),
  ...[...answered].map(([id, { credits, lane, answeredAt }]) => ({
    id,
    credits: String(credits),
    lane,
    fate: Math.max(0, Math.floor(now - answeredAt)),
  })),
];
