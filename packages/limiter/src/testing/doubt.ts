import { longestCallMs } from "../window-budget.ts";
import type { FaultyLink } from "./faulty-redis.ts";
import { windowMs } from "./ledger.ts";

/** A process that met many failures leaves the common store alone for so long. */
export const restMs = 1_000;

/**
 * After a fault nothing is certain until every process was heard again, and a window is over; what was lost in it may be held
 * for as long as the longest call, and no idleness is looked for meanwhile.
 */
export const createDoubt = (now: () => number, processes: readonly { link?: FaultyLink }[]) => {
  let [until, changedAt] = [0, 0];
  let heard = new Set<number>();
  return {
    is: (): boolean => now() < until,
    lingers: (): boolean => now() < until + longestCallMs + 2 * windowMs,
    begin: (): void => {
      [until, changedAt, heard] = [Infinity, now(), new Set()];
    },
    heard: (process: number): void => {
      if (until < Infinity || processes.some(({ link }) => link?.isWhole() === false)) return;
      if (now() >= changedAt + restMs) heard.add(process);
      if (heard.size === processes.length) until = now() + windowMs;
    },
  };
};
