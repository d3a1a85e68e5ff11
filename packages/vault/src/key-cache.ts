import { LRUCache } from "lru-cache";
import type { Random } from "./primitives.ts";

/** How long a value serves. Ages count from the moment it was asked for, in ms. */
export interface KeyCacheOptions {
  /** At most so many values; the least recently used is dropped first. */
  capacity: number;
  now: () => number;
  /** Spreads the renewals of values that were loaded together. */
  random: Random;
  freshMs: number;
  /** How old a value may grow while each attempt to renew it fails in a way that `bridges` lets pass. */
  staleMs: number;
  /** Whether this failure says nothing against the value held. Any other failure drops it at once. */
  bridges: (error: unknown) => boolean;
  /** How long a failure is given again without asking. */
  failureMs: number;
}

/** Live values of tenants, held in process only. */
export interface KeyCache<Value> {
  /**
   * The value held under the name while it is fresh, else what `load` gives, asked once however many wait for it. A
   * value whose freshness draws to its end (at 80 % ± 10 %) is renewed behind the reader's back.
   */
  get: (tenantId: string, name: string, load: () => Promise<Value>) => Promise<Value>;
  /** Drops the tenant's values that match, and whatever is being loaded for the tenant: it may be outdated already. */
  forget: (tenantId: string, matches: (value: Value) => boolean) => void;
  /** The same for whichever tenant's. */
  forgetAll: (matches: (value: Value) => boolean) => void;
  /** The values that may still serve, the one used last first. */
  held: () => Value[];
  clear: () => void;
}

/** All that is known under one name. A slot that was dropped lives on for those who wait on it, and for nobody else. */
interface Slot<Value> {
  held?: { value: Value; renewAtMs: number; freshUntilMs: number; staleUntilMs: number } | undefined;
  failure?: { error: unknown; untilMs: number } | undefined;
  loading?: Promise<Value> | undefined;
}

/** A cache in which a failure never takes the place of a value, and is never kept as one. */
export const createKeyCache = <Value>(options: KeyCacheOptions): KeyCache<Value> => {
  const { capacity, now, random, freshMs, staleMs, bridges, failureMs } = options;
  const slots = new LRUCache<string, Slot<Value>>({ max: capacity });

  const occupy = (place: string): Slot<Value> => {
    const slot = {};
    slots.set(place, slot);
    return slot;
  };

  const load = async (slot: Slot<Value>, place: string, ask: () => Promise<Value>): Promise<Value> => {
    const askedAtMs = now();
    try {
      const value = await ask();
      slot.held = {
        value,
        renewAtMs: askedAtMs + freshMs * (0.7 + 0.2 * toFraction(random(2))),
        freshUntilMs: askedAtMs + freshMs,
        staleUntilMs: askedAtMs + staleMs,
      };
      slot.failure = undefined;
      return value;
    } catch (error) {
      if (!bridges(error)) slot.held = undefined;
      slot.failure = { error, untilMs: now() + failureMs };
      // Names may come from outside; those that lead nowhere must not push out those that do.
      if (slot.held === undefined && failureMs === 0 && slots.peek(place) === slot) slots.delete(place);
      throw error;
    }
  };

  const renew = async (slot: Slot<Value>, place: string, ask: () => Promise<Value>): Promise<Value> => {
    if (slot.loading !== undefined) return slot.loading;
    if (slot.failure !== undefined && now() < slot.failure.untilMs) throw slot.failure.error;
    const loading = load(slot, place, ask);
    slot.loading = loading;
    try {
      return await loading;
    } finally {
      slot.loading = undefined;
    }
  };

  const remove = (prefix: string, matches: (value: Value) => boolean): void => {
    const isMatch = ([place, { held }]: [string, Slot<Value>]): boolean =>
      place.startsWith(prefix) && (held === undefined || matches(held.value));
    for (const [place] of slots.entries().filter(isMatch).toArray()) slots.delete(place);
  };

  return {
    get: async (tenantId, name, ask) => {
      const place = prefixOf(tenantId) + name;
      const slot = slots.get(place) ?? occupy(place);
      if (slot.held !== undefined && now() < slot.held.freshUntilMs) {
        const { value, renewAtMs } = slot.held;
        // Whatever comes of it shows in the slot.
        if (now() >= renewAtMs) renew(slot, place, ask).catch(() => undefined);
        return value;
      }
      try {
        return await renew(slot, place, ask);
      } catch (error) {
        if (slot.held !== undefined && now() < slot.held.staleUntilMs) return slot.held.value;
        throw error;
      }
    },
    forget: (tenantId, matches) => remove(prefixOf(tenantId), matches),
    forgetAll: (matches) => remove("", matches),
    held: () =>
      [...slots.values()].flatMap(({ held }) => (held !== undefined && now() < held.staleUntilMs ? [held.value] : [])),
    clear: () => slots.clear(),
  };
};

const prefixOf = (tenantId: string): string => `${tenantId}\0`;
const toFraction = (bytes: Buffer): number => bytes.readUInt16BE() / 0xffff;
