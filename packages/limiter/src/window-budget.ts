import type { BudgetShape, BudgetSource, BudgetTerms, Lane } from "./limiter.ts";

/**
 * The budget of one class of one account, as plain data that changes only through the functions below. All instants are
 * milliseconds of one clock that never runs backwards. `redis-scripts.ts` says the same in Lua.
 *
 * The provider's window has a known length and an unknown phase. A call is counted somewhere between its reservation and
 * its answer, so credits that return one window after the *answer* can never meet, in one window of the provider, a later
 * call that they should have kept out, wherever its windows begin. So with a leaky bucket: what is poured in later, is in it
 * longer.
 */
export interface WindowBudget {
  shape: BudgetShape;
  limit: number;
  windowMs: number;
  source: BudgetSource;
  /** Reserved and unanswered calls, in the order of reservation. */
  open: Map<string, Open>;
  /** Answered calls whose credits have not returned, in the order of their answers. */
  answered: Map<string, Answered>;
  openCredits: ByLane;
  answeredCredits: ByLane;
  /** What other apps are believed to have used, judged when `othersSeen` was used in all. */
  others: number;
  othersSeen: number;
  othersUntil: number;
  /** The answer that showed the most used since the last proven reset. */
  peak: { used: number; reservedAt: number; answeredAt: number } | undefined;
  /** Calls reserved up to here may have been counted before the last proven reset. */
  resetSeenAt: number;
  frozenUntil: number;
  /** What those have taken, in the running step of the window, who must go at an even pace. */
  paced: { step: number; taken: number };
  /** When a call was last refused for want of room. */
  lackedAt: number;
  /** When all that calls have poured into a leaky bucket will have leaked out. */
  drainedAt: number;
  /** A reset that a 429 announced: at `at`, the credits of calls answered before `covers` return. */
  reset: { at: number; covers: number } | undefined;
}

/** The numbers of a class, without its calls. */
export type Tally = Omit<WindowBudget, "open" | "answered">;

export type ByLane = Record<Lane, number>;

interface Open {
  credits: number;
  lane: Lane;
  reservedAt: number;
}

interface Answered {
  credits: number;
  lane: Lane;
  /** The credits return one window later. */
  answeredAt: number;
  /** What the provider had counted in all when it answered, if it said so. */
  used: number | undefined;
}

/** An unanswered call is taken as answered after this long, so that a crash costs its credits for a while only. */
export const longestCallMs = 90_000;

export const createWindowBudget = (terms: BudgetTerms): WindowBudget => ({
  shape: "window",
  ...terms,
  open: new Map(),
  answered: new Map(),
  openCredits: { interactive: 0, background: 0 },
  answeredCredits: { interactive: 0, background: 0 },
  others: 0,
  othersSeen: 0,
  othersUntil: 0,
  peak: undefined,
  resetSeenAt: 0,
  frozenUntil: 0,
  paced: { step: 0, taken: 0 },
  lackedAt: 0,
  drainedAt: 0,
  reset: undefined,
});

/** Terms give way to what was learned; the shape and the window's length are always theirs. */
export const applyTerms = (budget: WindowBudget, terms: BudgetTerms): void => {
  budget.shape = terms.shape ?? "window";
  budget.windowMs = terms.windowMs;
  if (budget.source === "learned") return;
  budget.limit = terms.limit;
  budget.source = terms.source;
};

/** Returns all that is due at `now`. Called before anything else is read. */
export const roll = (budget: WindowBudget, now: number): void => {
  for (const [id, call] of budget.open) {
    if (call.reservedAt + longestCallMs + budget.windowMs > now) break;
    giveBack(budget, id);
  }
  if (budget.reset !== undefined && budget.reset.at <= now) {
    const { at, covers } = budget.reset;
    forget(budget, at, (call) => call.answeredAt < covers);
    budget.reset = undefined;
  }
  for (const [id, call] of budget.answered) {
    if (call.answeredAt + budget.windowMs > now) break;
    drop(budget, id, call);
  }
  if (budget.othersUntil <= now) budget.others = 0;
};

export const inAll = ({ interactive, background }: ByLane): number => interactive + background;

/** What all calls together hold now. */
export const held = (budget: Tally): number => inAll(budget.openCredits) + inAll(budget.answeredCredits);

/** A call that asks for room: `ahead` credits are kept for those before it. */
export interface Claim {
  credits: number;
  ahead: number;
  lane: Lane;
  /** The part of the limit that all calls together may hold. */
  share: number;
  /** The part of that which calls in the background may hold. */
  backgroundShare: number;
  /** Goes at an even pace, since it is ahead of others that are about to come back. */
  isPaced: boolean;
}

/** A share of the limit, and what counts against it: everything, or only what is held in the background. */
interface Bound {
  share: number;
  only?: Lane;
}

const boundsOf = ({ lane, share, backgroundShare }: Claim): Bound[] =>
  lane === "background" ? [{ share }, { share: share * backgroundShare, only: lane }] : [{ share }];

const counted = (credits: ByLane, only: Lane | undefined): number =>
  only === undefined ? inAll(credits) : credits[only];

/** The most that calls with this share may hold; one call alone may always go as far as the limit itself. */
const ceiling = (budget: WindowBudget, share: number, credits: number): number =>
  Math.max(Math.floor(budget.limit * share), Math.min(credits, budget.limit));

/** Whether a call may be made now. That there was not enough for it is remembered. */
export const hasRoom = (budget: WindowBudget, claim: Claim, now: number): boolean => {
  const isEnough = boundsOf(claim).every(({ share, only }) => {
    const used = counted(budget.openCredits, only) + counted(budget.answeredCredits, only);
    const top = Math.min(ceiling(budget, share, claim.credits), budget.limit - budget.others);
    return used + claim.ahead + claim.credits <= top;
  });
  if (!isEnough) budget.lackedAt = now;
  return isEnough && Math.max(budget.frozenUntil, pacedUntil(budget, claim, now)) <= now;
};

/**
 * When there should be room for a call, if nobody gives back early. An open call is expected to return as if it were
 * answered now, its earliest moment.
 */
export const roomAt = (budget: WindowBudget, claim: Claim, now: number): number =>
  Math.max(pacedUntil(budget, claim, now), ...boundsOf(claim).map((bound) => roomWithin(budget, bound, claim, now)));

/** Steps in a window. */
export const paceSteps = 50;
/** An even pace, and a quarter more: what was spread once comes back spread, and is never slowed down again. */
export const paceMargin = 1.25;

/** Only what somebody lacked within the last window need be spread. */
const pacedUntil = (budget: WindowBudget, { isPaced, credits }: Claim, now: number): number => {
  const { paced, lackedAt, limit, windowMs } = budget;
  const step = Math.floor((now * paceSteps) / windowMs);
  if (!isPaced || paced.step !== step || paced.taken === 0 || lackedAt + windowMs <= now) return now;
  const isOver = paced.taken + credits > (limit * paceMargin) / paceSteps;
  return isOver ? Math.ceil(((step + 1) * windowMs) / paceSteps) : now;
};

const roomWithin = (budget: WindowBudget, { share, only }: Bound, { credits, ahead }: Claim, now: number): number => {
  const top = ceiling(budget, share, credits);
  const wholeWindows = Math.floor(Math.max(0, ahead + credits - 1) / Math.max(1, top));
  const need = ahead + credits - wholeWindows * top;
  let used = counted(budget.openCredits, only) + counted(budget.answeredCredits, only);
  let at = now;
  const fits = (): boolean =>
    used + need <= Math.min(top, budget.limit - (budget.othersUntil <= at ? 0 : budget.others));
  for (const instant of returns(budget, only, now)) {
    if (fits()) break;
    at = Math.max(at, instant.at);
    used -= instant.credits;
  }
  return Math.max(at, budget.frozenUntil) + wholeWindows * budget.windowMs;
};

/** All returns to come, in order; the end of what others hold is one of them, with no credits of ours. */
function* returns(
  budget: WindowBudget,
  only: Lane | undefined,
  now: number,
): Generator<{ at: number; credits: number }> {
  const { reset, windowMs } = budget;
  let others = budget.others > 0 ? budget.othersUntil : Infinity;
  for (const call of budget.answered.values()) {
    if (only !== undefined && call.lane !== only) continue;
    const aged = call.answeredAt + windowMs;
    const at = reset !== undefined && call.answeredAt < reset.covers ? Math.min(aged, reset.at) : aged;
    if (others <= at) {
      yield { at: others, credits: 0 };
      others = Infinity;
    }
    yield { at, credits: call.credits };
  }
  if (others < Infinity) yield { at: others, credits: 0 };
  const open = counted(budget.openCredits, only);
  if (open > 0) yield { at: now + windowMs, credits: open };
}

/** When everything used now will have returned; `undefined` if nothing is used. */
export const emptyAt = (
  { windowMs, others, othersUntil, openCredits }: Tally,
  newestAt: number | undefined,
  now: number,
): number | undefined => {
  const returnsAt = [
    ...(newestAt === undefined ? [] : [newestAt + windowMs]),
    ...(others > 0 ? [othersUntil] : []),
    ...(inAll(openCredits) > 0 ? [now + windowMs] : []),
  ];
  return returnsAt.length === 0 ? undefined : Math.max(...returnsAt);
};

export const reserve = (
  budget: WindowBudget,
  id: string,
  { credits, lane, isPaced }: Pick<Claim, "credits" | "lane" | "isPaced">,
  now: number,
): void => {
  const step = Math.floor((now * paceSteps) / budget.windowMs);
  if (isPaced) budget.paced = { step, taken: (budget.paced.step === step ? budget.paced.taken : 0) + credits };
  budget.open.set(id, { credits, lane, reservedAt: now });
  budget.openCredits[lane] += credits;
};

/** Gives back the credits of a call that never left. */
export const giveBack = (budget: WindowBudget, id: string): void => {
  const call = budget.open.get(id);
  if (call === undefined) return;
  budget.open.delete(id);
  budget.openCredits[call.lane] -= call.credits;
};

/** Books an answer: `charged` is what the call really cost, `remaining` what the provider said is left. */
export const answer = (
  budget: WindowBudget,
  id: string,
  said: { now: number; charged?: number | undefined; remaining?: number | undefined },
): void => {
  const call = budget.open.get(id);
  if (call === undefined) return;
  giveBack(budget, id);
  const credits = said.charged ?? call.credits;
  const used = said.remaining === undefined ? undefined : budget.limit - said.remaining;
  budget.answered.set(id, { credits, lane: call.lane, answeredAt: pour(budget, credits, said.now), used });
  budget.answeredCredits[call.lane] += credits;
  if (used !== undefined) weigh(budget, { used, credits, reservedAt: call.reservedAt, now: said.now });
};

/** An answered call's instant, one window before its credits return. Out of a bucket they leak after all that is in it already. */
const pour = (budget: WindowBudget, credits: number, now: number): number => {
  if (budget.shape === "window") return now;
  budget.drainedAt = Math.max(budget.drainedAt, now) + (credits * budget.windowMs) / budget.limit;
  return Math.ceil(budget.drainedAt) - budget.windowMs;
};

/** The provider's own limit replaces whatever was believed. */
export const learnLimit = (budget: WindowBudget, limit: number): void => {
  budget.limit = limit;
  budget.source = "learned";
};

/** No 429 closes a class for longer. */
export const longestPauseMs = 15 * 60_000;

/**
 * A 429 to a call reserved at `reservedAt`: nothing goes until its time (by default a window) is over, plus U(0, 1) `jitter`
 * of a hundredth of a window. If it is `certain` that this very class was meant, its window ends then, and takes with it
 * all calls answered before the earliest instant at which that can be; whole seconds may have been rounded up by one.
 */
export const freeze = (
  budget: WindowBudget,
  said: { ms: number | null; certain: boolean; reservedAt: number; now: number; jitter: number },
): void => {
  const pauseMs = Math.min(Math.max(said.ms ?? budget.windowMs, budget.windowMs / 60), longestPauseMs);
  const until = Math.ceil(said.now + pauseMs + (said.jitter * budget.windowMs) / 100);
  if (until <= budget.frozenUntil) return;
  budget.frozenUntil = until;
  if (!said.certain || budget.shape === "leaky") return;
  const roundingMs = pauseMs % 1000 === 0 ? 1000 : 0;
  budget.reset = { at: until, covers: Math.floor(said.reservedAt + pauseMs - roundingMs) };
};

/**
 * Reads others' use, and resets, from one answer. Answers overtake each other, so only two things are certain: a call that
 * was reserved after another was answered was counted after it; and within a window `used` only grows. A bucket has no resets.
 */
const weigh = (
  budget: WindowBudget,
  said: { used: number; credits: number; reservedAt: number; now: number },
): void => {
  const { peak } = budget;
  const { used, reservedAt, now } = said;
  const fell = peak !== undefined && used < peak.used;
  if (fell && reservedAt <= peak.answeredAt) {
    // Counted before the peak: if the estimate took it for another app's call, that is put right.
    if (used <= budget.othersSeen) budget.others = Math.max(0, budget.others - said.credits);
    return;
  }
  if (fell && budget.shape === "window") {
    forget(
      budget,
      now,
      (call) =>
        call.answeredAt < peak.reservedAt ||
        (call.answeredAt < reservedAt && call.used !== undefined && call.used > used),
    );
  }
  budget.peak = { used, reservedAt, answeredAt: now };
  // A straggler from before the reset says nothing of the window that runs now.
  if (!fell && reservedAt < budget.resetSeenAt) return;
  // Open calls count as not yet counted: the safe side, put right as they are answered.
  budget.others = Math.max(0, used - inAll(budget.answeredCredits));
  budget.othersSeen = used;
  budget.othersUntil = now + budget.windowMs;
};

/** A reset is proven: what it took away no longer counts. */
const forget = (budget: WindowBudget, now: number, isOver: (call: Answered) => boolean): void => {
  for (const [id, call] of budget.answered) if (isOver(call)) drop(budget, id, call);
  budget.others = 0;
  budget.peak = undefined;
  budget.resetSeenAt = now;
};

const drop = (budget: WindowBudget, id: string, call: Answered): void => {
  budget.answered.delete(id);
  budget.answeredCredits[call.lane] -= call.credits;
};
