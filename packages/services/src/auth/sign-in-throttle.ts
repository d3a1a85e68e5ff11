import { PorticoError } from "@portico/model";
import { LRUCache } from "lru-cache";

const windowMs = 60_000;
const failuresAllowed = 10;

/**
 * Slows down who guesses: ten failed sign-ins a minute and address, then 429 before any look-up. A valid key is never
 * hindered: it is recognised first, from what is cached, or counted as nothing once it proves good.
 */
export const createSignInThrottle = (now: () => number) => {
  const failures = new LRUCache<string, { count: number; since: number }>({ max: 100_000 });
  const current = (address: string): { count: number; since: number } => {
    const known = failures.get(address);
    return known !== undefined && now() - known.since < windowMs ? known : { count: 0, since: now() };
  };
  return {
    isBlocked: (address: string): boolean => current(address).count >= failuresAllowed,
    refusal: (address: string): PorticoError =>
      new PorticoError("rate_limited", "Too many failed sign-ins from your address. Try again in a minute.", {
        retryAfterSeconds: (current(address).since + windowMs - now()) / 1_000,
      }),
    noteFailure: (address: string): void => {
      const { count, since } = current(address);
      failures.set(address, { count: count + 1, since });
    },
  };
};

export type SignInThrottle = ReturnType<typeof createSignInThrottle>;
