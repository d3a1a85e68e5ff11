import { idPattern, PorticoError } from "@portico/model";
import { type Ctx, type ForwardedAnswer, isSafe, keptBytes, type Outcome, type WriteRequest } from "@portico/services";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { type Exchanged, whileSeated } from "./admission.ts";
import { beginCall, failureOf, tellEnd } from "./call.ts";
import { bearerOrNative, callingOf, tenantOf } from "./caller.ts";
import type { Call, GatewayDeps } from "./environment.ts";
import { headerIn } from "./header-in.ts";
import { holdAnswer } from "./kept-answer.ts";
import { replayedHeader, toKeptFailure } from "./kept-failure.ts";
import { longestPassing, passBody, type PassingBody } from "./passing-body.ts";
import { upstreamHeaders } from "./upstream-headers.ts";

const target = /^\/v1\/connections\/([^/?]+)\/proxy(\/[^?]*)?(?:\?(.*))?$/s;
/** No help desk's path is longer. */
const longestPath = 2_048;
export const proxyRoute = "/v1/connections/{connection_id}/proxy/{path}";

/** True for raw request targets that belong to the proxy, however their tail is written: it is judged as raw bytes. */
export const isProxyTarget = (rawTarget: string): boolean => target.test(rawTarget);

/**
 * Serves the proxy: passes each native call to the account and its answer back, both streaming, within the account's budget. It
 * stands beside the router, which would take a target apart and put an answer together.
 */
export const createProxy =
  (deps: GatewayDeps) =>
  async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const call = beginCall(deps, incoming);
    call.route = proxyRoute;
    const body = hasBody(incoming) ? passBody(incoming) : undefined;
    // After the answer nobody reads on; what is still to come must not block the next call of the connection.
    if (body !== undefined) outgoing.once("finish", () => body.body.destroy());
    const exchanged = { incoming, outgoing };
    try {
      await whileSeated(deps.load, call, exchanged, () => passOn(deps, call, exchanged, body));
    } catch (error) {
      const { status, headers, body: problem } = failureOf(deps, call, error);
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(status, headers).end(JSON.stringify(problem));
    }
    tellEnd(deps, call, incoming.method ?? "GET", outgoing.statusCode);
  };

const passOn = async (
  deps: GatewayDeps,
  call: Call,
  { incoming, outgoing }: Exchanged,
  body: PassingBody | undefined,
): Promise<void> => {
  const { method = "GET", url: rawTarget = "" } = incoming;
  const [, connectionId = "", path = "", query] = target.exec(rawTarget) ?? [];
  const abort = new AbortController();
  outgoing.once("close", () => (outgoing.writableFinished ? undefined : abort.abort()));
  const ctx = await tenantOf(deps.services, callingOf(call, incoming, abort.signal), bearerOrNative);
  const deed = { verb: "forward", object: "native call", id: `${method} ${path}`, isLocal: false } as const;
  const isRead = isSafe(method);
  await deps.services.admit(ctx, isRead ? "proxy:read" : "proxy:write", () =>
    isRead || !idPattern.test(connectionId) || path.length > longestPath ? undefined : { deed, connectionId },
  );
  if (!idPattern.test(connectionId)) throw new PorticoError("not_found", "There is no such connection.");
  if (Number(incoming.headers["content-length"]) > longestPassing)
    throw new PorticoError("body_too_large", "A body through the proxy has 50 MiB at most.");

  const forward = (): Promise<ForwardedAnswer> =>
    deps.services.forward(ctx, connectionId, {
      method,
      target: query === undefined ? path : `${path}?${query}`,
      headers: headerPairs(incoming),
      body: body?.body,
      proxyBase: `${deps.publicUrl}/v1/connections/${connectionId}/proxy`,
    });
  const headersNow = (): OurHeaders => ourHeaders(deps, call);
  if (isRead) return send(await forward(), headersNow(), outgoing);
  const idempotencyKey = headerIn(incoming, "idempotency-key");
  const write = { method, target: rawTarget, body: body ?? "", route: proxyRoute, connectionId, deed, idempotencyKey };
  return sendOnce(deps, write, { ctx, forward, headersNow, outgoing });
};

interface WriteUnderWay {
  ctx: Ctx;
  forward: () => Promise<ForwardedAnswer>;
  headersNow: () => OurHeaders;
  outgoing: ServerResponse;
}

/** Carries a write out once. Its answer, or of a large one the end, goes out when it is noted how the write ended. */
const sendOnce = async (
  deps: GatewayDeps,
  write: WriteRequest,
  { ctx, forward, headersNow, outgoing }: WriteUnderWay,
): Promise<void> => {
  let passing: { sent: Promise<void>; letGo: () => void } | undefined;
  const work = async (): Promise<Outcome> => {
    const { status, headers, body } = await forward();
    try {
      const held = await holdAnswer(body, keptBytes);
      if (held.is === "whole") return { kind: "streamed", status, headers, body: held.body };
      const sent = send({ status, headers, body: held.body }, headersNow(), outgoing);
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
  return send(toForwarded(outcome), { ...headersNow(), ...(replayed ? replayedHeader : {}) }, outgoing);
};

const headerPairs = ({ rawHeaders }: IncomingMessage): [string, string][] => {
  const pairs: [string, string][] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) pairs.push([rawHeaders[at] ?? "", rawHeaders[at + 1] ?? ""]);
  return pairs;
};

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? "0") > 0;

type OurHeaders = Readonly<Record<string, string>>;

const ourHeaders = (deps: GatewayDeps, { requestId, ctx }: Call): OurHeaders => ({
  "Portico-Request-Id": requestId,
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-store",
  ...upstreamHeaders(ctx, deps.now()),
});

/** Once the first byte is out, a failure can only be shown by breaking off: never by a clean end. */
const send = async (
  { status, headers, body }: ForwardedAnswer,
  ours: OurHeaders,
  outgoing: ServerResponse,
): Promise<void> => {
  try {
    outgoing.writeHead(status, headerLines(headers, ours));
  } catch (error) {
    body.destroy();
    throw error;
  }
  const { promise: gone, resolve } = Promise.withResolvers<void>();
  const breakOff = (): void => {
    if (!body.readableEnded) outgoing.destroy();
  };
  outgoing.once("close", () => {
    body.destroy();
    resolve();
  });
  if (outgoing.closed) return void body.destroy();
  // It may have broken off before anybody listened.
  if (body.closed) breakOff();
  else body.once("close", breakOff).pipe(outgoing);
  await gone;
};

/** Names and values in turn, as Node writes them without looking twice. Of a name that both say, ours stands. */
const headerLines = (theirs: ForwardedAnswer["headers"], ours: OurHeaders): string[] => {
  const lines: string[] = [];
  const taken = new Set<string>();
  for (const name in ours) {
    lines.push(name, ours[name] ?? "");
    taken.add(name.toLowerCase());
  }
  for (const [name, value] of theirs) if (!taken.has(name.toLowerCase())) lines.push(name, value);
  return lines;
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
