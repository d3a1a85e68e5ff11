import type { Ahead } from "@portico/connector";
import { LRUCache } from "lru-cache";

/** What was read further than a page went, kept in this process for whoever goes on from there. */
export interface AheadPages<Entity> {
  keep: (cursor: string, ahead: Ahead<Entity>) => void;
  /** Gives it once, and only for a moment: who comes later has it read again. */
  take: (cursor: string) => Ahead<Entity> | null;
}

const keptMs = 60_000;
/** Characters of JSON, all of them together: objects are as large as a help desk makes them. */
const mostText = 16 * 1_048_576;

export const createAheadPages = <Entity>(now: () => number): AheadPages<Entity> => {
  const sizeCalculation = createMeasure();
  const pages = new LRUCache<string, Ahead<Entity>>({
    maxSize: mostText,
    sizeCalculation,
    ttl: keptMs,
    ttlResolution: 0,
    perf: { now },
  });
  return {
    keep: (cursor, ahead) => void pages.set(cursor, ahead),
    take: (cursor) => {
      const found = pages.get(cursor);
      pages.delete(cursor);
      return found ?? null;
    },
  };
};

/** How much text there is in something. The objects in it are measured once, however often they are kept: thousands of one day may be. */
const createMeasure = (): ((of: object) => number) => {
  const known = new WeakMap<object, number>();
  const sizeOf = (object: object): number => {
    const size = known.get(object) ?? JSON.stringify(object).length;
    known.set(object, size);
    return size;
  };
  return (of) => {
    let inObjects = 0;
    const around = JSON.stringify(of, (_, value: unknown) => {
      if (typeof value !== "object" || value === null || !("id" in value)) return value;
      inObjects += sizeOf(value);
      return null;
    });
    return around.length + inObjects;
  };
};
