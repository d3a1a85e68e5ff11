import { accountName } from "./account-budget.ts";
import type { Ask, Reservation } from "./account-budget.ts";
import type { BudgetStore } from "./budget-store.ts";
import { pathOf } from "./fair-order.ts";
import { LimiterError } from "./limiter-error.ts";
import type { AcquireRequest, Admission, Limiter, Permit, Schedule } from "./limiter.ts";
import { createSlots, slotLimits } from "./slots.ts";
import type { SlotLimits, Slots } from "./slots.ts";
import { createWaitingLine, isForNow } from "./waiting-line.ts";
import type { Known, Served, WaitingLine } from "./waiting-line.ts";

export interface LimiterDeps {
  store: BudgetStore;
  /** Milliseconds of a clock that never runs backwards. */
  now: () => number;
  createId: () => string;
  schedule: Schedule;
  slots?: SlotLimits | undefined;
}

/** A limiter over either store: it adds the waiting. */
export const createLimiter = (deps: LimiterDeps): Limiter => {
  const { now, createId, schedule } = deps;
  const slots = createSlots(deps.slots ?? slotLimits, now);
  const store = withSlots(deps.store, slots);
  const lines = new Map<string, WaitingLine>();
  const process = createId();
  let isClosed = false;

  const lineOf = (name: string): WaitingLine => {
    const line = lines.get(name) ?? createWaitingLine({ store, now, schedule, onEmpty: () => lines.delete(name) });
    lines.set(name, line);
    return line;
  };

  const reserve = async (ask: WaitingAsk, signal: AbortSignal | undefined): Promise<Served> => {
    const name = accountName(ask.account);
    const line = lines.get(name);
    const known = line?.known(ask.path.at(-1) ?? "") ?? nobody;
    const outcome = line?.awaitsSlot()
      ? withoutSlot(ask, slots)
      : await store.reserve({ ...ask, ...known, isWaiting: false });
    if (signal?.aborted || isClosed) {
      if (outcome.reserved) await store.settle(ask, { sent: false });
      signal?.throwIfAborted();
      throw closed();
    }
    if (outcome.reserved || !isForNow(outcome) || outcome.retryAfterMs > ask.waitMs) return outcome;
    return lineOf(name).join({ ask, signal }, outcome);
  };

  const free = ({ id }: Permit): void => {
    if (slots.free(id)) for (const line of lines.values()) line.serve();
  };

  return {
    acquire: async (request) => {
      const { account, take, budgets, lane, waitMs, share = 1, backgroundShare = 1, signal } = request;
      if (isClosed) throw closed();
      assertTakes(request);
      signal?.throwIfAborted();
      const startedAt = now();
      const permit = { id: createId(), account, take, lane };
      const shares = { share, backgroundShare };
      const ask = { ...permit, budgets, shares, waitMs, process, path: pathOf(request) };
      return toAdmission(permit, await reserve(ask, signal), now() - startedAt);
    },
    settle: async (permit, observed) => {
      slots.learn(permit, observed);
      if (observed.bodyFollows !== true) free(permit);
      await deps.store.settle(permit, observed);
      lines.get(accountName(permit.account))?.serve();
    },
    release: (permit) => {
      free(permit);
      lines.get(accountName(permit.account))?.serve();
    },
    view: async (account, budgets) => {
      const line = lines.get(accountName(account));
      const facts = await store.view(account, budgets);
      return { account, classes: facts.map((fact) => Object.assign(fact, { queued: line?.queued(fact.name) ?? 0 })) };
    },
    frozen: () => store.frozen(),
    close: async () => {
      isClosed = true;
      for (const line of lines.values()) line.close(closed());
      await store.close();
    },
  };
};

/** A store that admits only who also has a slot. Nobody holds one while it asks for credits, and seldom in vain. */
const withSlots = (store: BudgetStore, slots: Slots): BudgetStore => {
  const withSlot = (ask: Ask, reservation: Reservation): Reservation | Promise<Reservation> => {
    if (!reservation.reserved || slots.take(ask)) return reservation;
    return giveUp(ask);
  };
  const giveUp = async (ask: Ask): Promise<Reservation> => {
    await store.settle(ask, { sent: false });
    return withoutSlot(ask, slots);
  };
  return {
    ...store,
    reserve: (ask) => {
      if (!slots.isFree(ask.account)) return withoutSlot(ask, slots);
      const reservation = store.reserve(ask);
      // What is there at once is not waited for: most calls are paid for in this process.
      if (!(reservation instanceof Promise)) return withSlot(ask, reservation);
      return reservation.then((later) => withSlot(ask, later));
    },
    settle: (permit, observed) => {
      slots.free(permit.id);
      return store.settle(permit, observed);
    },
  };
};

/** Who lacks a slot counts as waiting for its credits, too: they are kept for it as far as its turn goes. */
const withoutSlot = ({ account, take }: Permit, slots: Slots): Reservation => {
  const short = take.map((entry) => entry.class);
  return { reserved: false, reason: "no_slot", class: short[0] ?? "", retryAfterMs: slots.waitMs(account), short };
};

type WaitingAsk = Omit<Ask, keyof Known | "isWaiting">;

const nobody: Known = { waiting: {}, ahead: {} };

const closed = (): LimiterError => new LimiterError("closed", "the limiter is closed");

const toAdmission = (permit: Permit, outcome: Served, waitedMs: number): Admission => {
  const { waitedFor } = outcome;
  if (outcome.reserved) return { admitted: true, permit, waitedMs, ...(waitedFor === undefined ? {} : { waitedFor }) };
  return { admitted: false, reason: outcome.reason, class: outcome.class, retryAfterMs: outcome.retryAfterMs };
};

const assertTakes = ({ take, budgets }: AcquireRequest): void => {
  for (const [index, { class: name, credits }] of take.entries()) {
    if (take.some((other, at) => at < index && other.class === name)) {
      throw new LimiterError("invalid_take", "a call names a class twice");
    }
    if (!(credits > 0 && credits < Infinity)) {
      throw new LimiterError("invalid_take", `a call cannot take ${credits} credits of ${name}`);
    }
    if (budgets[name] === undefined) throw new LimiterError("unknown_class", `class ${name} has no terms`);
  }
};
