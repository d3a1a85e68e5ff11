import { sampler, seedOf } from "../harness/seed.ts";

/** How much of each theme is tried: a sample in the default run, far more in the heavy one. */
export interface Counts {
  /** Objects made, changed and deleted, for each resource. */
  lives: number;
  /** Walks in random limits, for each list. */
  walks: number;
  /** Calls fired at one account's limits. */
  calls: number;
  /** Operations on which is tried what takes its time and is the engine's doing: others each run. */
  slow: number;
}

export const sampled: Counts = { lives: 40, walks: 4, calls: 200, slow: 3 };
/** Where the same was tried already, on an account of another kind. */
export const again: Counts = { lives: 20, walks: 2, calls: 200, slow: 1 };
export const full: Counts = { lives: 500, walks: 60, calls: 3_000, slow: Infinity };

export const some = sampler(seedOf());
