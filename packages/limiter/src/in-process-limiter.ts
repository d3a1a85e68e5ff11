import { createLimiter } from "./create-limiter.ts";
import { createInProcessStore } from "./in-process-store.ts";
import type { Limiter, Schedule } from "./limiter.ts";
import type { SlotLimits } from "./slots.ts";

export interface InProcessLimiterOptions {
  /** Milliseconds of a clock that never runs backwards; default: the process's own, as time since 1970. */
  now?: () => number;
  /** U(0, 1); default `Math.random`. */
  random?: () => number;
  /** Default `setTimeout`. */
  schedule?: Schedule;
  /** How many calls may be on their way at once; default `slotLimits`. */
  slots?: SlotLimits | undefined;
}

/** A limiter for one process. What it knows ends with the process. */
export const createInProcessLimiter = (options: InProcessLimiterOptions = {}): Limiter => {
  const { now = steadyNow, random = Math.random, schedule = scheduleTimer, slots } = options;
  return createLimiter({
    store: createInProcessStore({ now, random }),
    now,
    createId: createCounter(),
    schedule,
    slots,
  });
};

/** Wall time at the start of the process plus the time since then: no step of the wall clock moves it. */
export const steadyNow = (): number => performance.timeOrigin + performance.now();

export const scheduleTimer: Schedule = (delayMs, wake) => {
  const timer = setTimeout(wake, delayMs);
  return () => clearTimeout(timer);
};

export const createCounter = (): (() => string) => {
  let count = 0;
  return () => {
    count += 1;
    return String(count);
  };
};
