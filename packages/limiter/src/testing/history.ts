import { shareMs } from "../fair-order.ts";
import type { Admission, Budgets, Limiter, Observation, Permit } from "../limiter.ts";
import type { SlotLimits } from "../slots.ts";
import { longestCallMs } from "../window-budget.ts";
import type { FaultyLink, FaultyStore } from "./faulty-redis.ts";
import { createDoubt, restMs } from "./doubt.ts";
import { createLedger, forgetOver, learn, windowMs } from "./ledger.ts";
import type { Asked, Call, Ledger, Waiter } from "./ledger.ts";
import { createModelProvider } from "./model-provider.ts";
import type { Verdict, WindowKind } from "./model-provider.ts";
import { judgeCount, judgeFreezes, judgeRefusal, judgeShares, waitsInVain } from "./promises.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** Where a history takes place: on virtual time, with one process or, over a common store, with several. */
export interface HistoryWorld {
  clock: VirtualClock;
  openProcess: () => Promise<Process>;
  store?: FaultyStore;
}

export interface Process {
  limiter: Limiter;
  /** The way to the common store. */
  link?: FaultyLink;
}

/** A call that was let through, and how far it has come. */
export interface Journey extends Call {
  permit: Permit;
  limiter: Limiter;
  /** What the provider will have answered, once the call has reached it. */
  verdict: Verdict | undefined;
}

/**
 * What an answer tells beside its outcome: everything, the total alone and times in whole seconds, or nothing. `overloaded`:
 * it was lost, or said that the provider could not keep up.
 */
export type Telling = "all" | "total" | "nothing" | "overloaded";

/** One account, its provider and all who call it. After each thing that is done, every promise of a limiter is checked. */
export interface History {
  ledger: Ledger;
  /** Calls that wait for their answer. */
  journeys: readonly Journey[];
  isDoubtful: () => boolean;
  ask: (process: number, request: Asked) => Promise<void>;
  leave: (waiter: Waiter) => Promise<void>;
  /** The call reaches the provider. */
  arrive: (journey: Journey) => Promise<void>;
  /** What the provider answered comes back. */
  answer: (journey: Journey, telling: Telling) => Promise<void>;
  /** The call never left. */
  giveBack: (journey: Journey) => Promise<void>;
  /** Nobody will ever tell what became of the call. */
  abandon: (journey: Journey) => void;
  /** Another app uses the same account. */
  intrude: (credits: number) => void;
  /** The provider grants more, or less. */
  relimit: (name: ClassName, limit: number) => void;
  pass: (ms: number) => Promise<void>;
  /** A process ends without a word, and another takes its place. */
  crash: (process: number) => Promise<void>;
  /** Something happens to the common store, or to a process's way to it. */
  disturb: (fault: (store: FaultyStore, link: FaultyLink) => Promise<void> | void, process: number) => Promise<void>;
  /** Lets everything end, and checks that nothing of it is left. */
  end: () => Promise<void>;
}

/** More calls than any history has may be on their way: slots are another matter. */
export const manyCalls: SlotLimits = { first: 1_000, account: 1_000, provider: 1_000, all: 1_000 };

export type ClassName = keyof typeof limits;
const limits = { total: 8, list: 3 };
const account = { provider: "example", subdomain: "acme" };

export interface Scene {
  kind: WindowKind;
  /** How many processes. */
  size: number;
  /** How many times as wide the limits are as they have to be. */
  width: number;
}

/** Within this time whoever waits has asked again, a step of an even pace is over, and the lines of those gone are forgotten. */
const quietMs = 2_000;

export const beginHistory = async (world: HistoryWorld, { kind, size, width }: Scene): Promise<History> => {
  const { clock } = world;
  const { now } = clock;
  const truth: Record<ClassName, number> = { total: width * limits.total, list: width * limits.list };
  const budgets: Budgets = {
    total: { limit: truth.total, windowMs, source: "plan" },
    list: { limit: truth.list, windowMs, source: "plan" },
  };
  const provider = createModelProvider({ now, limits: truth, windowMs, kind });
  const ledger = createLedger(truth);
  const processes = await Promise.all(Array.from({ length: size }, world.openProcess));
  const journeys: Journey[] = [];
  let lastAnswerAt = 0;
  const doubt = createDoubt(now, processes);

  const processAt = (index: number): Process => processes[index % size] ?? missing("process");

  const check = async (): Promise<void> => {
    await clock.rest();
    const late = ledger.waiting.filter(({ askedAt, request }) => askedAt + request.waitMs < now());
    if (late.length > 0) ledger.broken.push(`${late.length} wait beyond their deadline`);
    for (const [index, { limiter }] of processes.entries()) await checkQueued(index, limiter);
    if (ledger.broken.length > 0) throw new Error(ledger.broken.join("; "));
  };

  const checkQueued = async (index: number, limiter: Limiter): Promise<void> => {
    const { classes } = await limiter.view(account, budgets);
    const here = ledger.waiting.filter(({ process }) => process === index);
    for (const { name, queued } of classes) {
      const waiting = here.filter(({ request }) => request.take.some((take) => take.class === name)).length;
      if (queued > waiting) ledger.broken.push(`${queued} are in line for ${name}, and ${waiting} wait`);
    }
  };

  const judge = (waiter: Waiter, admission: Admission, limiter: Limiter): void => {
    const { process, request, askedAt } = waiter;
    if (!admission.admitted) return judgeRefusal(ledger, admission, request.waitMs - (now() - askedAt));
    judgeFreezes(ledger, request, now());
    if (!doubt.is()) judgeShares(ledger, request, now());
    const believed = Object.fromEntries(Object.entries(ledger.believed).map(([name, { high }]) => [name, high]));
    const call = { process, request, reservedAt: now(), believed, isDoubtful: doubt.is(), answeredAt: undefined };
    const journey: Journey = { ...call, permit: admission.permit, limiter, verdict: undefined };
    ledger.calls.push(journey);
    journeys.push(journey);
  };

  const ask = (index: number, request: Asked): void => {
    const { limiter } = processAt(index);
    const leave = new AbortController();
    const waiter: Waiter = { process: index % size, request, askedAt: now(), leave };
    ledger.waiting.push(waiter);
    ledger.shares.share = Math.min(ledger.shares.share, request.share);
    ledger.shares.backgroundShare = Math.min(ledger.shares.backgroundShare, request.backgroundShare);
    doubt.heard(index % size);
    void limiter
      .acquire({ account, budgets, ...request, signal: leave.signal })
      .then((admission) => judge(waiter, admission, limiter))
      .catch((error: unknown) => leave.signal.aborted || ledger.broken.push(String(error)))
      .finally(() => remove(ledger.waiting, waiter));
  };

  /** One call that never leaves. */
  const introduce = async (index: number): Promise<void> => {
    ask(index, presence);
    await clock.rest();
    for (const journey of journeys.filter(({ request }) => request === presence)) await giveBack(journey);
  };

  const giveBack = async (journey: Journey): Promise<void> => {
    remove(journeys, journey);
    remove(ledger.calls, journey);
    await journey.limiter.settle(journey.permit, { sent: false });
  };

  const answer = async (journey: Journey, telling: Telling): Promise<void> => {
    const { verdict = missing("verdict"), permit, limiter, process, reservedAt, request } = journey;
    remove(journeys, journey);
    const isOpen = now() < reservedAt + longestCallMs + windowMs;
    const isHeardByAll = !doubt.is() && !journey.isDoubtful;
    if (isOpen) journey.answeredAt = now();
    if (!verdict.accepted) {
      const observed = toRefusal(verdict, telling);
      const pauseMs = Math.max(observed.retryAfterMs ?? windowMs, windowMs / 60);
      const frozen = isOpen && isHeardByAll ? (observed.limitedClasses ?? request.take.map((take) => take.class)) : [];
      for (const name of frozen) ledger.freezes.push({ class: name, process, until: now() + pauseMs });
      return limiter.settle(permit, observed);
    }
    const classes = verdict.classes.filter((reading) => telling === "all" || reading.class === telling);
    if (isOpen) for (const reading of classes) learn(ledger, reading.class, reading.limit, isHeardByAll);
    await limiter.settle(permit, { sent: true, overloaded: telling === "overloaded", classes });
    if (isOpen && isHeardByAll && reservedAt > lastAnswerAt) await checkHeeded(classes, journey);
    lastAnswerAt = now();
  };

  /** What an answer said is left, to a call that came after all other answers, is never thought to be more. */
  const checkHeeded = async (
    told: Extract<Verdict, { accepted: true }>["classes"],
    journey: Journey,
  ): Promise<void> => {
    const { classes } = await journey.limiter.view(account, budgets);
    for (const { class: name, remaining } of told) {
      const view = classes.find((entry) => entry.name === name) ?? missing("class");
      const isRunning = provider.windowStartOf(name) <= journey.reservedAt;
      if (isRunning && view.remaining > Math.max(0, remaining)) {
        ledger.broken.push(`${view.remaining} are thought to be left of ${name}, where ${remaining} are`);
      }
    }
  };

  const end = async (): Promise<void> => {
    for (const { link } of processes) link?.mend();
    for (const waiter of ledger.waiting) waiter.leave.abort();
    await clock.rest();
    for (const journey of journeys.slice()) {
      if (journey.verdict === undefined) await giveBack(journey);
      else await answer(journey, "all");
    }
    await clock.pass(restMs);
    for (const index of processes.keys()) await introduce(index);
    // Whatever was lost returns by itself, and the lowest share binds an hour.
    await clock.pass(longestCallMs + 2 * windowMs + shareMs);
    forgetOver(ledger, now());
    ledger.shares = { share: 1, backgroundShare: 1 };
    await checkEmpty();
    for (const { limiter } of processes) await limiter.close();
  };

  const checkEmpty = async (): Promise<void> => {
    for (const { limiter } of processes) {
      const { classes } = await limiter.view(account, budgets);
      for (const { name, limit, ...rest } of classes) {
        const { remaining, used, used_by_others: others, queued, frozen_until: frozen } = rest;
        const isEmpty = remaining === limit && used === 0 && others === 0 && queued === 0 && frozen === null;
        if (!isEmpty) ledger.broken.push(`something is left of ${name}: ${JSON.stringify(rest)}`);
      }
    }
    const whole = (ledger.believed["total"] ?? missing("class")).low;
    for (let taken = 0; taken < whole; taken += 1) {
      ask(0, presence);
      await clock.rest();
    }
    if (journeys.length < whole) ledger.broken.push(`only ${journeys.length} calls are let through, of ${whole}`);
    await check();
  };

  const checked =
    <Given extends unknown[]>(act: (...given: Given) => Promise<unknown> | void) =>
    async (...given: Given): Promise<void> => {
      await act(...given);
      await check();
    };

  if (world.store !== undefined) {
    for (const _ of processes) for (const index of processes.keys()) await introduce(index);
  }
  return {
    ledger,
    journeys,
    isDoubtful: doubt.is,
    ask: checked(ask),
    leave: checked((waiter) => waiter.leave.abort()),
    arrive: checked((journey) => {
      const { take } = journey.request;
      const windows = take.map((entry) => ({ ...entry, startedAt: provider.windowStartOf(entry.class) }));
      journey.verdict = provider.count(take);
      const isAccepted = journey.verdict.accepted;
      for (const { class: name, credits, startedAt } of windows) {
        judgeCount(ledger, journey, { class: name, credits, startedAt, isAccepted, isDoubtful: doubt.is() });
      }
    }),
    answer: checked(answer),
    giveBack: checked(giveBack),
    abandon: (journey) => remove(journeys, journey),
    intrude: (credits) => void provider.count([{ class: "total", credits }]),
    relimit: (name, limit) => void (truth[name] = limit),
    pass: checked(async (ms: number) => {
      const { classes } = await processAt(0).limiter.view(account, budgets);
      const others = Object.fromEntries(classes.map((view) => [view.name, view.used_by_others]));
      // What a replica misses is what happens between two passes.
      await world.store?.replicate();
      await clock.pass(ms);
      const isCertain = ms >= quietMs && !doubt.lingers();
      if (isCertain && waitsInVain(ledger, { since: now() - quietMs, others })) {
        ledger.broken.push("somebody waits though there is room");
      }
      forgetOver(ledger, now());
    }),
    crash: checked(async (index: number) => {
      const { limiter } = processAt(index);
      for (const waiter of ledger.waiting) if (waiter.process === index % size) waiter.leave.abort();
      for (const journey of journeys.filter((one) => one.limiter === limiter)) remove(journeys, journey);
      await clock.rest();
      await limiter.close();
      processes[index % size] = await world.openProcess();
      await introduce(index);
    }),
    disturb: checked(async (fault, index) => {
      const { link } = processAt(index);
      if (world.store === undefined || link === undefined) return;
      await fault(world.store, link);
      doubt.begin();
      for (const call of ledger.calls) call.isDoubtful = true;
      ledger.freezes = [];
      for (const belief of Object.values(ledger.believed)) belief.high = belief.highest;
    }),
    end,
  };
};

const toRefusal = ({ retryAfterMs, limited }: Extract<Verdict, { accepted: false }>, telling: Telling): Observation => {
  if (telling === "nothing") return { sent: true, retryAfterMs: null };
  const saidMs = telling === "total" ? Math.ceil(retryAfterMs / 1_000) * 1_000 : retryAfterMs;
  return { sent: true, retryAfterMs: saidMs, limitedClasses: [limited] };
};

/** Asked only to be seen. */
const presence: Asked = {
  take: [{ class: "total", credits: 1 }],
  lane: "interactive",
  tenant: "presence",
  connection: "presence",
  waitMs: 0,
  share: 1,
  backgroundShare: 1,
};

const remove = <Item>(items: Item[], item: Item): void => {
  const index = items.indexOf(item);
  if (index >= 0) items.splice(index, 1);
};

const missing = (what: string): never => {
  throw new Error(`the history has no such ${what}`);
};
