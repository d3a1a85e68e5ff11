import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { idPattern, PorticoError } from "@portico/model";
import { type Ctx, type ForwardedAnswer, isSafe, keptBytes, type Outcome, type WriteRequest } from "@portico/services";
import type { Context } from "hono";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { bearerOrNative, callingOf, tenantOf } from "./caller.ts";
import type { GatewayDeps, GatewayEnv } from "./environment.ts";
import { holdAnswer } from "./kept-answer.ts";
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
  outgoing.once("close", () => (outgoing.writableFinished ? undefined : abort.abort()));
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
  const forward = (): Promise<ForwardedAnswer> =>
    deps.services.forward(ctx, connectionId, {
      method,
      target: query === undefined ? path : `${path}?${query}`,
      headers: headerPairs(incoming),
      body: hasBody(incoming) ? streamed.body : undefined,
      proxyBase: `${deps.publicUrl}/v1/connections/${connectionId}/proxy`,
    });
  if (isRead) await send(await forward(), ourHeaders(deps, c), outgoing);
  else {
    const write = { method, target: rawTarget, body: streamed, route: proxyRoute, connectionId, deed };
    await sendOnce(deps, c, { ...write, idempotencyKey: c.req.header("idempotency-key") }, { ctx, forward });
  }
  return RESPONSE_ALREADY_SENT;
};

/** Carries a write out once. Its answer, or of a large one the end, goes out when it is noted how the write ended. */
const sendOnce = async (
  deps: GatewayDeps,
  c: Context<GatewayEnv>,
  write: WriteRequest,
  { ctx, forward }: { ctx: Ctx; forward: () => Promise<ForwardedAnswer> },
): Promise<void> => {
  const { outgoing } = c.env;
  let passing: { sent: Promise<void>; letGo: () => void } | undefined;
  const work = async (): Promise<Outcome> => {
    const { status, headers, body } = await forward();
    try {
      const held = await holdAnswer(body, keptBytes);
      if (held.is === "whole") return { kind: "streamed", status, headers, body: held.body };
      const sent = send({ status, headers, body: held.body }, ourHeaders(deps, c), outgoing);
      // Met below, once it is noted how the write ended.
      sent.catch(() => {});
      passing = { sent, letGo: held.letGo };
      await held.ended;
      return { kind: "streamed", status, headers, body: null };
    } catch (error) {
      throw cutShort(error);
    }
  };
  const ended = await deps.services.once(ctx, write, work);
  if (passing !== undefined) {
    // Whose answer broke off under way has seen it break off.
    passing.letGo();
    return passing.sent;
  }
  const { outcome, replayed } = ended;
  if ("error" in ended) throw ended.error;
  if (outcome.kind === "failed") throw toKeptFailure(outcome);
  if (outcome.kind !== "streamed") throw new Error("what passes through the proxy streams");
  return send(toForwarded(outcome), { ...ourHeaders(deps, c), ...(replayed ? replayedHeader : {}) }, outgoing);
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

/** The help desk may have said that it was done, but cut short that is nobody's answer. */
const cutShort = (cause: unknown): PorticoError =>
  new PorticoError(
    "outcome_unknown",
    "The help desk's answer was cut short: read the object before you send it under a new key.",
    { cause },
  );

const toForwarded = ({ status, headers, body }: Extract<Outcome, { kind: "streamed" }>): ForwardedAnswer => ({
  status,
  headers,
  body: Readable.from(body === null ? [] : [body]),
});
