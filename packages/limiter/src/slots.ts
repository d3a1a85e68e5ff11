import { accountName } from "./account-budget.ts";
import type { AccountKey, Observation, Permit } from "./limiter.ts";
import { longestCallMs } from "./window-budget.ts";

/** How many calls may be on their way at once, from this process. */
export interface SlotLimits {
  /** What an account begins with, and may have at most. */
  first: number;
  account: number;
  provider: number;
  all: number;
}

export const slotLimits: SlotLimits = { first: 10, account: 50, provider: 100, all: 500 };

/**
 * Slots for calls on their way. How many an account may have follows what it can bear: one more for each round of calls
 * that went well, a tenth less for each that timed out or met a 503.
 */
export interface Slots {
  isFree(account: AccountKey): boolean;
  /** Takes one for this permit, if there is one. */
  take(permit: Permit): boolean;
  /** Gives back the permit's slot; repeats do nothing. Tells whether other accounts may have waited for it. */
  free(id: string): boolean;
  /** Learns what an account can bear. */
  learn(permit: Permit, observed: Observation): void;
  /** When a call on its way is likely to end. */
  waitMs(account: AccountKey): number;
}

interface Flow {
  used: number;
  limit: number;
  /** A moving mean of how long calls take. */
  tookMs: number;
}

export const createSlots = (limits: SlotLimits, now: () => number): Slots => {
  /** In the order in which they were taken. */
  const taken = new Map<string, { flow: Flow; provider: string; takenAt: number }>();
  const flows = new Map<string, Flow>();
  const ofProvider = new Map<string, number>();

  const flowOf = (account: AccountKey): Flow => {
    const name = accountName(account);
    const known = flows.get(name);
    if (known !== undefined) return known;
    const flow = { used: 0, limit: limits.first, tookMs: 500 };
    flows.set(name, flow);
    return flow;
  };

  const count = (provider: string, change: number): void =>
    void ofProvider.set(provider, (ofProvider.get(provider) ?? 0) + change);

  const isCrowded = (provider: string): boolean =>
    taken.size >= limits.all || (ofProvider.get(provider) ?? 0) >= limits.provider;

  const free = (id: string): boolean => {
    const slot = taken.get(id);
    if (slot === undefined) return false;
    const wasCrowded = isCrowded(slot.provider);
    taken.delete(id);
    slot.flow.used -= 1;
    slot.flow.tookMs += (now() - slot.takenAt - slot.flow.tookMs) / 8;
    count(slot.provider, -1);
    return wasCrowded;
  };

  /** Slots of calls that nobody has settled, and accounts beyond those that are kept, those without a call first found. */
  const forget = (): void => {
    for (const [id, { takenAt }] of taken) {
      if (takenAt + longestSlotMs > now()) break;
      free(id);
    }
    if (flows.size <= keptAccounts) return;
    for (const [name, flow] of flows) {
      if (flow.used === 0) flows.delete(name);
      if (flows.size <= keptAccounts) return;
    }
  };

  const isFree = (account: AccountKey): boolean => {
    forget();
    return fits(flowOf(account), account.provider);
  };

  const fits = ({ used, limit }: Flow, provider: string): boolean => used < Math.floor(limit) && !isCrowded(provider);

  return {
    free,
    isFree,
    take: ({ id, account }) => {
      const flow = flowOf(account);
      if (!fits(flow, account.provider)) return false;
      taken.set(id, { flow, provider: account.provider, takenAt: now() });
      flow.used += 1;
      count(account.provider, 1);
      return true;
    },
    learn: ({ account }, { sent, overloaded }) => {
      const flow = flowOf(account);
      if (overloaded === true) flow.limit = Math.max(1, flow.limit * 0.9);
      else if (sent) flow.limit = Math.min(limits.account, flow.limit + 1 / flow.limit);
    },
    waitMs: (account) => Math.max(1, Math.ceil(flowOf(account).tookMs)),
  };
};

/** A body may take its time after the answer's head; what is older was lost. */
const longestSlotMs = 10 * longestCallMs;

const keptAccounts = 10_000;
