import { LRUCache } from "lru-cache";
import { placeOf } from "./networks.ts";

/** So many different wrong credentials may come from one place within the span, before the next is one too many. */
const mostGuesses = 10;
const spanMs = 60_000;
/** The places that are remembered; the one unseen for longest gives way. */
const mostPlaces = 10_000;

export type Guess =
  /** The same credential again is the same guess: a client that repeats itself is no attack. */
  | { is: "first_time" | "again" }
  /** There were too many from this place. `isNews` the first time that this is said of it within the span. */
  | { is: "too_many"; retryAfterMs: number; isNews: boolean };

/**
 * Counts the guesses from each place, by the hash of what was tried. Each process counts for itself, and forgets when it
 * ends. It only tells: whoever has a valid credential is let in from anywhere.
 */
export const createGuesses = (now: () => number): { count: (address: string, hash: Buffer) => Guess } => {
  const places = new LRUCache<string, Set<string>>({ max: mostPlaces, ttl: spanMs, perf: { now }, ttlResolution: 0 });
  return {
    count: (address, hash) => {
      const place = placeOf(address);
      const seen = places.get(place) ?? new Set();
      if (seen.size === 0) places.set(place, seen);
      const guess = hash.toString("base64");
      const isOver = seen.size > mostGuesses;
      const isFirst = !isOver && !seen.has(guess);
      if (isFirst) seen.add(guess);
      if (seen.size > mostGuesses)
        return { is: "too_many", retryAfterMs: places.getRemainingTTL(place), isNews: !isOver };
      return { is: isFirst ? "first_time" : "again" };
    },
  };
};
