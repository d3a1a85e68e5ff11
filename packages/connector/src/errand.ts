import type { Flavour, Mappings } from "@portico/model";

/** What one caller's request has cost so far, and what it may still cost. Filled by the engine, shown in headers and logs. */
export interface Meter {
  calls: number;
  credits: number;
  waitedMs: number;
  /** The vendor's clock less ours, by the last answer that told the time. */
  skewMs: number | null;
}

/** One attempt at a call, once it is over: what it was and what it took. */
export interface CallMade {
  method: string;
  /** Below the account's origin, without the query. */
  path: string;
  /** Null: no answer came. */
  status: number | null;
  class: string;
  credits: number;
  /** When it asked for budget, in milliseconds since 1970. */
  askedMs: number;
  waitedMs: number;
  /** The class that had no room; `slots` where only too many calls were on their way. Null: it did not wait. */
  waitedFor: string | null;
  /** From when it might leave. */
  tookMs: number;
}

/** One caller's request on its way: what every exchange made for it has in common. */
export interface Errand {
  signal: AbortSignal;
  /** How long the whole request may wait for budget, in milliseconds. */
  waitMs: number;
  lane: "interactive" | "background";
  meter: Meter;
  /** Awaited before a request leaves that may change something: what has to be written down first. */
  beforeSend?: (() => Promise<void>) | undefined;
  /** Told that what left was cut off before its end, so that it cannot have changed anything. */
  neverArrived?: (() => void) | undefined;
  /** Told of each attempt at a call that was let through, when it is over. */
  onCall?: ((call: CallMade) => void) | undefined;
}

/**
 * Runs work beside other work on the same errand: each may wait for as long as the errand still may, and what they wait at the
 * same time is waited once.
 */
export const besides = async <Result>(errand: Errand, work: (own: Errand) => Promise<Result>): Promise<Result> => {
  const { meter } = errand;
  const own: Meter = { ...meter, calls: 0, credits: 0 };
  try {
    return await work({ ...errand, meter: own });
  } finally {
    meter.calls += own.calls;
    meter.credits += own.credits;
    meter.waitedMs = Math.max(meter.waitedMs, own.waitedMs);
    meter.skewMs = own.skewMs;
  }
};

/** As the limiter has them: windows that end all at once, or buckets out of which what was used leaks evenly. */
export type BudgetShape = "window" | "leaky";
export interface Cost {
  class: string;
  credits: number;
}
export interface ClassBudget {
  shape: BudgetShape;
  limit: number;
  windowMs: number;
  source: "assumed" | "plan";
}
export type Budgets = Readonly<Record<string, ClassBudget>>;

/** What the vendor's answer told of its limits. */
export interface Observation {
  /** False: the request certainly never left, so its credits come back. */
  sent: boolean;
  /** The answer has begun, and its body is still to come: the call is on its way until `release`. */
  bodyFollows?: boolean;
  classes?: readonly { class: string; limit?: number; remaining?: number }[];
  /** The vendor could not keep up: the call timed out, or its answer was a 503. */
  overloaded?: boolean;
  /** What the vendor says this call cost. */
  charged?: number;
  /** Set on the vendor's own 429; null where it names no time. */
  retryAfterMs?: number | null;
}

export type Admission =
  | {
      admitted: true;
      waitedMs: number;
      /** The class that had no room; `slots` where only too many calls were on their way. */
      waitedFor?: string | undefined;
      settle: (observed: Observation) => Promise<void>;
      /** The body of the answer has ended, or was given up. */
      release: () => void;
    }
  | { admitted: false; class: string; retryAfterMs: number };

/** The door to the account's budget: every call passes it, unified, proxied or our own. */
export interface Gate {
  admit: (request: {
    take: readonly Cost[];
    budgets: Budgets;
    waitMs: number;
    lane: Errand["lane"];
    signal: AbortSignal;
  }) => Promise<Admission>;
}

/** One connection as the engine needs it. Credentials are opened for each exchange and not kept. */
export interface Binding {
  connectionId: string;
  subdomain: string;
  plan: string | null;
  /** What kind of account it is, where that is known. */
  flavour: Flavour | null;
  /** What its owner calls custom fields, and means by statuses; null where nothing was said. */
  mappings: Mappings | null;
  /**
   * What a connection and its credentials are known by: bindings that say the same share their reads. Null: this one tries
   * other credentials than the stored ones, and shares with nobody.
   */
  sharing: string | null;
  credentials: () => Promise<Readonly<Record<string, string>>>;
  /**
   * Told of credentials that the vendor refused: whether `credentials` gives others now, with which the same is worth one more
   * try. Absent: these are never renewed.
   */
  renew?: (refused: Readonly<Record<string, string>>) => Promise<boolean>;
  gate: Gate;
}

/** Where a provider's accounts live: the built-in origin, or what the operator set. `basePath` goes before every path. */
export interface Target {
  origin: string;
  basePath: string;
  operatorSet: boolean;
}
