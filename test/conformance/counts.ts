/** How much of each theme is tried: a sample in the default run, far more in the heavy one. */
export interface Counts {
  /** Objects made, changed and deleted, for each resource. */
  lives: number;
  /** Walks in random limits, for each list. */
  walks: number;
  /** Calls fired at one account's limits. */
  calls: number;
}

export const sampled: Counts = { lives: 60, walks: 6, calls: 300 };
export const full: Counts = { lives: 500, walks: 60, calls: 3_000 };
