import type { Schedule } from "../limiter.ts";

/** Time that passes only when told to, in whole order: every timer fires at its own instant. */
export interface VirtualClock {
  now: () => number;
  schedule: Schedule;
  sleep: (ms: number) => Promise<void>;
  /** Fires all timers of the next `ms`, and lets all that they started come to rest between two of them. */
  pass: (ms: number) => Promise<void>;
  /** Lets all that is under way come to rest, at this very instant. */
  rest: () => Promise<void>;
}

/** `isBusy` tells whether something outside this process, such as a command to Redis, is still to answer. */
export const createVirtualClock = (isBusy: () => boolean = () => false): VirtualClock => {
  let now = 1_800_000_000_000;
  let count = 0;
  const timers = new Map<number, { at: number; wake: () => void }>();

  const schedule: Schedule = (delayMs, wake) => {
    const id = (count += 1);
    timers.set(id, { at: now + delayMs, wake });
    return () => timers.delete(id);
  };

  const rest = async (): Promise<void> => {
    do await new Promise((resolve) => setImmediate(resolve));
    while (isBusy());
  };

  const takeNext = (end: number): { at: number; wake: () => void } | undefined => {
    let first: number | undefined;
    for (const [id, timer] of timers) {
      if (timer.at <= end && (first === undefined || timer.at < (timers.get(first)?.at ?? Infinity))) first = id;
    }
    if (first === undefined) return undefined;
    const timer = timers.get(first);
    timers.delete(first);
    return timer;
  };

  const pass = async (ms: number): Promise<void> => {
    const end = now + ms;
    await rest();
    for (let timer = takeNext(end); timer !== undefined; timer = takeNext(end)) {
      now = Math.max(now, timer.at);
      timer.wake();
      await rest();
    }
    now = end;
  };

  return {
    now: () => now,
    schedule,
    rest,
    pass,
    sleep: (ms) => new Promise((resolve) => schedule(ms, resolve)),
  };
};
