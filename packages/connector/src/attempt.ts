import {
  type HttpAnswer,
  type HttpClient,
  HttpError,
  type HttpErrorCode,
  isSafe,
  PROXY_LIMITS,
  UNIFIED_LIMITS,
} from "@portico/http";
import type { Readable } from "node:stream";
import type { Verdict } from "./breaker.ts";
import type { Provider } from "./contract.ts";
import { authHeaders } from "./credentials.ts";
import type { Admission, Binding, Budgets, Cost, Errand, Target } from "./errand.ts";
import { leftAlone, limited } from "./failures.ts";
import type { KnownLimits } from "./known-limits.ts";
import { observe, ownClass, retryAfterMs, skewMs } from "./learn.ts";
import { priceOf } from "./price.ts";
import type { Standing } from "./standing.ts";

type Credentials = Readonly<Record<string, string>>;

/** A request as it goes out: the raw target below `basePath`, and a body that is sent as it is. */
export interface OutboundRequest {
  method: string;
  path: string;
  query: string;
  headers: readonly (readonly [string, string])[];
  body?: string | Readable | undefined;
  /** Proxied calls, and those that take files along, may run longer and larger. */
  streamed?: boolean;
  /** Of a body that is our own and streams: false while its end has not left, so that nobody can have understood it. */
  isWhole?: () => boolean;
}

export interface AttemptDeps {
  http: HttpClient;
  provider: Provider;
  windowMs: number;
  target: Target;
  binding: Binding;
  now: () => number;
  known: KnownLimits;
  standing: Standing;
}

/** What an attempt met: an answer and what was read of it, or a failure of the way, after an answer had begun or before. */
export type Met<Result> =
  | { answer: HttpAnswer; result: Result; signedBy: Credentials }
  | { error: HttpError; status: number | null };

/** How long the caller still waits for budget. */
export const patienceMs = ({ waitMs, meter }: Errand): number => Math.max(0, waitMs - meter.waitedMs);

/**
 * One request to the vendor: let through by the account's breaker, paid for from its budget, with the connection's
 * credentials. Fails where it may not be made at all; whatever it met is an outcome.
 */
export const attempt = async <Result>(
  deps: AttemptDeps,
  errand: Errand,
  request: OutboundRequest,
  read: (answer: HttpAnswer) => Promise<Result>,
): Promise<Met<Result>> => {
  const { provider, standing } = deps;
  const refusedForMs = standing.breaker.refusesForMs();
  if (refusedForMs > 0) throw leftAlone(provider, refusedForMs);
  const askedMs = deps.now();
  const paid = await payFor(deps, errand, request);
  // While the call stood in line, others may have found out that the account is away.
  const pass = standing.breaker.enter();
  if (pass === null) {
    await paid.settle({ sent: false });
    throw leftAlone(provider, standing.breaker.refusesForMs());
  }
  let status: number | null = null;
  const leftMs = deps.now();
  try {
    const answer = await send(deps, errand, request, paid);
    status = answer.status;
    const result = await read(answer);
    pass.end(status >= 500 ? "failed" : "answered");
    return { answer, result, signedBy: paid.signedBy };
  } catch (error) {
    pass.end(error instanceof HttpError ? verdicts[error.code] : "unheard");
    if (error instanceof HttpError) return { error, status };
    throw error;
  } finally {
    const { method, path } = request;
    const { waitedMs, waitedFor = null, charged: credits } = paid;
    const tookMs = deps.now() - leftMs;
    const spent = { class: ownClass(paid.take) ?? "total", credits };
    errand.onCall?.({ method, path, status, ...spent, askedMs, waitedMs, waitedFor, tookMs });
  }
};

const verdicts: Readonly<Record<HttpErrorCode, Verdict>> = {
  invalid_request: "unheard",
  refused_address: "unheard",
  aborted: "unheard",
  dns_failed: "unreachable",
  connect_failed: "unreachable",
  timeout_connect: "unreachable",
  timeout_headers: "failed",
  timeout_body: "failed",
  reset: "failed",
  bad_answer: "failed",
  body_too_large: "answered",
};

interface Paid extends Extract<Admission, { admitted: true }> {
  take: readonly Cost[];
  budgets: Budgets;
  /** What the answer said, or else the price list; nothing before there is one. */
  charged: number;
  /** What the request was signed with; nothing before it left. */
  signedBy: Credentials;
}

const payFor = async (deps: AttemptDeps, errand: Errand, request: OutboundRequest): Promise<Paid> => {
  const { provider, binding } = deps;
  const take = priceOf(provider.limits, request.method, request.path, new URLSearchParams(request.query));
  const budgets = deps.known.budgets(provider, binding.subdomain, binding.plan, deps.windowMs);
  const { lane, signal } = errand;
  const admission = await binding.gate.admit({ take, budgets, waitMs: patienceMs(errand), lane, signal });
  if (!admission.admitted) throw limited(provider, admission.class, admission.retryAfterMs);
  errand.meter.waitedMs += admission.waitedMs;
  return { ...admission, take, budgets, charged: 0, signedBy: {} };
};

const send = async (deps: AttemptDeps, errand: Errand, request: OutboundRequest, paid: Paid): Promise<HttpAnswer> => {
  const { provider, binding, target } = deps;
  try {
    const credentials = await binding.credentials();
    paid.signedBy = credentials;
    const isWrite = !isSafe(request.method);
    if (isWrite) await errand.beforeSend?.();
    const sentMs = deps.now();
    const answer = await deps.http.send({
      origin: target.origin,
      operatorSet: target.operatorSet,
      path: `${target.basePath}${request.path}${request.query === "" ? "" : `?${request.query}`}`,
      method: request.method,
      headers: [...request.headers, ...authHeaders(provider, credentials)],
      body: request.body,
      pool: binding.connectionId,
      // A write that is on its way is seen to its end, even where the caller has left.
      signal: isWrite ? undefined : errand.signal,
      limits: request.streamed === true ? PROXY_LIMITS : UNIFIED_LIMITS,
    });
    errand.meter.skewMs = skewMs(answer.header("date"), sentMs, deps.now()) ?? errand.meter.skewMs;
    await book(deps, errand, paid, answer);
    return answer;
  } catch (error) {
    const sent = error instanceof HttpError && error.sent;
    if (sent) errand.meter.calls += 1;
    const overloaded = error instanceof HttpError && error.code === "timeout_headers";
    await paid.settle({ sent, overloaded });
    throw error;
  }
};

/** Learns from an answer's head what the call cost and what is left, and tells the caller's meter and the budget. */
const book = async (
  { provider, binding, known, now }: AttemptDeps,
  { meter }: Errand,
  paid: Paid,
  { status, header, body }: HttpAnswer,
): Promise<void> => {
  const { take, budgets, settle, release } = paid;
  const own = ownClass(take);
  const observed = observe(provider.limits, take, header, {
    total: known.total(provider, binding.subdomain),
    ofClass: own === undefined ? undefined : budgets[own]?.limit,
  });
  for (const { class: name, limit } of observed.classes ?? [])
    if (name === "total" && limit !== undefined) known.learn(provider, binding.subdomain, limit);
  meter.calls += 1;
  paid.charged = observed.charged ?? take[0]?.credits ?? 1;
  meter.credits += paid.charged;
  const refusal = status === 429 ? { retryAfterMs: retryAfterMs(header("retry-after"), now()) ?? null } : {};
  body.once("close", release);
  await settle({ ...observed, ...refusal, overloaded: status === 503, bodyFollows: true });
};
