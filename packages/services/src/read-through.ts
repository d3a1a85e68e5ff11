import { DbError } from "@portico/db";
import { LRUCache } from "lru-cache";

/** Rows kept for a moment, so that a warm call asks the database nothing. */
export interface ReadThrough<Value> {
  /** The kept value, or a new one by `read`. Callers at the same time share one read. */
  get: (key: string, read: () => Promise<Value>) => Promise<Value>;
  /** What is kept of this key is given to nobody any more, nor is what a read under way will bring. */
  forget: (key: string) => void;
}

interface Kept<Value> {
  value: Value;
  readAt: number;
}

/**
 * `freshMs` is how long a value is given without asking; `staleMs` how long the last one goes on while the database is
 * away. Beyond that, and without a last one, its `unavailable` reaches the caller: absence is never made up.
 */
export const createReadThrough = <Value>({
  now,
  freshMs,
  staleMs,
}: {
  now: () => number;
  freshMs: number;
  staleMs: number;
}): ReadThrough<Value> => {
  const kept = new LRUCache<string, Kept<Value>>({ max: 50_000 });
  const underWay = new Map<string, Promise<Value>>();

  // A clock that was put back must not make anything young again: what was read ahead of now counts as just as old.
  const ageOf = ({ readAt }: Kept<Value>): number => Math.abs(now() - readAt);

  const ask = (key: string, read: () => Promise<Value>): Promise<Value> => {
    // The age counts from the question: an answer cannot be newer than that.
    const readAt = now();
    const answer: Promise<Value> = read().then(
      (value) => {
        if (underWay.get(key) === answer) {
          underWay.delete(key);
          kept.set(key, { value, readAt });
        }
        return value;
      },
      (error: unknown) => {
        if (underWay.get(key) === answer) underWay.delete(key);
        const last = kept.get(key);
        if (last === undefined || !isOutage(error) || ageOf(last) > staleMs) throw error;
        return last.value;
      },
    );
    underWay.set(key, answer);
    return answer;
  };

  return {
    get: async (key, read) => {
      const known = kept.get(key);
      if (known !== undefined && ageOf(known) < freshMs) return known.value;
      return underWay.get(key) ?? ask(key, read);
    },
    forget: (key) => {
      kept.delete(key);
      underWay.delete(key);
    },
  };
};

const isOutage = (error: unknown): boolean => error instanceof DbError && error.code === "unavailable";
