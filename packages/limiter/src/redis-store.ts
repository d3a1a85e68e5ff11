import { createHash } from "node:crypto";
import { accountName, chargedOf, pauseSaid, readingOf, toFacts } from "./account-budget.ts";
import type { Ask, ClassFacts, Reservation } from "./account-budget.ts";
import type { BudgetStore } from "./budget-store.ts";
import { createInProcessStore } from "./in-process-store.ts";
import type { AccountKey, Budgets, Observation, Permit } from "./limiter.ts";
import { reserveScript, settleScript, viewScript } from "./redis-scripts.ts";
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
  /** Called with what made a command fail; the budgets of this process stand in. */
  onFailure: (error: unknown) => void;
  /** In tests only: a clock in place of the server's. */
  serverNow?: (() => number) | undefined;
}

/**
 * Budgets shared by all processes on one Redis. Every call is booked in this process too, so that an outage begins with
 * what this process knows: its own calls, and through the provider's headers those of all others.
 */
export const createRedisStore = (deps: RedisStoreDeps): BudgetStore => {
  const local = createInProcessStore(deps);
  const run = createRunner(deps);

  return {
    repollMs: 250,
    reserve: async (ask) => {
      const reply = await run(reserve, keysOf(ask.account, names(ask)), reserveArgs(ask));
      if (reply === undefined) return local.reserve(ask);
      const reservation = parseReservation(reply, ask);
      if (reservation.reserved) local.book(ask);
      return reservation;
    },
    settle: async (permit, observed) => {
      local.settle(permit, observed);
      await run(settle, keysOf(permit.account, names(permit)), settleArgs(permit, observed, deps.random()));
    },
    view: async (account, budgets) => {
      const reply = await run(view, keysOf(account, Object.keys(budgets)), []);
      return reply === undefined ? local.view(account, budgets) : parseView(reply, budgets);
    },
    close: () => local.close(),
  };
};

interface Script {
  source: string;
  digest: string;
}

const script = (source: string): Script => ({ source, digest: createHash("sha1").update(source).digest("hex") });
const reserve = script(reserveScript);
const settle = script(settleScript);
const view = script(viewScript);

/** So many failures in a row, and Redis is left alone for a while: a hung server must not cost every call its time-out. */
const toleratedFailures = 5;
const restMs = 1000;

type Run = (script: Script, keys: readonly string[], args: readonly (string | number)[]) => Promise<unknown>;

/** Runs a script; `undefined` means that Redis did not do it, or did not say so in time. */
const createRunner = ({ client, now, onFailure, serverNow }: RedisStoreDeps): Run => {
  let failures = 0;
  let restsUntil = -Infinity;

  return async ({ source, digest }, keys, args) => {
    if (now() < restsUntil) return undefined;
    const rest = [...keys, serverNow?.() ?? "", ...args];
    try {
      const reply = await client.evalsha(digest, keys.length, ...rest).catch((error: unknown) => {
        if (!isUnknownScript(error)) throw error;
        return client.eval(source, keys.length, ...rest);
      });
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
  const [outcome, last, retryAfterMs, ...short] = reply as [number, number, number, ...number[]];
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

const parseView = (reply: unknown, budgets: Budgets): ClassFacts[] => {
  const [now, ...states] = reply as string[];
  return Object.entries(budgets).map(([name, terms], index) => {
    const state = states[index];
    const tally: Tally & { newestAt?: number } = state ? JSON.parse(state) : createWindowBudget(terms);
    return toFacts(name, tally, tally.newestAt, Number(now));
  });
};
