import { type HttpAnswer, isSafe, readJsonText, UNIFIED_LIMITS } from "@portico/http";
import { parseJson } from "@portico/model";
import { type OutboundRequest, patienceMs } from "./attempt.ts";
import type { Provider, WireRequest } from "./contract.ts";
import { secretsOf } from "./credentials.ts";
import type { Errand } from "./errand.ts";
import { exchange, type ExchangeDeps } from "./exchange.ts";
import { callerLeft, failureOf, unreadable } from "./failures.ts";
import { type FormBody, toFormBody } from "./form-body.ts";
import { redact } from "./redact.ts";
import type { Heard } from "./shared-reads.ts";
import type { Form } from "./upload.ts";

export interface JsonAnswer {
  body: unknown;
  header: HttpAnswer["header"];
}

/**
 * Sends JSON, or a form in its place, expects JSON: the whole exchange of a unified operation, with every failure translated.
 * Reads that are the same at the same time share one call.
 */
export const exchangeJson = async (
  deps: ExchangeDeps,
  errand: Errand,
  wire: WireRequest,
  pointers?: Readonly<Record<string, string>>,
  form?: Form,
): Promise<JsonAnswer> => {
  const { provider, binding } = deps;
  const request = toOutbound(wire, form && toFormBody(form));
  const heard = await (isSafe(wire.method) ? hearShared : hear)(deps, errand, request);
  const { status, header, text } = heard;
  if (status >= 200 && status < 300) return { body: parseAnswer(provider, heard), header };
  throw failureOf({
    provider,
    method: wire.method,
    path: wire.path,
    status,
    text: redact(text, secretsOf(provider, await binding.credentials())),
    pointers: { ...provider.pointers, ...pointers },
  });
};

/** The raw query of a wire request. */
export const queryOf = (wire: WireRequest): string => {
  const query = new URLSearchParams();
  for (const [name, given] of Object.entries(wire.query ?? {}))
    for (const value of [given].flat()) if (value !== undefined) query.append(name, value);
  return query.toString();
};

const hear = async (deps: ExchangeDeps, errand: Errand, request: OutboundRequest): Promise<Heard> => {
  const { meter } = errand;
  const waitedBeforeMs = meter.waitedMs;
  const { status, header, text } = await exchange(deps, errand, request, async (answer) => ({
    ...answer,
    text: await readJsonText(answer, UNIFIED_LIMITS.bodyBytes),
  }));
  return { status, header, text, waitedMs: meter.waitedMs - waitedBeforeMs, skewMs: meter.skewMs };
};

/** Who joins a call has waited as long as it did, and has spent nothing. */
const hearShared = async (deps: ExchangeDeps, errand: Errand, request: OutboundRequest): Promise<Heard> => {
  const { sharing, connectionId } = deps.binding;
  if (sharing === null) return hear(deps, errand, request);
  const { lane, signal, meter } = errand;
  // Who would wait longer, or in the other lane, may fare otherwise.
  const key = JSON.stringify([sharing, lane, patienceMs(errand), request.path, request.query]);
  const { heard, isFirst } = await deps.reads
    .join({ connectionId, key, signal }, (shared) => hear(deps, { ...errand, signal: shared }, request))
    .catch((error: unknown) => {
      throw signal.aborted ? callerLeft(deps.provider, error) : error;
    });
  if (isFirst) return heard;
  meter.waitedMs += heard.waitedMs;
  meter.skewMs = heard.skewMs ?? meter.skewMs;
  return heard;
};

const toOutbound = (wire: WireRequest, form: FormBody | undefined): OutboundRequest => {
  const contentType = form?.contentType ?? (wire.json === undefined ? undefined : "application/json");
  return {
    method: wire.method,
    path: wire.path,
    query: queryOf(wire),
    headers: [
      ["accept", "application/json"],
      ["accept-encoding", "gzip"],
      ...(contentType === undefined ? [] : [["content-type", contentType] as const]),
    ],
    ...(form === undefined
      ? { body: wire.json === undefined ? undefined : JSON.stringify(wire.json) }
      : { body: form.stream, streamed: true, isWhole: form.isWhole }),
  };
};

const parseAnswer = (provider: Provider, { status, header, text }: Heard): unknown => {
  if (text === "") return undefined;
  try {
    return parseJson(text);
  } catch {
    const isPage = /html/i.test(header("content-type") ?? "");
    const what = isPage ? "a web page, perhaps to sign in or of maintenance" : "something else";
    throw unreadable(provider, status, `Instead of JSON it sent ${what}.`);
  }
};
