import type { AcquireRequest, Take } from "../limiter.ts";
import { longestCallMs } from "../window-budget.ts";

/** Of the provider that the ledger is about. */
export const windowMs = 6_000;

/**
 * What an onlooker knows of one account: who waits, which calls are on their way or were answered not long ago, and what the
 * provider has said. It knows nothing of how a limiter works, and judges it by its promises alone.
 */
export interface Ledger {
  waiting: Waiter[];
  calls: Call[];
  freezes: Freeze[];
  /** The limits that answers have told of, or plans: the highest and the lowest that some process may still believe in. */
  believed: Record<string, Range>;
  /** The lowest that anybody asked with. */
  shares: { share: number; backgroundShare: number };
  /** What ours have used of a window of the provider, by class and begin. */
  windows: Map<string, OurWindow>;
  /** Promises that were broken, in words. */
  broken: string[];
}

export interface Range {
  low: number;
  high: number;
  /** That was ever believed. */
  highest: number;
}

export interface Waiter {
  process: number;
  request: Asked;
  askedAt: number;
  leave: AbortController;
}

export type Asked = Pick<AcquireRequest, "take" | "lane" | "tenant" | "connection" | "waitMs"> & Shares;

interface Shares {
  share: number;
  backgroundShare: number;
}

/** A call that was let through, until its credits have returned. */
export interface Call {
  process: number;
  request: Asked;
  reservedAt: number;
  /** The highest limit of each class that was believed in when it was let through. */
  believed: Readonly<Record<string, number>>;
  /** Not every process could know of it. */
  isDoubtful: boolean;
  answeredAt: number | undefined;
}

interface Freeze {
  class: string;
  process: number;
  until: number;
}

interface OurWindow {
  credits: number;
  /** The highest limit that any of its calls was let through with. */
  bound: number;
  isDoubtful: boolean;
}

export const createLedger = (limits: Readonly<Record<string, number>>): Ledger => ({
  waiting: [],
  calls: [],
  freezes: [],
  believed: Object.fromEntries(
    Object.entries(limits).map(([name, limit]) => [name, { low: limit, high: limit, highest: limit }]),
  ),
  shares: { share: 1, backgroundShare: 1 },
  windows: new Map(),
  broken: [],
});

/** Notes a limit that an answer told of; where not everybody heard it, some may still believe in what was known before. */
export const learn = ({ believed }: Ledger, name: string, limit: number, isHeardByAll: boolean): void => {
  const { low, high, highest } = believed[name] ?? { low: limit, high: limit, highest: limit };
  const heard = isHeardByAll ? { low: limit, high: limit } : { low: Math.min(low, limit), high: Math.max(high, limit) };
  believed[name] = { ...heard, highest: Math.max(highest, limit) };
};

/** Whether a call's credits are held at `now` by any reckoning: it is on its way, or was answered within a window. */
export const isHeld = ({ reservedAt, answeredAt = Infinity }: Call, now: number): boolean =>
  Math.min(answeredAt, reservedAt + longestCallMs) + windowMs > now;

/** Forgets calls, and freezes, that are over. */
export const forgetOver = (ledger: Ledger, now: number): void => {
  ledger.calls = ledger.calls.filter((call) => isHeld(call, now));
  ledger.freezes = ledger.freezes.filter(({ until }) => until > now);
};

/** What they take of one class, all together. */
export const creditsOf = (of: readonly { request: { take: readonly Take[] } }[], name: string): number =>
  of
    .flatMap(({ request }) => request.take)
    .filter((take) => take.class === name)
    .reduce((sum, { credits }) => sum + credits, 0);
