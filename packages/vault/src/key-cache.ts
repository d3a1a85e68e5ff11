/** A value that may be used until `freshUntilMs`, on the clock the cache was given. */
export interface Fresh {
  freshUntilMs: number;
}

/** Live values of tenants, held in process only. */
export interface KeyCache<Value extends Fresh> {
  /** The value held under the name while it is fresh; else what `load` gives, asked once however many wait for it. */
  get: (tenantId: string, name: string, load: () => Promise<Value>) => Promise<Value>;
  /** Drops the tenant's values that match, and whatever is being loaded for the tenant: it may be stale already. */
  forget: (tenantId: string, matches: (value: Value) => boolean) => void;
  clear: () => void;
}

interface Entry<Value> {
  tenantId: string;
  value: Value;
}

/** A cache of at most `capacity` values, the least recently used dropped first. A failed load is never remembered. */
export const createKeyCache = <Value extends Fresh>(options: {
  capacity: number;
  now: () => number;
}): KeyCache<Value> => {
  const { capacity, now } = options;
  const entries = new Map<string, Entry<Value>>(); // in order of use, the oldest first
  const loads = new Map<string, { tenantId: string; promise: Promise<Value> }>();

  const keep = (place: string, entry: Entry<Value>): void => {
    entries.delete(place);
    entries.set(place, entry);
    const [oldest] = entries.keys();
    if (entries.size > capacity && oldest !== undefined) entries.delete(oldest);
  };

  const startLoad = (tenantId: string, place: string, load: () => Promise<Value>): Promise<Value> => {
    const loading = { tenantId, promise: load() };
    loads.set(place, loading);
    const settle = (value?: Value): void => {
      // Forgotten while it was loading: good for those who asked before, not for those who ask from now on.
      if (loads.get(place) !== loading) return;
      loads.delete(place);
      if (value !== undefined) keep(place, { tenantId, value });
    };
    loading.promise.then(settle, () => settle());
    return loading.promise;
  };

  return {
    get: async (tenantId, name, load) => {
      const place = `${tenantId}\0${name}`;
      const held = entries.get(place);
      if (held !== undefined && now() < held.value.freshUntilMs) {
        keep(place, held);
        return held.value;
      }
      return loads.get(place)?.promise ?? startLoad(tenantId, place, load);
    },
    forget: (tenantId, matches) => {
      for (const [place, entry] of entries) {
        if (entry.tenantId === tenantId && matches(entry.value)) entries.delete(place);
      }
      for (const [place, load] of loads) {
        if (load.tenantId === tenantId) loads.delete(place);
      }
    },
    clear: () => {
      entries.clear();
      loads.clear();
    },
  };
};
