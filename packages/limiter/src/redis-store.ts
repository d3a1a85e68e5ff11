import { accountName, chargedOf, pauseSaid, readingOf, toFacts } from "./account-budget.ts";
import type { Ask, ClassFacts, Reservation } from "./account-budget.ts";
import type { BudgetStore } from "./budget-store.ts";
import { createDebts } from "./debts.ts";
import { createInProcessStore } from "./in-process-store.ts";
import { createLeases, leaseIdOf, toLease } from "./leases.ts";
import type { AccountKey, Budgets, Observation, Permit } from "./limiter.ts";
import { bookScript, reserveScript, settleScript, viewScript } from "./redis-scripts.ts";
import { createRunner, longPatienceMs, patienceMs, script } from "./redis-runner.ts";
import type { RunnerDeps } from "./redis-runner.ts";
import { createStandIn } from "./stand-in.ts";
import type { Told } from "./stand-in.ts";
import { createWindowBudget } from "./window-budget.ts";
import type { Tally } from "./window-budget.ts";

export interface RedisStoreDeps extends RunnerDeps {
  random: () => number;
  /** Calls back with the name of every account, of which a 429 to whichever process has closed a class. */
  onFrozen?: (hear: (name: string) => void) => void;
}

/**
 * Budgets shared by all processes on one Redis. Every call is booked in this process too, so that an outage begins with
 * what this process knows. While Redis is away this process takes its part of the budget; when it is back, Redis is told
 * what it missed, and for one window a call must fit into that part as well, so that no burst follows.
 */
export const createRedisStore = (deps: RedisStoreDeps): BudgetStore => {
  const { now, random } = deps;
  const local = createInProcessStore({
    ...deps,
    isInUse: (account) => leases.isHeldBy(account) || standIn.owesWord(account),
  });
  const standIn = createStandIn(local, now);
  const leases = createLeases({
    ...deps,
    open: (account) => local.open(account),
    onDue: (account) => void tellMissed(account),
  });
  deps.onFrozen?.((name) => {
    for (const account of leases.accounts()) if (accountName(account) === name) void tellMissed(account);
  });
  let backAt = -Infinity;
  const { run, isWell, isLost } = createRunner(deps, () => (backAt = now()));

  const debts = createDebts(deps.schedule, (account) => tellMissed(account));

  const endLease = (account: AccountKey): void => {
    const lease = leases.end(account);
    if (lease !== undefined) standIn.return(account, lease);
  };

  /**
   * Ends the account's lease, too: whatever makes Redis be asked about an account may need what it holds. Answers whether
   * there is nothing left to tell.
   */
  const tellMissed = async (account: AccountKey): Promise<boolean> => {
    endLease(account);
    const missed = standIn.takeMissed(account);
    debts.drop(account);
    if (missed === undefined) return true;
    const { classes, spent, putBack, heard } = missed;
    const keys = keysOf(
      account,
      classes.map(({ name }) => name),
    );
    const bornAt = await run(book, keys, [JSON.stringify(classes), JSON.stringify(spent)]);
    if (bornAt === undefined) {
      putBack();
      debts.add(account);
      return false;
    }
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

  /** Where the budget may be used up, who goes without Redis may cost a 429: as long as it may only be late, nobody goes. */
  const putOff = (ask: Ask): Reservation => {
    standIn.withdraw(ask);
    const short = names(ask);
    return { reserved: false, reason: "no_room", class: short[0] ?? "", retryAfterMs: longPatienceMs, short };
  };

  /** With a lease for so many calls as are wanted, if there is room to spare. */
  const askRedis = async (ask: Ask, wanted: number): Promise<unknown> => {
    const patience = standIn.isSafe(ask) ? patienceMs : longPatienceMs;
    return run(reserve, keysOf(ask.account, names(ask)), reserveArgs(ask, wanted), patience);
  };

  /** Notes all that an answer says at one moment: who tells of a lease must find the call that it was granted with. */
  const heed = (ask: Ask, reply: unknown): Reservation => {
    const told = parseTold(reply, ask);
    if (told !== undefined && standIn.note(ask, told).hasForgotten) backAt = now();
    const leased = parseLeased(reply);
    if (leased > 0) {
      endLease(ask.account);
      leases.begin(ask, leased);
      standIn.miss(ask);
    }
    return parseReservation(reply, ask);
  };

  /** Redis may have granted a lease that was not heard of. */
  const reserveUnheard = (ask: Ask, wanted: number): Reservation => {
    const reservation = isLost() || standIn.isSafe(ask) ? reserveAlone(ask) : putOff(ask);
    if (wanted > 0) standIn.return(ask.account, toLease(ask));
    return reservation;
  };

  /** Within the window after an outage, the lower of what Redis and this process know. */
  const reserveCautiously = async (ask: Ask): Promise<Reservation> => {
    const alone = standIn.reserve(ask);
    if (!alone.reserved) return alone;
    const reply = await askRedis(ask, 0);
    if (reply === undefined) {
      standIn.miss(ask);
      return alone;
    }
    const reservation = parseReservation(reply, ask);
    const observed = { sent: reservation.reserved };
    if (!reservation.reserved) standIn.settle(ask, observed, true);
    return reservation;
  };

  /** What is refused may lie in a lease that was granted to this process meanwhile: then it is given back, and asked for again. */
  const reserveShared = async (ask: Ask, isRepeated = false): Promise<Reservation> => {
    const telling = tellMissed(ask.account);
    // Redis does things in order: only one that may not do them at all is waited for.
    if (!isWell()) await telling;
    if (now() < backAt + longestWindowMs(ask)) return reserveCautiously(ask);
    const granted = leases.granted(ask.account);
    const wanted = isRepeated ? 0 : leases.wanted(ask);
    const reply = await askRedis(ask, wanted);
    if (reply === undefined) return reserveUnheard(ask, wanted);
    const reservation = heed(ask, reply);
    const isFinal = isRepeated || reservation.reserved || reservation.reason !== "no_room";
    return isFinal || leases.granted(ask.account) === granted ? reservation : reserveShared(ask, true);
  };

  const settleShared = async (permit: Permit, observed: Observation): Promise<void> => {
    const isNews = standIn.isNews(permit, observed);
    if (isNews) endLease(permit.account);
    const reply = await run(settle, keysOf(permit.account, names(permit)), settleArgs(permit, observed, random()));
    const isKnown = reply === 1;
    standIn.settle(permit, observed, isKnown);
    if (!isKnown) debts.add(permit.account);
    if (isNews && reply !== undefined) await tellMissed(permit.account);
  };

  return {
    repollMs: 250,
    reserve: (ask) => {
      if (!leases.pay(ask)) return reserveShared(ask);
      standIn.owe(ask);
      return { reserved: true };
    },
    settle: async (permit, observed) => {
      if (!standIn.isUnheard(permit)) return settleShared(permit, observed);
      const isNews = standIn.isNews(permit, observed);
      standIn.settle(permit, observed, false);
      if (isNews) await tellMissed(permit.account);
    },
    view: async (account, budgets) => {
      await tellMissed(account);
      const reply = await run(view, keysOf(account, Object.keys(budgets)), []);
      return reply === undefined ? local.view(account, budgets) : parseView(reply, budgets);
    },
    frozen: () => local.frozen(),
    close: async () => {
      debts.close();
      await Promise.all(leases.accounts().map(tellMissed));
      await local.close();
    },
  };
};

const longestWindowMs = ({ take, budgets }: Ask): number =>
  Math.max(...take.map((entry) => budgets[entry.class]?.windowMs ?? 0));

const reserve = script(reserveScript);
const settle = script(settleScript);
const view = script(viewScript);
const book = script(bookScript);

const names = ({ take }: Pick<Permit, "take">): string[] => take.map((entry) => entry.class);

/** The tag in braces keeps all classes of an account in one slot of a cluster, so that one script may take from all. */
const keysOf = (account: AccountKey, classes: readonly string[]): string[] => [
  `rl:{${accountName(account)}}`,
  ...classes.flatMap((name) => {
    const key = `rl:{${accountName(account)}}:${name}`;
    return [key, `${key}:open`, `${key}:answered`];
  }),
];

const reserveArgs = ({ take, ahead, budgets, ...ask }: Ask, wanted: number): (string | number)[] => [
  ask.id,
  ask.lane,
  ask.path.at(-1) ?? "",
  ask.process,
  JSON.stringify(ask.waiting),
  ask.waitMs,
  ask.isWaiting ? 1 : 0,
  ask.shares.share,
  ask.shares.backgroundShare,
  leaseIdOf(ask.id),
  wanted,
  ...take.flatMap(({ class: name, credits }) => {
    const { limit = 0, windowMs = 0, source = "assumed", shape = "window" } = budgets[name] ?? {};
    return [name, credits, ahead[name] ?? 0, limit, windowMs, source, shape];
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

/** For how many calls our own script has granted a lease. */
const parseLeased = (reply: unknown): number => {
  const [, , , , leased = 0] = reply as [unknown, unknown, unknown, unknown, number?];
  return leased;
};

const parseView = (reply: unknown, budgets: Budgets): ClassFacts[] => {
  const [now, ...states] = reply as string[];
  return Object.entries(budgets).map(([name, terms], index) => {
    const state = states[index];
    const tally: Tally & { newestAt?: number } = state ? JSON.parse(state) : createWindowBudget(terms);
    return toFacts(name, tally, tally.newestAt, Number(now));
  });
};
