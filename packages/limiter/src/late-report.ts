import type { AccountBudget } from "./account-budget.ts";
import type { EndedLease } from "./leases.ts";
import type { BudgetShape, BudgetSource, Lane, Permit } from "./limiter.ts";
import { longestCallMs, roll } from "./window-budget.ts";
import type { WindowBudget } from "./window-budget.ts";

/** What the shared store last said of a class, or was told. */
export interface Heard {
  limit?: number;
  frozenUntil?: number;
}

/** What the shared store has yet to hear of one account. */
export interface Untold {
  /** By class. What differs from it was learned here: anything else may be older than what the others have learned since. */
  heard: ReadonlyMap<string, Heard>;
  /** The calls that it has not heard of, or not of their end. */
  missed: Set<string> | "all";
  /** The calls that it may hold for made, and that were not. */
  withdrawn: Map<string, Permit>;
  leases: EndedLease[];
}

/** The same in the words of `bookScript`. */
export interface LateReport {
  classes: LateClass[];
  /** What connections have spent from leases. */
  spent: [leaf: string, credits: number][];
}

/** A class as this process knows it, and those of its calls that the shared store does not. */
export interface LateClass {
  name: string;
  shape: BudgetShape;
  limit: number;
  windowMs: number;
  source: BudgetSource;
  /** Whether the limit was learned here. */
  isNews: boolean;
  /** 0 unless it was learned here. */
  frozenForMs: number;
  leases: LateLease[];
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

/** A lease of this class that has ended, and the answers to the calls that it has paid for, as one. */
export interface LateLease {
  id: string;
  lane: Lane;
  answered: number;
  /** Since the latest of them. */
  agoMs: number;
  /** The most and the least that the provider had counted in all, as far as it said so. */
  most: number | null;
  least: number | null;
}

export const toLateReport = ({ classes }: AccountBudget, untold: Untold, now: number): LateReport => {
  // What has lapsed by now is not to be held anew.
  for (const budget of classes.values()) roll(budget, now);
  return {
    classes: Array.from(classes, ([name, budget]) => toLateClass(name, budget, untold, now)),
    spent: untold.leases.map(({ leaf, spent }) => [leaf, spent]),
  };
};

const toLateClass = (name: string, budget: WindowBudget, untold: Untold, now: number): LateClass => {
  const { shape, limit, windowMs, source, frozenUntil } = budget;
  const heard = untold.heard.get(name) ?? {};
  return {
    name,
    shape,
    limit,
    windowMs,
    source,
    isNews: source === "learned" && limit !== heard.limit,
    frozenForMs: frozenUntil === heard.frozenUntil ? 0 : Math.max(0, Math.ceil(frozenUntil - now)),
    leases: untold.leases.flatMap((lease) => toLateLease(name, budget, lease, now)),
    calls: [...lateCalls(budget, untold, now), ...voidCalls(name, untold)],
  };
};

const toLateLease = (
  name: string,
  { answered }: WindowBudget,
  { id, lane, classes, paid }: EndedLease,
  now: number,
): LateLease[] => {
  if (!classes.includes(name)) return [];
  const late: LateLease = { id, lane, answered: 0, agoMs: longestCallMs, most: null, least: null };
  for (const call of paid) {
    const answer = answered.get(call);
    if (answer === undefined) continue;
    late.answered += answer.credits;
    late.agoMs = Math.min(late.agoMs, agoOf(answer, now));
    if (answer.used === undefined) continue;
    late.most = Math.max(late.most ?? -Infinity, answer.used);
    late.least = Math.min(late.least ?? Infinity, answer.used);
  }
  return [late];
};

const lateCalls = ({ open, answered }: WindowBudget, { missed, leases }: Untold, now: number): LateCall[] => {
  const calls: LateCall[] = [];
  for (const id of missed === "all" ? [...open.keys(), ...answered.keys()] : missed) {
    const [call, answer] = [open.get(id), answered.get(id)];
    if (call !== undefined) calls.push({ id, lane: call.lane, credits: String(call.credits), fate: "open" });
    if (answer === undefined || leases.some(({ paid }) => paid.has(id))) continue;
    calls.push({ id, lane: answer.lane, credits: String(answer.credits), fate: agoOf(answer, now) });
  }
  return calls;
};

const voidCalls = (name: string, { withdrawn }: Untold): LateCall[] =>
  [...withdrawn.values()].flatMap(({ id, take, lane }) =>
    take
      .filter((entry) => entry.class === name)
      .map(({ credits }) => ({ id, lane, credits: String(credits), fate: "void" as const })),
  );

const agoOf = ({ answeredAt }: { answeredAt: number }, now: number): number =>
  Math.max(0, Math.floor(now - answeredAt));
