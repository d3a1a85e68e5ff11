import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { idPattern, PorticoError } from "@portico/model";
import { type Ctx, type ForwardedAnswer, isSafe, type Outcome } from "@portico/services";
import type { Context } from "hono";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { bearerOrNative, callingOf, tenantOf } from "./caller.ts";
import type { GatewayDeps, GatewayEnv } from "./environment.ts";
import { toKeptFailure } from "./kept-failure.ts";
import { passBody } from "./passing-body.ts";
import { upstreamHeaders } from "./upstream-headers.ts";

const target = /^\/v1\/connections\/([^/?]+)\/proxy(\/[^?]*)?(?:\?(.*))?$/s;
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
  const ctx = await tenantOf(
    deps.services,
    callingOf(c, abort.signal),
    isSafe(method) ? "proxy:read" : "proxy:write",
    bearerOrNative,
  );
  c.set("ctx", ctx);
  if (!idPattern.test(connectionId)) throw new PorticoError("not_found", "There is no such connection.");

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
    await send(deps, c.get("requestId"), ctx, answer, outgoing);
    return { kind: "streamed", status: answer.status };
  };
  if (isSafe(method)) await forward();
  else {
    const deed = {
      verb: "forward",
      object: "native call",
      id: `${method} ${path}`,
      isLocal: false,
    } as const;
    const write = { method, target: rawTarget, body: streamed, route: proxyRoute, connectionId, deed };
    const ended = await deps.services.once(ctx, { ...write, idempotencyKey: c.req.header("idempotency-key") }, forward);
    if ("error" in ended) throw ended.error;
    if (ended.outcome.kind === "failed") throw toKeptFailure(ended.outcome);
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

/** Once the first byte is out, a failure can only be shown by breaking off: never by a clean end. */
const send = async (
  deps: GatewayDeps,
  requestId: string,
  ctx: Ctx,
  answer: ForwardedAnswer,
  outgoing: ServerResponse,
): Promise<void> => {
  const ours = Object.entries({
    "Portico-Request-Id": requestId,
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    ...upstreamHeaders(ctx, deps.now()),
  });
  const taken = new Set(ours.map(([name]) => name.toLowerCase()));
  const theirs = answer.headers.filter(([name]) => !taken.has(name.toLowerCase()));
  try {
    outgoing.writeHead(answer.status, [...theirs, ...ours].flat());
  } catch (error) {
    answer.body.destroy();
    throw error;
  }
  await pipeline(answer.body, outgoing).catch(() => outgoing.destroy());
};
