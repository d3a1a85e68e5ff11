import { type HttpAnswer, type HttpClient, HttpError, PROXY_LIMITS, readJsonText, UNIFIED_LIMITS } from "@portico/http";
import { parseJson, PorticoError } from "@portico/model";
import type { Readable } from "node:stream";
import type { Auth, Provider, WireRequest } from "./contract.ts";
import type { Admission, Binding, Errand, Target } from "./errand.ts";
import { failureOf, transportFailure, unreadable, outcomeUnknown } from "./failures.ts";
import type { KnownLimits } from "./known-limits.ts";
import { observe, ownClass, retryAfterMs } from "./learn.ts";
import { isSafe, priceOf } from "./price.ts";
import { redact } from "./redact.ts";

export interface ExchangeDeps {
  http: HttpClient;
  provider: Provider;
  windowMs: number;
  target: Target;
  binding: Binding;
  now: () => number;
  known: KnownLimits;
}

/** A request as it goes out: the raw target below `basePath`, and a body that is sent as it is. */
export interface OutboundRequest {
  method: string;
  path: string;
  query: string;
  headers: readonly (readonly [string, string])[];
  body?: string | Readable | undefined;
  /** Proxied calls may run longer and larger. */
  streamed?: boolean;
}

/** A vendor's 429 means that the call did not happen: it is sent again as long as the caller can wait. */
const attemptsAt429 = 3;

/**
 * One call to the vendor, within the account's budget and with the connection's credentials. Answers with whatever status
 * came, bar a 429 that outlasted the caller's patience. The body streams, and must be read or destroyed by the caller.
 */
export const exchange = async (deps: ExchangeDeps, errand: Errand, request: OutboundRequest): Promise<HttpAnswer> => {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await attemptOnce(deps, errand, request);
    if (answer.status !== 429) return answer;
    const waitSeconds = Math.ceil((retryAfterMs(answer.header("retry-after"), deps.now()) ?? deps.windowMs) / 1_000);
    answer.body.resume();
    if (attempt === attemptsAt429 || typeof request.body === "object")
      throw limited(deps.provider, "total", waitSeconds);
  }
};

/** Sends JSON, expects JSON: the whole exchange of a unified operation, with every failure translated. */
export const exchangeJson = async (
  deps: ExchangeDeps,
  errand: Errand,
  wire: WireRequest,
  pointers?: Readonly<Record<string, string>>,
): Promise<JsonAnswer> => {
  const request = toOutbound(wire);
  const answer = await exchange(deps, errand, request);
  const text = await readAnswer(deps.provider, wire.method, answer);
  if (answer.status >= 200 && answer.status < 300)
    return { body: text === "" ? undefined : parseAnswer(deps.provider, answer, text), header: answer.header };
  const secrets = secretsOf(deps.provider, await deps.binding.credentials());
  throw failureOf({
    provider: deps.provider,
    method: wire.method,
    status: answer.status,
    text: redact(text, secrets),
    pointers: { ...deps.provider.pointers, ...pointers },
  });
};

export interface JsonAnswer {
  body: unknown;
  header: HttpAnswer["header"];
}

/** The raw query of a wire request. */
export const queryOf = (wire: WireRequest): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(wire.query ?? {})) if (value !== undefined) query.set(name, value);
  return query.toString();
};

const attemptOnce = async (deps: ExchangeDeps, errand: Errand, request: OutboundRequest): Promise<HttpAnswer> => {
  const { provider, binding, target } = deps;
  const { limits } = provider;
  const take = priceOf(limits, request.method, request.path, new URLSearchParams(request.query));
  const budgets = deps.known.budgets(provider, binding.subdomain, binding.plan, deps.windowMs);
  const waitMs = Math.max(0, errand.waitMs - errand.meter.waitedMs);
  const admission = await binding.gate.admit({ take, budgets, waitMs, lane: errand.lane, signal: errand.signal });
  if (!admission.admitted) throw limited(provider, admission.class, Math.ceil(admission.retryAfterMs / 1_000));
  errand.meter.waitedMs += admission.waitedMs;
  try {
    const credentials = await binding.credentials();
    const isWrite = !isSafe(request.method);
    if (isWrite) await errand.beforeSend?.();
    const answer = await deps.http.send({
      origin: target.origin,
      operatorSet: target.operatorSet,
      path: `${target.basePath}${request.path}${request.query === "" ? "" : `?${request.query}`}`,
      method: request.method,
      headers: [...request.headers, ...authHeaders(provider, credentials)],
      body: request.body,
      pool: binding.connectionId,
      // A write that is on its way is seen to its end, even where the caller has left.
      signal: isWrite && request.streamed !== true ? undefined : errand.signal,
      limits: request.streamed === true ? PROXY_LIMITS : UNIFIED_LIMITS,
    });
    const own = ownClass(take);
    const observed = observe(limits, take, answer.header, {
      total: deps.known.total(provider, binding.subdomain),
      ofClass: own === undefined ? undefined : budgets[own]?.limit,
    });
    for (const { class: name, limit } of observed.classes ?? [])
      if (name === "total" && limit !== undefined) deps.known.learn(provider, binding.subdomain, limit);
    const cost = observed.charged ?? take[0]?.credits ?? 1;
    errand.meter.calls += 1;
    errand.meter.credits += cost;
    errand.meter.skewMs = skewOf(answer.header("date"), deps.now()) ?? errand.meter.skewMs;
    await admission.settle({
      ...observed,
      ...(answer.status === 429
        ? { retryAfterMs: retryAfterMs(answer.header("retry-after"), deps.now()) ?? null }
        : {}),
    });
    return answer;
  } catch (error) {
    return await failed(deps, errand, request, admission, error);
  }
};

const skewOf = (date: string | undefined, nowMs: number): number | undefined => {
  const told = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(told) ? undefined : told - nowMs;
};

const failed = async (
  deps: ExchangeDeps,
  errand: Errand,
  request: OutboundRequest,
  admission: Extract<Admission, { admitted: true }>,
  error: unknown,
): Promise<never> => {
  const sent = error instanceof HttpError && error.sent;
  if (sent) errand.meter.calls += 1;
  await admission.settle({ sent });
  throw error instanceof HttpError ? transportFailure(deps.provider, request.method, error) : error;
};

const toOutbound = (wire: WireRequest): OutboundRequest => ({
  method: wire.method,
  path: wire.path,
  query: queryOf(wire),
  headers: [
    ["accept", "application/json"],
    ["accept-encoding", "gzip"],
    ...(wire.json === undefined ? [] : [["content-type", "application/json"] as const]),
  ],
  body: wire.json === undefined ? undefined : JSON.stringify(wire.json),
});

const authHeaders = (provider: Provider, credentials: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(authOf(provider, credentials).apply(credentials));

/** What must not be quoted: the secret fields, and what is made of them for the headers. */
const secretsOf = (provider: Provider, credentials: Readonly<Record<string, string>>): string[] => [
  ...Object.entries(authOf(provider, credentials).fields).flatMap(([name, { secret }]) =>
    secret ? (credentials[name] ?? []) : [],
  ),
  ...authHeaders(provider, credentials).flatMap(([, value]) => [value, value.slice(value.indexOf(" ") + 1)]),
];

/** The way to sign in whose fields these credentials fill. */
export const authOf = (provider: Provider, credentials: Readonly<Record<string, string>>): Auth =>
  provider.auth.find((auth) => Object.keys(auth.fields).every((name) => Object.hasOwn(credentials, name))) ??
  provider.auth[0];

const readAnswer = async (provider: Provider, method: string, answer: HttpAnswer): Promise<string> => {
  try {
    return await readJsonText(answer, UNIFIED_LIMITS.bodyBytes);
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    const success = answer.status >= 200 && answer.status < 300;
    throw success && !isSafe(method)
      ? outcomeUnknown(provider, answer.status, error)
      : transportFailure(provider, "GET", error);
  }
};

const parseAnswer = (provider: Provider, answer: HttpAnswer, text: string): unknown => {
  try {
    return parseJson(text);
  } catch {
    const isPage = /html/i.test(answer.header("content-type") ?? "");
    const what = isPage ? "a web page, perhaps to sign in or of maintenance" : "something else";
    throw unreadable(provider, answer.status, `Instead of JSON it sent ${what}.`);
  }
};

const limited = (provider: Provider, budgetClass: string, waitSeconds: number): PorticoError =>
  new PorticoError(
    "rate_limited",
    `The ${budgetClass === "total" ? "" : `${budgetClass} `}budget of this ${provider.title} account is used up for now. ` +
      `Try again in ${waitSeconds} s, or allow a longer wait with \`Prefer: wait=N\`.`,
    { retryAfterSeconds: Math.max(1, waitSeconds) },
  );
