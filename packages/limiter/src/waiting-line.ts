import type { Ask, Reservation, Short } from "./account-budget.ts";
import type { BudgetStore } from "./budget-store.ts";
import type { Schedule, Take } from "./limiter.ts";

/** The calls of one account that wait for room in this process: first come, first served for each connection. */
export interface WaitingLine {
  /** What those in line lack, and what of it comes before a newcomer from this connection. */
  known(leaf: string): Known;
  /** Waits behind the others of its connection. Rejects with the signal's reason. */
  join(call: Call, refusal: Short): Promise<Served>;
  /** Whether somebody waits for a slot: a newcomer must not take it first. */
  awaitsSlot(): boolean;
  /** Looks again, since something may have been given back. */
  serve(): void;
  queued(name: string): number;
  /** Rejects all who wait. */
  close(reason: Error): void;
}

/** What came of waiting, and what was waited for: a class, or `slots` alone. */
export type Served = Reservation & { waitedFor?: string };

export type Known = Pick<Ask, "waiting" | "ahead">;

export interface Call {
  ask: Omit<Ask, keyof Known | "isWaiting">;
  signal: AbortSignal | undefined;
}

interface Waiter {
  ask: Call["ask"];
  leaf: string;
  deadline: number;
  refusal: Short;
  /** The class that had no room, whenever it last was one. */
  lacked: string | undefined;
  /** When the last refusal promised room. */
  roomAt: number;
  resolve: (outcome: Served) => void;
  reject: (reason: unknown) => void;
}

/** Whether it is worth waiting: what is lacking now comes back. */
export const isForNow = ({ reason }: Short): boolean => reason === "no_room" || reason === "no_slot";

const lackedIn = ({ reason, class: name }: Short): string | undefined => (reason === "no_room" ? name : undefined);

/** How many may wait for one account. */
export const longestLine = 200;

/** Who is passed over for the sake of others is looked at again when it was promised room, or so much later. */
const passedOverMs = 250;

/** A line; `onEmpty` is called when the last has left. */
export const createWaitingLine = (deps: {
  store: BudgetStore;
  now: () => number;
  schedule: Schedule;
  onEmpty: () => void;
}): WaitingLine => {
  const { store, now } = deps;
  /** By connection, in turns: who was served goes to the end. */
  const queues = new Map<string, Set<Waiter>>();
  const alarm = createAlarm(deps, () => serve());
  let isServing = false;
  let lookAgain = false;

  const everyone = function* (): Generator<Waiter> {
    for (const queue of queues.values()) yield* queue;
  };

  const size = (): number => queues.values().reduce((sum, queue) => sum + queue.size, 0);

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

  /** One pass over all connections. Whoever was refused for another's sake gets its turn in the next. */
  const serveOnce = async (): Promise<void> => {
    let next = now() + store.repollMs;
    let wasRefused = false;
    const inTurn = [...queues];
    for (const [leaf, queue] of inTurn) {
      const { roomAt, served, isFull } = await serveQueue(queue);
      if (served > 0) moveToEnd(leaf);
      if (served > 0 && wasRefused) lookAgain = true;
      wasRefused ||= queue.size > 0;
      next = Math.min(next, roomAt);
      if (isFull) break;
    }
    for (const waiter of everyone()) {
      if (waiter.deadline <= now()) expire(waiter);
      else next = Math.min(next, waiter.deadline);
    }
    if (queues.size > 0) alarm.set(next);
  };

  /** From front to back: a class that someone lacks is left alone by all behind. */
  const serveQueue = async (queue: Set<Waiter>): Promise<{ roomAt: number; served: number; isFull: boolean }> => {
    const lacked = new Set<string>();
    let [roomAt, served] = [Infinity, 0];
    for (const waiter of queue) {
      if (waiter.ask.take.some((take) => lacked.has(take.class))) {
        roomAt = Math.min(roomAt, Math.max(waiter.roomAt, now() + passedOverMs));
        continue;
      }
      const refusal = await tryAgain(waiter);
      if (refusal?.reason === "no_slot") return { roomAt, served, isFull: true };
      if (refusal === undefined) served += 1;
      for (const name of refusal?.short ?? []) lacked.add(name);
      if (refusal !== undefined) roomAt = Math.min(roomAt, waiter.roomAt);
    }
    return { roomAt, served, isFull: false };
  };

  const moveToEnd = (leaf: string): void => {
    const queue = queues.get(leaf);
    if (queue === undefined) return;
    queues.delete(leaf);
    queues.set(leaf, queue);
  };

  /** The refusal of a waiter that must stay in line; nothing for one that has left it. */
  const tryAgain = async (waiter: Waiter): Promise<Short | undefined> => {
    const { ask, leaf, deadline } = waiter;
    try {
      const waitMs = deadline - now();
      const outcome = await store.reserve({ ...ask, ...known(leaf, waiter), waitMs, isWaiting: true });
      if (!isIn(waiter)) {
        if (outcome.reserved) await store.settle(ask, { sent: false });
        lookAgain = true;
        return undefined;
      }
      if (outcome.reserved || !isForNow(outcome)) {
        leave(waiter);
        waiter.resolve({ ...outcome, waitedFor: waiter.lacked ?? "slots" });
        return undefined;
      }
      waiter.refusal = outcome;
      waiter.lacked = lackedIn(outcome) ?? waiter.lacked;
      waiter.roomAt = now() + outcome.retryAfterMs;
      return outcome;
    } catch (error) {
      leave(waiter);
      waiter.reject(error);
      return undefined;
    }
  };

  const known = (leaf: string, asker?: Waiter): Known => {
    const waiting: Record<string, Record<string, number>> = {};
    const ahead: Record<string, number> = {};
    let isBefore = true;
    for (const waiter of everyone()) {
      if (waiter === asker) isBefore = false;
      else {
        add((waiting[waiter.leaf] ??= {}), waiter);
        if (isBefore && waiter.leaf === leaf) add(ahead, waiter);
      }
    }
    return { waiting, ahead };
  };

  const expire = (waiter: Waiter): void => {
    leave(waiter);
    waiter.resolve({ ...waiter.refusal, retryAfterMs: Math.max(1, Math.ceil(waiter.roomAt - now())) });
    lookAgain = true;
  };

  const isIn = (waiter: Waiter): boolean => queues.get(waiter.leaf)?.has(waiter) === true;

  const leave = (waiter: Waiter): void => {
    const queue = queues.get(waiter.leaf);
    if (queue?.delete(waiter) !== true || queue.size > 0) return;
    queues.delete(waiter.leaf);
    if (queues.size > 0) return;
    alarm.clear();
    deps.onEmpty();
  };

  /** In a full line, the longest queue gives up its last: nobody keeps others out by waiting often. */
  const makeRoomFor = (leaf: string): boolean => {
    if (size() < longestLine) return true;
    const longest = [...queues.values()].reduce((a, b) => (b.size > a.size ? b : a));
    if (longest.size <= (queues.get(leaf)?.size ?? 0) + 1) return false;
    const last = [...longest].at(-1);
    if (last === undefined) return false;
    leave(last);
    last.resolve({ ...last.refusal, reason: "queue_full" });
    return true;
  };

  return {
    serve,
    known: (leaf) => known(leaf),
    awaitsSlot: () => everyone().some(({ refusal }) => refusal.reason === "no_slot"),
    queued: (name) => [...everyone()].filter(({ refusal }) => refusal.short.includes(name)).length,
    join: async ({ ask, signal }, refusal) => {
      const leaf = ask.path.at(-1) ?? "";
      if (!makeRoomFor(leaf)) return { ...refusal, reason: "queue_full" };
      const { promise, resolve, reject } = Promise.withResolvers<Served>();
      const arrivedAt = now();
      const roomAt = arrivedAt + refusal.retryAfterMs;
      const lacked = lackedIn(refusal);
      const waiter: Waiter = { ask, leaf, refusal, lacked, roomAt, deadline: arrivedAt + ask.waitMs, resolve, reject };
      const abort = (): void => {
        leave(waiter);
        reject(signal?.reason);
        if (queues.size > 0) serve();
      };
      signal?.addEventListener("abort", abort, { once: true });
      queues.set(leaf, (queues.get(leaf) ?? new Set()).add(waiter));
      alarm.set(Math.min(roomAt, waiter.deadline, arrivedAt + store.repollMs));
      return promise.finally(() => signal?.removeEventListener("abort", abort));
    },
    close: (reason) => {
      for (const waiter of everyone()) {
        leave(waiter);
        waiter.reject(reason);
      }
    },
  };
};

/** Adds what a waiter lacks. */
const add = (credits: Record<string, number>, { ask, refusal }: Waiter): void => {
  for (const name of refusal.short) credits[name] = (credits[name] ?? 0) + creditsIn(ask.take, name);
};

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
