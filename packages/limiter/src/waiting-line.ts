import type { Ahead, Ask, Reservation, Short } from "./account-budget.ts";
import type { BudgetStore } from "./budget-store.ts";
import type { Schedule, Take } from "./limiter.ts";

/** The calls of one account that wait for room: first come, first served in each class. */
export interface WaitingLine {
  /** What those in line lack, by class: a newcomer must leave that much room. */
  ahead(): Ahead;
  /** Waits behind all others, for `waitMs` at most. Rejects with the signal's reason. */
  join(call: Call, refusal: Short): Promise<Reservation>;
  /** Looks again, since something may have been given back. */
  serve(): void;
  queued(name: string): number;
  size(): number;
  /** Rejects all who wait. */
  close(reason: Error): void;
}

export interface Call {
  ask: Omit<Ask, "ahead">;
  waitMs: number;
  signal: AbortSignal | undefined;
}

interface Waiter {
  ask: Omit<Ask, "ahead">;
  deadline: number;
  refusal: Short;
  /** When the last refusal promised room. */
  roomAt: number;
  resolve: (outcome: Reservation) => void;
  reject: (reason: unknown) => void;
}

/** A line; `onEmpty` is called when the last has left. */
export const createWaitingLine = (deps: {
  store: BudgetStore;
  now: () => number;
  schedule: Schedule;
  onEmpty: () => void;
}): WaitingLine => {
  const { store, now } = deps;
  const waiters = new Set<Waiter>();
  const alarm = createAlarm(deps, () => serve());
  let isServing = false;
  let lookAgain = false;

  const serve = (): void => {
    lookAgain = true;
    if (!isServing) void serveAll();
  };

  const serveAll = async (): Promise<void> => {
    isServing = true;
    while (lookAgain) {
      lookAgain = false;
      await serveOnce();
    }
    isServing = false;
  };

  /** One pass from front to back. A class that someone lacks is left alone by all behind. */
  const serveOnce = async (): Promise<void> => {
    const lacked = new Set<string>();
    let next = now() + store.repollMs;
    for (const waiter of waiters) {
      if (!waiter.ask.take.some((take) => lacked.has(take.class))) {
        const outcome = await tryAgain(waiter);
        if (outcome === undefined) continue;
        for (const name of outcome.short) lacked.add(name);
        next = Math.min(next, waiter.roomAt);
      }
      if (waiter.deadline <= now()) expire(waiter);
      else next = Math.min(next, waiter.deadline);
    }
    if (waiters.size > 0) alarm.set(next);
  };

  /** The refusal of a waiter that must stay in line; nothing for one that has left it. */
  const tryAgain = async (waiter: Waiter): Promise<Short | undefined> => {
    try {
      const outcome = await store.reserve({ ...waiter.ask, ahead: nobody });
      if (!waiters.has(waiter)) {
        if (outcome.reserved) await store.settle(waiter.ask, { sent: false });
        lookAgain = true;
        return undefined;
      }
      if (outcome.reserved || outcome.reason !== "no_room") {
        leave(waiter);
        waiter.resolve(outcome);
        return undefined;
      }
      waiter.refusal = outcome;
      waiter.roomAt = now() + outcome.retryAfterMs;
      return outcome;
    } catch (error) {
      leave(waiter);
      waiter.reject(error);
      return undefined;
    }
  };

  const expire = (waiter: Waiter): void => {
    leave(waiter);
    waiter.resolve({ ...waiter.refusal, retryAfterMs: Math.max(1, Math.ceil(waiter.roomAt - now())) });
    lookAgain = true;
  };

  const leave = (waiter: Waiter): void => {
    if (!waiters.delete(waiter) || waiters.size > 0) return;
    alarm.clear();
    deps.onEmpty();
  };

  return {
    serve,
    size: () => waiters.size,
    ahead: () => {
      const credits: Record<string, number> = {};
      for (const { ask, refusal } of waiters) {
        for (const name of refusal.short) credits[name] = (credits[name] ?? 0) + creditsIn(ask.take, name);
      }
      return credits;
    },
    queued: (name) => [...waiters].filter(({ refusal }) => refusal.short.includes(name)).length,
    join: ({ ask, waitMs, signal }, refusal) => {
      const { promise, resolve, reject } = Promise.withResolvers<Reservation>();
      const arrivedAt = now();
      const roomAt = arrivedAt + refusal.retryAfterMs;
      const waiter: Waiter = { ask, refusal, roomAt, deadline: arrivedAt + waitMs, resolve, reject };
      const abort = (): void => {
        leave(waiter);
        reject(signal?.reason);
        if (waiters.size > 0) serve();
      };
      signal?.addEventListener("abort", abort, { once: true });
      waiters.add(waiter);
      alarm.set(Math.min(roomAt, waiter.deadline, arrivedAt + store.repollMs));
      return promise.finally(() => signal?.removeEventListener("abort", abort));
    },
    close: (reason) => {
      for (const waiter of waiters) {
        leave(waiter);
        waiter.reject(reason);
      }
    },
  };
};

const nobody: Ahead = {};

const creditsIn = (take: readonly Take[], name: string): number =>
  take.find((entry) => entry.class === name)?.credits ?? 0;

/** One timer that always rings at the earliest instant it was set to. */
const createAlarm = (deps: { now: () => number; schedule: Schedule }, ring: () => void) => {
  let dueAt = Infinity;
  let cancel: (() => void) | undefined;
  const clear = (): void => {
    cancel?.();
    dueAt = Infinity;
  };
  return {
    clear,
    set: (at: number): void => {
      if (at >= dueAt) return;
      cancel?.();
      dueAt = at;
      cancel = deps.schedule(Math.min(Math.max(0, Math.ceil(at - deps.now())), longestTimerMs), () => {
        dueAt = Infinity;
        ring();
      });
    },
  };
};

/** Timers of Node overflow past this. */
const longestTimerMs = 2 ** 31 - 1;
