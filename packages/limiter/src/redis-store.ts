import { createHash } from "node:crypto";
import { accountName, chargedOf, pauseSaid, readingOf, toFacts } from "./account-budget.ts";
import type { Ask, ClassFacts, Reservation } from "./account-budget.ts";
import type { BudgetStore } from "./budget-store.ts";
import { createInProcessStore } from "./in-process-store.ts";
import type { AccountKey, Budgets, Observation, Permit, Schedule } from "./limiter.ts";
import { bookScript, reserveScript, settleScript, viewScript } from "./redis-scripts.ts";
import { createStandIn } from "./stand-in.ts";
import type { Told } from "./stand-in.ts";
import { createWindowBudget } from "./window-budget.ts";
import type { Tally } from "./window-budget.ts";

/** What is needed of a client: one server, Sentinel or Cluster alike. */
export interface RedisClient {
  evalsha(digest: string, keyCount: number, ...rest: (string | number)[]): Promise<unknown>;
  eval(source: string, keyCount: number, ...rest: (string | number)[]): Promise<unknown>;
}

export interface RedisStoreDeps {
  client: RedisClient;
  now: () => number;
  random: () => number;
  schedule: Schedule;
  /** Called with what made a command fail; the budgets of this process stand in. */
  onFailure: (error: unknown) => void;
  /** In tests only: a clock in place of the server's. */
  serverNow?: (() => number) | undefined;
}

/**
 * Budgets shared by all processes on one Redis. Every call is booked in this process too, so that an outage begins with
 * what this process knows. While Redis is away this process takes its part of the budget; when it is back, Redis is told
 * what it missed, and for one window a call must fit into that part as well, so that no burst follows.
 */
export const createRedisStore = (deps: RedisStoreDeps): BudgetStore => {
  const { now, random } = deps;
  const standIn = createStandIn(createInProcessStore(deps), now);
  const { local } = standIn;
  let backAt = -Infinity;
  const run = createRunner(deps, () => (backAt = now()));

  const tellMissed = async (account: AccountKey): Promise<void> => {
    const missed = standIn.takeMissed(account);
    if (missed === undefined) return;
    const { classes, putBack, heard } = missed;
    const keys = keysOf(
      account,
      classes.map(({ name }) => name),
    );
    const bornAt = await run(book, keys, [JSON.stringify(classes)]);
    if (bornAt === undefined) return putBack();
    heard(Number(bornAt));
    return tellMissed(account);
  };

  /** Redis may have admitted the call, and not have said so in time. */
  const reserveAlone = (ask: Ask): Reservation => {
    const reservation = standIn.reserve(ask);
    if (reservation.reserved) standIn.miss(ask);
    else standIn.withdraw(ask);
    return reservation;
  };

  const askRedis = (ask: Ask): Promise<unknown> => {
    const patience = standIn.isSafe(ask) ? patienceMs : longPatienceMs;
    return run(reserve, keysOf(ask.account, names(ask)), reserveArgs(ask), patience);
  };

  /** Within the window after an outage, the lower of what Redis and this process know. */
  const reserveCautiously = async (ask: Ask): Promise<Reservation> => {
    const alone = standIn.reserve(ask);
    if (!alone.reserved) return alone;
    const reply = await askRedis(ask);
    if (reply === undefined) {
      standIn.miss(ask);
      return alone;
    }
    const reservation = parseReservation(reply, ask);
    const observed = { sent: reservation.reserved };
    if (!reservation.reserved) standIn.settle(ask, observed, true);
    return reservation;
  };

  return {
    repollMs: 250,
    reserve: async (ask) => {
      await tellMissed(ask.account);
      if (now() < backAt + longestWindowMs(ask)) return reserveCautiously(ask);
      const reply = await askRedis(ask);
      if (reply === undefined) return reserveAlone(ask);
      const reservation = parseReservation(reply, ask);
      const told = parseTold(reply, ask);
      if (told !== undefined && standIn.note(ask, told).hasForgotten) backAt = now();
      return reservation;
    },
    settle: async (permit, observed) => {
      const reply = await run(settle, keysOf(permit.account, names(permit)), settleArgs(permit, observed, random()));
      standIn.settle(permit, observed, reply !== undefined);
    },
    view: async (account, budgets) => {
      const reply = await run(view, keysOf(account, Object.keys(budgets)), []);
      return reply === undefined ? local.view(account, budgets) : parseView(reply, budgets);
    },
    close: () => local.close(),
  };
};

const longestWindowMs = ({ take, budgets }: Ask): number =>
  Math.max(...take.map((entry) => budgets[entry.class]?.windowMs ?? 0));

interface Script {
  source: string;
  digest: string;
}

const script = (source: string): Script => ({ source, digest: createHash("sha1").update(source).digest("hex") });
const reserve = script(reserveScript);
const settle = script(settleScript);
const view = script(viewScript);
const book = script(bookScript);

/** So long a call waits for a silent Redis. */
const patienceMs = 50;
/** And so long where the budget may be used up: one that errs there would cost a 429, and the call may well have to wait anyhow. */
const longPatienceMs = 250;

/** So many failures in a row, and Redis is left alone for a while: a hung server must not cost every call its time-out. */
const toleratedFailures = 5;
const restMs = 1000;

type Run = (
  script: Script,
  keys: readonly string[],
  args: readonly (string | number)[],
  patienceMs?: number,
) => Promise<unknown>;

/**
 * Runs a script; `undefined` means that Redis did not do it, or did not say so in time. `onBack` is called when it does
 * again after it had been left alone.
 */
const createRunner = ({ client, now, schedule, onFailure, serverNow }: RedisStoreDeps, onBack: () => void): Run => {
  let failures = 0;
  let restsUntil = -Infinity;

  const evaluate = async (
    { source, digest }: Script,
    keyCount: number,
    rest: (string | number)[],
  ): Promise<unknown> => {
    try {
      return await client.evalsha(digest, keyCount, ...rest);
    } catch (error) {
      if (!isUnknownScript(error)) throw error;
      return client.eval(source, keyCount, ...rest);
    }
  };

  return async (script, keys, args, patience = patienceMs) => {
    if (now() < restsUntil) return undefined;
    const isLost = failures >= toleratedFailures;
    try {
      const reply = await within(
        isLost ? patienceMs : patience,
        schedule,
        evaluate(script, keys.length, [...keys, serverNow?.() ?? "", ...args]),
      );
      if (failures >= toleratedFailures) onBack();
      failures = 0;
      return reply;
    } catch (error) {
      failures += 1;
      if (failures >= toleratedFailures) restsUntil = now() + restMs;
      onFailure(error);
      return undefined;
    }
  };
};

/**
 * What is promised, if it comes in time. A process that was itself held up finds its timers due before it has read what
 * has long arrived, so it reads once more before it gives up.
 */
const within = async <Result>(ms: number, schedule: Schedule, promised: Promise<Result>): Promise<Result> => {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const cancel = schedule(ms, () => setImmediate(() => reject(new Error("no answer in time"))));
  promised.then(resolve, reject).finally(cancel);
  return promise;
};

const isUnknownScript = (error: unknown): boolean => error instanceof Error && error.message.startsWith("NOSCRIPT");

const names = ({ take }: Pick<Permit, "take">): string[] => take.map((entry) => entry.class);

/** The tag in braces keeps all classes of an account in one slot of a cluster, so that one script may take from all. */
const keysOf = (account: AccountKey, classes: readonly string[]): string[] => [
  `rl:{${accountName(account)}}`,
  ...classes.flatMap((name) => {
    const key = `rl:{${accountName(account)}}:${name}`;
    return [key, `${key}:open`, `${key}:answered`];
  }),
];

const reserveArgs = ({ take, ahead, budgets, ...ask }: Ask): (string | number)[] => [
  ask.id,
  ask.lane,
  ask.path.at(-1) ?? "",
  ask.process,
  JSON.stringify(ask.waiting),
  ask.waitMs,
  ask.isWaiting ? 1 : 0,
  ask.shares.share,
  ask.shares.backgroundShare,
  ...take.flatMap(({ class: name, credits }) => {
    const { limit = 0, windowMs = 0, source = "assumed" } = budgets[name] ?? {};
    return [name, credits, ahead[name] ?? 0, limit, windowMs, source];
  }),
];

const settleArgs = (permit: Permit, observed: Observation, jitter: number): (string | number)[] => [
  permit.id,
  permit.lane,
  observed.sent ? 1 : 0,
  chargedOf(observed) ?? "",
  jitter,
  ...permit.take.flatMap(({ class: name, credits }) => {
    const { limit = "", remaining = "" } = readingOf(observed, name);
    const pause = pauseSaid(permit, observed, name);
    return [credits, limit, remaining, pause === undefined ? "" : (pause.ms ?? "window"), pause?.certain ? 1 : 0];
  }),
];

/** Our own script's answer: `{0}`, or `{reason, class, waitMs, short…}` where classes are counted from one. */
const parseReservation = (reply: unknown, { take }: Ask): Reservation => {
  const [[outcome, last, retryAfterMs, ...short]] = reply as [[number, number, number, ...number[]]];
  if (outcome === 0) return { reserved: true };
  const nameOf = (index: number): string => take[index - 1]?.class ?? "";
  return {
    reserved: false,
    reason: outcome === 1 ? "no_room" : "exceeds_limit",
    class: nameOf(last),
    retryAfterMs,
    short: short.map(nameOf),
  };
};

/** What our own script told of the account beside its answer; nothing where it refused for good. */
const parseTold = (reply: unknown, { take }: Ask): Told | undefined => {
  const [[outcome], replicas, bornAt, told] = reply as [
    [number],
    number,
    string,
    (readonly [number, string, number, number])[] | undefined,
  ];
  if (told === undefined) return undefined;
  const classes = told.map(([used, limit, isLearned, frozenForMs], index) => ({
    name: take[index]?.class ?? "",
    used,
    limit: Number(limit),
    isLearned: isLearned === 1,
    frozenForMs,
  }));
  return { reserved: outcome === 0, replicas, bornAt: Number(bornAt), classes };
};

const parseView = (reply: unknown, budgets: Budgets): ClassFacts[] => {
  const [now, ...states] = reply as string[];
  return Object.entries(budgets).map(([name, terms], index) => {
    const state = states[index];
    const tally: Tally & { newestAt?: number } = state ? JSON.parse(state) : createWindowBudget(terms);
    return toFacts(name, tally, tally.newestAt, Number(now));
  });
};
