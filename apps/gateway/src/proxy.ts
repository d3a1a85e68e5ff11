import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { idPattern, PorticoError } from "@portico/model";
import { type ForwardedAnswer, isSafe, keptBytes, type Outcome } from "@portico/services";
import type { Context } from "hono";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { bearerOrNative, callingOf, tenantOf } from "./caller.ts";
import type { GatewayDeps, GatewayEnv } from "./environment.ts";
import { keepPassing } from "./kept-answer.ts";
import { replayedHeader, toKeptFailure } from "./kept-failure.ts";
import { longestPassing, passBody } from "./passing-body.ts";
import { upstreamHeaders } from "./upstream-headers.ts";

const target = /^\/v1\/connections\/([^/?]+)\/proxy(\/[^?]*)?(?:\?(.*))?$/s;
/** No help desk's path is longer. */
const longestPath = 2_048;
export const proxyRoute = "/v1/connections/{connection_id}/proxy/{path}";

/** True for raw request targets that belong to the proxy, however their tail is written: it is judged as raw bytes. */
export const isProxyTarget = (rawTarget: string): boolean => target.test(rawTarget);

/** Passes a native call to the account and its answer back, both streaming, within the account's budget. */
export const serveProxy = async (deps: GatewayDeps, c: Context<GatewayEnv>, rawTarget: string): Promise<Response> => {
  c.set("route", proxyRoute);
  const { incoming, outgoing } = c.env;
  const [, connectionId = "", path = "", query] = target.exec(rawTarget) ?? [];
  // Streaming both ways listens for the end of this one answer in a dozen places.
  outgoing.setMaxListeners(32);
  const abort = new AbortController();
  outgoing.once("close", () => abort.abort());
  const { method = "GET" } = incoming;
  const ctx = await tenantOf(deps.services, callingOf(c, abort.signal), bearerOrNative);
  c.set("ctx", ctx);
  const deed = { verb: "forward", object: "native call", id: `${method} ${path}`, isLocal: false } as const;
  const isRead = isSafe(method);
  await deps.services.admit(ctx, isRead ? "proxy:read" : "proxy:write", () =>
    isRead || !idPattern.test(connectionId) || path.length > longestPath ? undefined : { deed, connectionId },
  );
  if (!idPattern.test(connectionId)) throw new PorticoError("not_found", "There is no such connection.");
  if (Number(incoming.headers["content-length"]) > longestPassing)
    throw new PorticoError("body_too_large", "A body through the proxy has 50 MiB at most.");

  const streamed = passBody(incoming);
  // After the answer nobody reads on; what is still to come must not block the next call of the connection.
  outgoing.once("finish", () => streamed.body.destroy());
  const forward = async (): Promise<Outcome> => {
    const answer = await deps.services.forward(ctx, connectionId, {
      method,
      target: query === undefined ? path : `${path}?${query}`,
      headers: headerPairs(incoming),
      body: hasBody(incoming) ? streamed.body : undefined,
      proxyBase: `${deps.publicUrl}/v1/connections/${connectionId}/proxy`,
    });
    const ours = ourHeaders(deps, c);
    if (isRead) {
      await send(answer, ours, outgoing);
      return { kind: "streamed", status: answer.status, headers: answer.headers, body: null };
    }
    return sendAndKeep(answer, ours, outgoing);
  };
  if (isRead) await forward();
  else {
    const write = { method, target: rawTarget, body: streamed, route: proxyRoute, connectionId, deed };
    const ended = await deps.services.once(ctx, { ...write, idempotencyKey: c.req.header("idempotency-key") }, forward);
    if ("error" in ended) throw ended.error;
    const { outcome, replayed } = ended;
    // Whose answer broke off under way has seen it break off.
    if (outcome.kind === "failed" && !outgoing.headersSent) throw toKeptFailure(outcome);
    if (outcome.kind === "streamed" && replayed)
      await send(toForwarded(outcome), { ...ourHeaders(deps, c), ...replayedHeader }, outgoing);
  }
  return RESPONSE_ALREADY_SENT;
};

const headerPairs = ({ rawHeaders }: IncomingMessage): [string, string][] =>
  Array.from({ length: rawHeaders.length / 2 }, (_, index) => [
    rawHeaders[2 * index] ?? "",
    rawHeaders[2 * index + 1] ?? "",
  ]);

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? "0") > 0;

const ourHeaders = (deps: GatewayDeps, c: Context<GatewayEnv>): Record<string, string> => ({
  "Portico-Request-Id": c.get("requestId"),
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-store",
  ...upstreamHeaders(c.get("ctx"), deps.now()),
});

/** Once the first byte is out, a failure can only be shown by breaking off: never by a clean end. */
const send = async (
  answer: ForwardedAnswer,
  ours: Readonly<Record<string, string>>,
  outgoing: ServerResponse,
): Promise<void> => {
  const taken = new Set(Object.keys(ours).map((name) => name.toLowerCase()));
  const theirs = answer.headers.filter(([name]) => !taken.has(name.toLowerCase()));
  try {
    outgoing.writeHead(answer.status, [...theirs, ...Object.entries(ours)].flat());
  } catch (error) {
    answer.body.destroy();
    throw error;
  }
  await pipeline(answer.body, outgoing).catch(() => outgoing.destroy());
};

/** The same, and what passed is the outcome. The help desk said that it was done, but cut short that is nobody's answer. */
const sendAndKeep = async (
  answer: ForwardedAnswer,
  ours: Readonly<Record<string, string>>,
  outgoing: ServerResponse,
): Promise<Outcome> => {
  const { status, headers } = answer;
  const { body, whole } = keepPassing(answer.body, keptBytes);
  const [kept] = await Promise.allSettled([whole, send({ status, headers, body }, ours, outgoing)]);
  return kept.status === "fulfilled"
    ? { kind: "streamed", status, headers, body: kept.value }
    : { kind: "failed", ...cutShort };
};

const cutShort = {
  code: "outcome_unknown",
  message: "The help desk's answer was cut short: read the object before you send it under a new key.",
  details: {},
} as const;

const toForwarded = ({ status, headers, body }: Extract<Outcome, { kind: "streamed" }>): ForwardedAnswer => ({
  status,
  headers,
  body: Readable.from(body === null ? [] : [body]),
});
