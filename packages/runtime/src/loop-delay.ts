import { monitorEventLoopDelay } from "node:perf_hooks";

/** How late the event loop comes to what is due. */
export interface LoopDelay {
  /** The 99th percentile over the last whole span, in milliseconds; 0 before the first has ended. */
  p99Ms: () => number;
  close: () => void;
}

/** Long enough that one pause of the garbage collector is not a percentile, short enough to shed before clients give up. */
const spanMs = 2_000;
const resolutionMs = 10;

export const createLoopDelay = (): LoopDelay => {
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs });
  histogram.enable();
  let p99Ms = 0;
  const timer = setInterval(() => {
    // What is measured is the time between two ticks, the pause that was asked for included.
    p99Ms = Math.max(0, histogram.percentile(99) / 1e6 - resolutionMs);
    histogram.reset();
  }, spanMs).unref();
  return {
    p99Ms: () => p99Ms,
    close: () => {
      clearInterval(timer);
      histogram.disable();
    },
  };
};
