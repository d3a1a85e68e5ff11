import { advance, age, comesBefore, createFairOrder, isAhead, join, lineMs, lowestShares } from "./fair-order.ts";
import type { Credits, FairOrder, Path, Shares, Waiting } from "./fair-order.ts";
import type { AccountKey, Budgets, ClassView, Lane, Observation, Permit, RefusalReason, Take } from "./limiter.ts";
import { LimiterError } from "./limiter-error.ts";
import {
  answer,
  applyTerms,
  createWindowBudget,
  emptyAt,
  freeze,
  giveBack,
  hasRoom,
  held,
  learnLimit,
  reserve,
  roll,
  roomAt,
} from "./window-budget.ts";
import type { Claim, Tally, WindowBudget } from "./window-budget.ts";

type Classes = Map<string, WindowBudget>;

/** All classes of one account by name, and the order among those who call it. */
export interface AccountBudget {
  classes: Classes;
  order: FairOrder;
}

export const createAccountBudget = (): AccountBudget => ({ classes: new Map(), order: createFairOrder() });

export type ClassFacts = Omit<ClassView, "queued">;

export interface Ask {
  id: string;
  account: AccountKey;
  take: readonly Take[];
  budgets: Budgets;
  lane: Lane;
  path: Path;
  shares: Shares;
  /** The process that asks, and what else waits there. */
  process: string;
  waiting: Waiting;
  /** What came before this call from its own connection. */
  ahead: Credits;
  /** How long the call would wait yet, and whether it does already. */
  waitMs: number;
  isWaiting: boolean;
}

/** `short` names every class without room, `class` the one that will be last to have it, in `retryAfterMs`. */
export interface Short {
  reserved: false;
  reason: RefusalReason;
  class: string;
  retryAfterMs: number;
  short: string[];
}

export type Reservation = { reserved: true } | Short;

/** Takes from all classes that the call names, or from none. */
export const reserveAll = (account: AccountBudget, ask: Ask, now: number): Reservation => {
  const wanted = wantedOf(account, ask, now);
  const excess = wanted.find(({ take, budget }) => take.credits > budget.limit);
  if (excess !== undefined) return exceeding(excess.take.class, excess.budget.windowMs);

  const claims = claimsOf(account.order, ask, wanted, now);
  const lacking = claims.filter(({ budget, claim }) => !hasRoom(budget, claim, now));
  const reservation = lacking.length === 0 ? reserved : shortOf(lacking, now);
  if (reservation.reserved) book(account.order, ask, claims, now);
  announce(account.order, ask, reservation, now);
  return reservation;
};

/** Books a call that was admitted elsewhere, whether there is room for it here or not. */
export const bookAll = (account: AccountBudget, ask: Ask, now: number): void => {
  const { order } = account;
  const wanted = wantedOf(account, ask, now);
  age(order, longestWindowMs(wanted), now);
  lowestShares(order, ask.path.at(-1) ?? "", ask.shares, now);
  for (const { take, budget } of wanted)
    reserve(budget, ask.id, { credits: take.credits, lane: ask.lane, isPaced: false }, now);
  advance(order, ask.path, mostCredits(ask.take), now);
};

interface Wanted {
  take: Take;
  budget: WindowBudget;
}

interface Claimed extends Wanted {
  claim: Claim;
}

const wantedOf = (account: AccountBudget, ask: Ask, now: number): Wanted[] =>
  ask.take.map((take) => ({ take, budget: openClass(account.classes, ask.budgets, take.class, now) }));

/** What the call needs of each class, once it has its place among the others. */
const claimsOf = (
  order: FairOrder,
  { path, shares, process, waiting, ahead, lane, isWaiting }: Ask,
  wanted: readonly Wanted[],
  now: number,
): Claimed[] => {
  const windowMs = longestWindowMs(wanted);
  age(order, windowMs, now);
  const lines = [waiting, ...linesElsewhere(order, process)].filter((line) => Object.keys(line).length > 0);
  const lead = Math.max(...wanted.map(({ budget }) => budget.limit)) / 8;
  if (!isWaiting) join(order, lines, path, lead, now);
  const { share, backgroundShare } = lowestShares(order, path.at(-1) ?? "", shares, now);
  const isPaced = isAhead(order, path, lead / 4, now - windowMs / 10);
  return wanted.map(({ take, budget }) => {
    const before = comesBefore(order, lines, path, ahead, take.class);
    return { take, budget, claim: { credits: take.credits, ahead: before, lane, share, backgroundShare, isPaced } };
  });
};

const longestWindowMs = (wanted: readonly Wanted[]): number => {
  let longest = 0;
  for (const { budget } of wanted) longest = Math.max(longest, budget.windowMs);
  return longest;
};

/** What a call counts for in the order. */
export const mostCredits = (take: readonly Take[]): number => {
  let most = 0;
  for (const { credits } of take) most = Math.max(most, credits);
  return most;
};

const linesElsewhere = (order: FairOrder, process: string): Waiting[] =>
  Object.keys(order.lines)
    .filter((name) => name !== process)
    .map((name) => order.lines[name]?.waiting ?? {});

const book = (order: FairOrder, { id, path, take }: Ask, wanted: readonly Claimed[], now: number): void => {
  for (const { budget, claim } of wanted) reserve(budget, id, claim, now);
  advance(order, path, mostCredits(take), now);
};

const reserved: Reservation = { reserved: true };

const shortOf = (lacking: readonly Claimed[], now: number): Short => {
  const waits = lacking.map(({ take, budget, claim }) => ({ class: take.class, at: roomAt(budget, claim, now) }));
  const last = waits.reduce((latest, wait) => (wait.at > latest.at ? wait : latest));
  return {
    reserved: false,
    reason: "no_room",
    class: last.class,
    retryAfterMs: Math.max(1, Math.ceil(last.at - now)),
    short: waits.map((wait) => wait.class),
  };
};

/** Tells the other processes who waits in this one, the asker among them if it will. */
const announce = (order: FairOrder, ask: Ask, reservation: Reservation, now: number): void => {
  const { process, path, take, waitMs } = ask;
  const waiting: Record<string, Credits> = { ...ask.waiting };
  if (!reservation.reserved && reservation.retryAfterMs <= waitMs) {
    const leaf = path.at(-1) ?? "";
    const credits: Record<string, number> = { ...waiting[leaf] };
    for (const entry of take) {
      if (reservation.short.includes(entry.class)) credits[entry.class] = (credits[entry.class] ?? 0) + entry.credits;
    }
    waiting[leaf] = credits;
  }
  if (Object.keys(waiting).length > 0) order.lines[process] = { waiting, until: now + lineMs };
  else delete order.lines[process];
};

const exceeding = (name: string, windowMs: number): Short => ({
  reserved: false,
  reason: "exceeds_limit",
  class: name,
  retryAfterMs: windowMs,
  short: [name],
});

/** Books what a call met in each of its classes; `jitter` is U(0, 1). */
export const settleAll = (
  account: AccountBudget,
  permit: Permit,
  observed: Observation,
  { now, jitter }: { now: number; jitter: number },
): void => {
  for (const { class: name } of permit.take) {
    const budget = account.classes.get(name);
    if (budget === undefined) continue;
    roll(budget, now);
    const reservedAt = budget.open.get(permit.id)?.reservedAt;
    if (reservedAt === undefined) continue;
    if (!observed.sent) {
      giveBack(budget, permit.id);
      continue;
    }
    const { limit, remaining } = readingOf(observed, name);
    if (limit !== undefined) learnLimit(budget, limit);
    answer(budget, permit.id, { now, charged: chargedOf(observed), remaining });
    const pause = pauseSaid(permit, observed, name);
    if (pause !== undefined) freeze(budget, { ...pause, reservedAt, now, jitter });
  }
};

/** What an answer said of a class, without the numbers that cannot be: no limit of nothing would ever be unlearned. */
export const readingOf = (
  observed: Observation,
  name: string,
): { limit?: number | undefined; remaining?: number | undefined } => {
  const { limit, remaining } = observed.classes?.find((reading) => reading.class === name) ?? {};
  return {
    limit: isCount(limit) && limit > 0 ? limit : undefined,
    remaining: Number.isFinite(remaining) ? remaining : undefined,
  };
};

/** What the call really cost, if the provider said so. */
export const chargedOf = ({ charged }: Observation): number | undefined => (isCount(charged) ? charged : undefined);

const isCount = (value: number | null | undefined): value is number =>
  typeof value === "number" && Number.isFinite(value) && value >= 0;

/**
 * Whether a 429 was about this class, for how long (`null`: it did not say), and whether that is certain: only then is it
 * known which class's window ends.
 */
export const pauseSaid = (
  permit: Permit,
  { retryAfterMs, limitedClasses }: Observation,
  name: string,
): { ms: number | null; certain: boolean } | undefined => {
  if (retryAfterMs === undefined) return undefined;
  const suspects = limitedClasses ?? permit.take.map((take) => take.class);
  if (!suspects.includes(name)) return undefined;
  const ms = isCount(retryAfterMs) ? retryAfterMs : null;
  return { ms, certain: ms !== null && suspects.length === 1 };
};

/** The classes that a 429 keeps closed. */
export const frozenIn = ({ classes }: AccountBudget, now: number): string[] =>
  [...classes].flatMap(([name, { frozenUntil }]) => (frozenUntil > now ? [name] : []));

/** Whether nothing is left that a later call would have to know. */
export const isIdle = (account: AccountBudget, now: number): boolean =>
  [...account.classes.values()].every((budget) => {
    roll(budget, now);
    return held(budget) === 0 && budget.others === 0 && budget.frozenUntil <= now;
  });

export const viewAll = (classes: Classes, budgets: Budgets, now: number): ClassFacts[] =>
  Object.keys(budgets).map((name) => {
    const budget = openClass(classes, budgets, name, now);
    return toFacts(name, budget, [...budget.answered.values()].at(-1)?.answeredAt, now);
  });

/** What a caller may see of a class; `newestAt` is when its latest call was answered. */
export const toFacts = (name: string, budget: Tally, newestAt: number | undefined, now: number): ClassFacts => {
  const used = held(budget);
  return {
    name,
    limit: budget.limit,
    remaining: Math.max(0, budget.limit - used - budget.others),
    used,
    used_by_others: budget.others,
    reset_at: instant(emptyAt(budget, newestAt, now)),
    frozen_until: instant(budget.frozenUntil > now ? budget.frozenUntil : undefined),
    source: budget.source,
  };
};

const instant = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());

/** The class as it stands now, under the latest terms. */
export const openClass = (classes: Classes, budgets: Budgets, name: string, now: number): WindowBudget => {
  const terms = budgets[name];
  let budget = classes.get(name);
  if (budget === undefined) {
    if (terms === undefined) throw new LimiterError("unknown_class", `no terms are given for class ${name}`);
    budget = createWindowBudget(terms);
    classes.set(name, budget);
  }
  if (terms !== undefined) applyTerms(budget, terms);
  roll(budget, now);
  return budget;
};

export const accountName = ({ provider, subdomain }: AccountKey): string => `${provider}:${subdomain}`;
