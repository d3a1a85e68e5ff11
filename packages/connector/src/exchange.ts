import { type HttpAnswer, isSafe } from "@portico/http";
import { PorticoError } from "@portico/model";
import { attempt, type AttemptDeps, type Met, type OutboundRequest, patienceMs } from "./attempt.ts";
import type { Errand } from "./errand.ts";
import { callerLeft, cutShort, limited, transportFailure } from "./failures.ts";
import { retryAfterMs } from "./learn.ts";
import { backoffMs, isPassing } from "./retry.ts";
import type { SharedReads } from "./shared-reads.ts";

export interface ExchangeDeps extends AttemptDeps {
  random: () => number;
  /** Rejects with the signal's reason when that is aborted. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  reads: SharedReads;
}

const mostAttempts = 3;
/** No attempt begins later than this after the first, beside what the caller waits for budget. */
const lastAttemptMs = 30_000;

/**
 * One call to the vendor: its attempts, and what `read` makes of the answer. Every attempt passes the breaker and takes
 * budget. Answers with whatever status came last, bar a 429 that outlasted the caller's patience; whoever returns the
 * answer's body unread must read or destroy it. A body that streams can be sent once.
 */
export const exchange = async <Result>(
  deps: ExchangeDeps,
  errand: Errand,
  request: OutboundRequest,
  read: (answer: HttpAnswer) => Promise<Result>,
): Promise<Result> => {
  deps.standing.retries.earn();
  const begunMs = deps.now();
  try {
    let isRenewed = false;
    for (let made = 1; ; made += 1) {
      const met = await attempt(deps, errand, request, read);
      if (!isRenewed && (await hasOthersNow(deps, request, met))) {
        isRenewed = true;
        continue;
      }
      const isLast = made === mostAttempts || deps.now() - begunMs > lastAttemptMs + errand.waitMs;
      const pauseMs = isLast ? null : pauseBeforeNext(deps, errand, request, met, made - 1);
      if (pauseMs === null) return concluded(deps, errand, request, met);
      if ("answer" in met) met.answer.body.resume();
      await deps.sleep(pauseMs, errand.signal);
      errand.meter.waitedMs += pauseMs;
    }
  } catch (error) {
    // Who leaves while nothing is on its way: in line, or between two attempts.
    throw error instanceof PorticoError || !errand.signal.aborted ? error : callerLeft(deps.provider, error);
  } finally {
    if (!isSafe(request.method)) deps.reads.wrote(deps.binding.connectionId);
  }
};

/** How long to wait before the same is sent again, in milliseconds. Null: it is not. */
const pauseBeforeNext = (
  { now, random, standing }: ExchangeDeps,
  errand: Errand,
  { method, body }: OutboundRequest,
  met: Met<unknown>,
  retried: number,
): number | null => {
  if (typeof body === "object") return null;
  // It was turned away unheard. The budget is frozen for as long as the vendor said, and the call stands in line again.
  if (isLimited(met)) return 0;
  if (!isPassing(method, "error" in met ? met.error : met.answer.status)) return null;
  const askedMs = "answer" in met ? (retryAfterMs(met.answer.header("retry-after"), now()) ?? 0) : 0;
  if (askedMs > patienceMs(errand) || !standing.retries.spend()) return null;
  return Math.max(askedMs, backoffMs(retried, random));
};

/**
 * Whether the vendor turned the request away for credentials that others have taken the place of by now, so that it is sent with
 * those, once. A body that streams has gone with the first.
 */
const hasOthersNow = async (
  { binding }: ExchangeDeps,
  { body }: OutboundRequest,
  met: Met<unknown>,
): Promise<boolean> => {
  const isRefused = "answer" in met && met.answer.status === 401;
  if (!isRefused || typeof body === "object" || (await binding.renew?.(met.signedBy)) !== true) return false;
  met.answer.body.resume();
  return true;
};

const isLimited = (met: Met<unknown>): boolean => "answer" in met && met.answer.status === 429;

const concluded = <Result>(
  { provider, now, windowMs }: ExchangeDeps,
  errand: Errand,
  { method, isWhole }: OutboundRequest,
  met: Met<Result>,
) => {
  if ("error" in met) {
    const { error, status } = met;
    if (isWhole === undefined || isWhole() || status !== null) throw transportFailure(provider, method, error, status);
    errand.neverArrived?.();
    throw error.cause instanceof PorticoError ? error.cause : cutShort(provider, method, error);
  }
  if (!isLimited(met)) return met.result;
  met.answer.body.resume();
  throw limited(provider, "total", retryAfterMs(met.answer.header("retry-after"), now()) ?? windowMs);
};
