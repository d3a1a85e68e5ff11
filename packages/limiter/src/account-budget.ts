import type { AccountKey, Budgets, ClassView, Observation, Permit, RefusalReason, Take } from "./limiter.ts";
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
import type { Tally, WindowBudget } from "./window-budget.ts";

/** All classes of one account, by name. */
export type AccountBudget = Map<string, WindowBudget>;

/** Credits, by class, that are kept for calls which came before. */
export type Ahead = Readonly<Record<string, number>>;

export type ClassFacts = Omit<ClassView, "queued">;

export interface Ask {
  id: string;
  account: AccountKey;
  take: readonly Take[];
  budgets: Budgets;
  share: number;
  ahead: Ahead;
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

  const lacking = wanted.filter(
    ({ take, budget }) => !hasRoom(budget, take.credits, ask.share, ask.ahead[take.class] ?? 0, now),
  );
  if (lacking.length === 0) {
    for (const { take, budget } of wanted) reserve(budget, ask.id, take.credits, now);
    return { reserved: true };
  }
  const waits = lacking.map(({ take, budget }) => ({
    class: take.class,
    at: roomAt(budget, take.credits, ask.share, ask.ahead[take.class] ?? 0, now),
  }));
  const last = waits.reduce((latest, wait) => (wait.at > latest.at ? wait : latest));
  return {
    reserved: false,
    reason: "no_room",
    class: last.class,
    retryAfterMs: Math.max(1, Math.ceil(last.at - now)),
    short: waits.map((wait) => wait.class),
  };
};

/** Books a call that was admitted elsewhere, whether there is room for it here or not. */
export const bookAll = (account: AccountBudget, ask: Ask, now: number): void => {
  for (const { take, budget } of wantedOf(account, ask, now)) reserve(budget, ask.id, take.credits, now);
};

const wantedOf = (account: AccountBudget, ask: Ask, now: number): { take: Take; budget: WindowBudget }[] =>
  ask.take.map((take) => ({ take, budget: openBudget(account, ask.budgets, take.class, now) }));

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
    const budget = account.get(name);
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

/** Whether nothing is left that a later call would have to know. */
export const isIdle = (account: AccountBudget, now: number): boolean =>
  [...account.values()].every((budget) => {
    roll(budget, now);
    return held(budget) === 0 && budget.others === 0 && budget.frozenUntil <= now;
  });

export const viewAll = (account: AccountBudget, budgets: Budgets, now: number): ClassFacts[] =>
  Object.keys(budgets).map((name) => {
    const budget = openBudget(account, budgets, name, now);
    return toFacts(name, budget, [...budget.answered.values()].at(-1)?.answeredAt, now);
  });

/** What a caller may see of a class; `newestAt` is when its latest call was answered. */
export const toFacts = (name: string, budget: Tally, newestAt: number | undefined, now: number): ClassFacts => {
  const used = budget.openCredits + budget.answeredCredits;
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
const openBudget = (account: AccountBudget, budgets: Budgets, name: string, now: number): WindowBudget => {
  const terms = budgets[name];
  let budget = account.get(name);
  if (budget === undefined) {
    if (terms === undefined) throw new LimiterError("unknown_class", `no terms are given for class ${name}`);
    budget = createWindowBudget(terms);
    account.set(name, budget);
  }
  if (terms !== undefined) applyTerms(budget, terms);
  roll(budget, now);
  return budget;
};

export const accountName = ({ provider, subdomain }: AccountKey): string => `${provider}:${subdomain}`;
