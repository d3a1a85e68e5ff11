/** What a call told of its account: it answered, it failed, it could not even be reached, or the call told nothing. */
export type Verdict = "answered" | "failed" | "unreachable" | "unheard";

/** The right to make one call. Ended exactly once, whatever became of the call. */
export interface Pass {
  end: (verdict: Verdict) => void;
}

/** Keeps calls from an account that fails, and finds out with few of them when it works again. */
export interface Breaker {
  /** For how long calls are refused from now on, in milliseconds; 0 while they are let through. */
  refusesForMs: () => number;
  /** Null: this call may not be made. */
  enter: () => Pass | null;
}

export interface BreakerDeps {
  /** Milliseconds. */
  now: () => number;
  /** From 0 to just below 1. */
  random: () => number;
}

const windowSeconds = 10;
const leastCalls = 20;
const leastShare = 0.5;
const unreachableInARow = 5;
const shortestOpenMs = 5_000;
const longestOpenMs = 60_000;
const successesToClose = 3;
/** When to come again while somebody else's call is the one that finds out. */
const probeMs = 1_000;

/**
 * Opens when half of at least twenty calls within ten seconds failed, or when five in a row could not reach the account.
 * After a pause one call at a time is let through: three answers close it, a failure opens it for twice as long.
 */
export const createBreaker = ({ now, random }: BreakerDeps): Breaker => {
  let state: State = { is: "closed", calls: [], unreachable: 0 };
  /** How often it has opened since it last was closed. */
  let openings = 0;

  const open = (): void => {
    state = { is: "open", untilMs: now() + openMs(openings, random()) };
    openings += 1;
  };

  const countCall = (closed: Closed, verdict: Exclude<Verdict, "unheard">): void => {
    const second = Math.floor(now() / 1_000);
    const calls = closed.calls.filter((tally) => tally.second > second - windowSeconds);
    const tally = calls.find((one) => one.second === second) ?? { second, all: 0, failed: 0 };
    tally.all += 1;
    if (verdict !== "answered") tally.failed += 1;
    closed.calls = [...calls.filter((one) => one !== tally), tally];
    closed.unreachable = verdict === "unreachable" ? closed.unreachable + 1 : 0;
    if (verdict !== "answered" && isBroken(closed)) open();
  };

  const judgeProbe = (probed: HalfOpen, verdict: Exclude<Verdict, "unheard">): void => {
    if (verdict !== "answered") return open();
    probed.answered += 1;
    if (probed.answered < successesToClose) return;
    openings = 0;
    state = { is: "closed", calls: [], unreachable: 0 };
  };

  const passFor = (entered: Closed | HalfOpen): Pass => ({
    end: (verdict) => {
      if (entered.is === "half_open") entered.isProbing = false;
      // A call that began before things changed tells of a time that is over.
      if (entered !== state || verdict === "unheard") return;
      if (entered.is === "closed") countCall(entered, verdict);
      else judgeProbe(entered, verdict);
    },
  });

  const refusesForMs = (): number => {
    if (state.is === "open") return Math.max(0, state.untilMs - now());
    return state.is === "half_open" && state.isProbing ? probeMs : 0;
  };

  return {
    refusesForMs,
    enter: () => {
      if (refusesForMs() > 0) return null;
      if (state.is === "open") state = { is: "half_open", answered: 0, isProbing: false };
      if (state.is === "half_open") state.isProbing = true;
      return passFor(state);
    },
  };
};

interface Closed {
  is: "closed";
  /** One tally a second, for as long as they count. */
  calls: { second: number; all: number; failed: number }[];
  /** How many in a row could not reach the account. */
  unreachable: number;
}
interface Open {
  is: "open";
  untilMs: number;
}
interface HalfOpen {
  is: "half_open";
  answered: number;
  isProbing: boolean;
}
type State = Closed | Open | HalfOpen;

const isBroken = ({ calls, unreachable }: Closed): boolean => {
  const all = calls.reduce((sum, tally) => sum + tally.all, 0);
  const failed = calls.reduce((sum, tally) => sum + tally.failed, 0);
  return unreachable >= unreachableInARow || (all >= leastCalls && failed >= all * leastShare);
};

/** Doubles with each opening; the jitter keeps replicas from coming back at the same moment. */
const openMs = (openings: number, random: number): number =>
  Math.min(longestOpenMs, 2 * shortestOpenMs * 2 ** openings) * (0.5 + random / 2);
