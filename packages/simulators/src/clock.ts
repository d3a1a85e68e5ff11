/** Time as one simulated account sees it: the machine's own, plus whatever a test has skipped. Milliseconds since 1970. */
export interface Clock {
  readonly now: () => number;
  /** Moves time forward. Refuses to go back, since records already carry later times. */
  advance(ms: number): void;
}

export const createClock = (machineNow: () => number): Clock => {
  let skippedMs = 0;
  return {
    now: () => machineNow() + skippedMs,
    advance: (ms) => {
      if (!(ms >= 0)) throw new RangeError(`a clock cannot go back by ${ms} ms`);
      skippedMs += ms;
    },
  };
};
