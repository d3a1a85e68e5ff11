import { accountName } from "./account-budget.ts";
import type { Ahead, Ask, Reservation } from "./account-budget.ts";
import type { BudgetStore } from "./budget-store.ts";
import { LimiterError } from "./limiter-error.ts";
import type { AcquireRequest, Admission, Limiter, Schedule } from "./limiter.ts";
import { createWaitingLine } from "./waiting-line.ts";
import type { WaitingLine } from "./waiting-line.ts";

export interface LimiterDeps {
  store: BudgetStore;
  /** Milliseconds of a clock that never runs backwards. */
  now: () => number;
  createId: () => string;
  schedule: Schedule;
}

/** How many may wait for one account. */
export const longestLine = 200;

/** A limiter over either store: it adds the waiting. */
export const createLimiter = ({ store, now, createId, schedule }: LimiterDeps): Limiter => {
  const lines = new Map<string, WaitingLine>();
  let isClosed = false;

  const lineOf = (name: string): WaitingLine => {
    const line = lines.get(name) ?? createWaitingLine({ store, now, schedule, onEmpty: () => lines.delete(name) });
    lines.set(name, line);
    return line;
  };

  const reserve = async (request: AcquireRequest, ask: Omit<Ask, "ahead">): Promise<Reservation> => {
    const { waitMs, signal } = request;
    const name = accountName(request.account);
    const outcome = await store.reserve({ ...ask, ahead: lines.get(name)?.ahead() ?? nobody });
    if (signal?.aborted || isClosed) {
      if (outcome.reserved) await store.settle(ask, { sent: false });
      signal?.throwIfAborted();
      throw closed();
    }
    if (outcome.reserved || outcome.reason !== "no_room" || outcome.retryAfterMs > waitMs) return outcome;
    const line = lineOf(name);
    if (line.size() >= longestLine) return { ...outcome, reason: "queue_full" };
    return line.join({ ask, waitMs, signal }, outcome);
  };

  return {
    acquire: async (request) => {
      const { account, take, budgets, share = 1, signal } = request;
      if (isClosed) throw closed();
      assertTakes(request);
      signal?.throwIfAborted();
      const startedAt = now();
      const permit = { id: createId(), account, take };
      return toAdmission(permit, await reserve(request, { ...permit, budgets, share }), now() - startedAt);
    },
    settle: async (permit, observed) => {
      await store.settle(permit, observed);
      lines.get(accountName(permit.account))?.serve();
    },
    view: async (account, budgets) => {
      const line = lines.get(accountName(account));
      const facts = await store.view(account, budgets);
      return { account, classes: facts.map((fact) => Object.assign(fact, { queued: line?.queued(fact.name) ?? 0 })) };
    },
    close: async () => {
      isClosed = true;
      for (const line of lines.values()) line.close(closed());
      await store.close();
    },
  };
};

const nobody: Ahead = {};

const closed = (): LimiterError => new LimiterError("closed", "the limiter is closed");

const toAdmission = (
  permit: { id: string } & Pick<AcquireRequest, "account" | "take">,
  outcome: Reservation,
  waitedMs: number,
): Admission => {
  if (outcome.reserved) return { admitted: true, permit, waitedMs };
  return { admitted: false, reason: outcome.reason, class: outcome.class, retryAfterMs: outcome.retryAfterMs };
};

const assertTakes = ({ take, budgets }: AcquireRequest): void => {
  if (new Set(take.map((entry) => entry.class)).size < take.length) {
    throw new LimiterError("invalid_take", "a call names a class twice");
  }
  for (const { class: name, credits } of take) {
    if (!(credits > 0 && credits < Infinity)) {
      throw new LimiterError("invalid_take", `a call cannot take ${credits} credits of ${name}`);
    }
    if (budgets[name] === undefined) throw new LimiterError("unknown_class", `class ${name} has no terms`);
  }
};
