/** The provider-side account that owns the limits: connections of several tenants may share one. */
export interface AccountKey {
  provider: string;
  subdomain: string;
}

/** Credits to take from one endpoint class. A call names every class that counts it, the account total included. */
export interface Take {
  class: string;
  credits: number;
}

export type BudgetSource = "assumed" | "plan" | "learned";

/**
 * `window`: what was used is given back all at once, when a window ends. `leaky`: a bucket, out of which what was used leaks
 * evenly.
 */
export type BudgetShape = "window" | "leaky";

/**
 * What is believed of a class before its provider has spoken: `limit` credits in a window of `windowMs`, or a bucket that holds
 * `limit` and in that time runs empty.
 */
export interface BudgetTerms {
  /** Default `window`. */
  shape?: BudgetShape;
  limit: number;
  windowMs: number;
  source: Exclude<BudgetSource, "learned">;
}

export type Budgets = Readonly<Record<string, BudgetTerms>>;

export type Lane = "interactive" | "background";

export interface AcquireRequest {
  account: AccountKey;
  take: readonly Take[];
  /** Terms for at least every class in `take`. */
  budgets: Budgets;
  /** The longest wait for room; 0 tries once. */
  waitMs: number;
  lane: Lane;
  /** Whose call it is, in words of the caller's own: those who wait are served alike, tenants first, then connections. */
  tenant: string;
  connection: string;
  /**
   * 0.1–1, default 1: the part of each limit that may be held at once, so that the account's other apps live. The lowest
   * that any of the account's connections asked with in the last hour counts for all.
   */
  share?: number;
  /** 0.1–1, default 1: the part of that which may be held in the background. */
  backgroundShare?: number;
  signal?: AbortSignal;
}

/** The right to make one call. Settle it exactly once; what is never settled returns by itself, but late. */
export interface Permit {
  id: string;
  account: AccountKey;
  take: readonly Take[];
  lane: Lane;
}

/**
 * Why there is no permit. `no_room`: not within `waitMs`. `no_slot`: too many calls are on their way. `queue_full`: too many wait already. `exceeds_limit`: the call
 * costs more than a whole window of `class` allows, so that only another limit could ever admit it.
 */
export type RefusalReason = "no_room" | "no_slot" | "queue_full" | "exceeds_limit";

/**
 * `waitedFor` is the class that had no room, or `slots` where only too many calls were on their way; absent where there was room
 * at once. `retryAfterMs` is when there should be room for this call behind those that wait now.
 */
export type Admission =
  | { admitted: true; permit: Permit; waitedMs: number; waitedFor?: string }
  | { admitted: false; reason: RefusalReason; class: string; retryAfterMs: number };

/** What an answer showed of one class. */
export interface ClassReading {
  class: string;
  limit?: number;
  remaining?: number;
}

/** What became of the call. */
export interface Observation {
  /** False only if the call certainly never left: its credits return at once. */
  sent: boolean;
  classes?: readonly ClassReading[];
  /** The provider could not keep up: the call timed out, or its answer was a 503. Fewer may be on their way then. */
  overloaded?: boolean;
  /** The answer has begun, and its body is still to come: the call is on its way until `release`. */
  bodyFollows?: boolean;
  /** The credits that the provider says the call cost in each of its classes. */
  charged?: number;
  /** Set on a provider's 429, `null` where it names no time: then a whole window is waited. */
  retryAfterMs?: number | null;
  /** The classes that a 429 was about; absent: any that the call took. */
  limitedClasses?: readonly string[];
}

/** One class as it stands, in the words of the API. */
export interface ClassView {
  name: string;
  limit: number;
  remaining: number;
  /** What our own calls hold. */
  used: number;
  used_by_others: number;
  /** When all that is used now will have returned, if nobody calls again. */
  reset_at: string | null;
  frozen_until: string | null;
  /** Calls that wait for this class in this process. */
  queued: number;
  source: BudgetSource;
}

export interface BudgetView {
  account: AccountKey;
  classes: ClassView[];
}

/** A class of some account that a 429 keeps closed. */
export interface FrozenClass {
  provider: string;
  class: string;
}

/** Keeps every account within its provider's limits, and lets nothing lie idle while a call waits. */
export interface Limiter {
  /**
   * Takes from all named classes or from none. Waits until all have room, in fair turns with all others, in whichever process
   * they wait; answers at once when that cannot be within `waitMs`. Rejects with the signal's reason on abort, and with `LimiterError`.
   */
  acquire(request: AcquireRequest): Promise<Admission>;
  /** Books what the call met. Once per permit, as soon as the answer's head (or its failure) is there; repeats do nothing. */
  settle(permit: Permit, observed: Observation): Promise<void>;
  /** The body of an answer has ended, or was given up. Needed only after a `settle` that said `bodyFollows`. */
  release(permit: Permit): void;
  /** The classes of `budgets` as they stand. */
  view(account: AccountKey, budgets: Budgets): Promise<BudgetView>;
  /** Each class that is frozen now on an account that this process calls. */
  frozen(): FrozenClass[];
  /** Rejects all who wait, and lets go of timers and connections. */
  close(): Promise<void>;
}

/** Timers as a dependency: runs `wake` after `delayMs`, unless the returned function is called before. */
export type Schedule = (delayMs: number, wake: () => void) => () => void;
