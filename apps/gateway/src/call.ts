import { PorticoError } from "@portico/model";
import { nameOfError, type Seat } from "@portico/runtime";
import { type Ctx, credentialOf } from "@portico/services";
import type { IncomingMessage } from "node:http";
import { callerAddress } from "./caller-address.ts";
import type { Call, GatewayDeps } from "./environment.ts";
import { isUnforeseen, type ProblemResponse, toProblem } from "./problems.ts";
import { upstreamHeaders } from "./upstream-headers.ts";

/** A call of which nothing but its head is known. */
export const beginCall = ({ newId, now, trustedProxies }: GatewayDeps, incoming: IncomingMessage): Call => ({
  requestId: newId("request"),
  address: callerAddress(incoming, trustedProxies),
  startedAt: now(),
  route: "unmatched",
  seat: unseated,
  ctx: null,
  code: undefined,
});

/** A place that takes none. */
export const unseated: Seat = { assign: () => {}, leave: () => {} };

/** How a call fails, for its answer; what nobody foresaw is told to the log. */
export const failureOf = (
  { log, now }: Pick<GatewayDeps, "log" | "now">,
  call: Pick<Call, "requestId" | "route" | "ctx" | "code">,
  error: unknown,
): ProblemResponse => {
  const { status, headers, body } = toProblem(error, call.requestId);
  call.code = body.code;
  if (isUnforeseen(error))
    log.error("unforeseen", { request_id: call.requestId, route: call.route, error: nameOfError(causeOf(error)) });
  return { status, headers: { ...upstreamHeaders(call.ctx, now()), ...headers }, body };
};

const causeOf = (error: unknown): unknown => (error instanceof PorticoError ? (error.details.cause ?? error) : error);

/** Tells how a call ended: only ids, counts and the route's pattern, never a path, query or header. */
export const tellEnd = (
  { log, metrics, now, services }: GatewayDeps,
  { requestId, route, startedAt, ctx, code }: Call,
  method: string,
  status: number,
): void => {
  const durationMs = now() - startedAt;
  metrics.onRequest({ method, route, status, durationMs });
  if (ctx !== null && !isLook(method, status, ctx))
    services.requests.note(ctx, { method, route, status, code: code ?? null, startedMs: startedAt, durationMs });
  log.info("request", {
    request_id: requestId,
    method,
    route,
    status,
    ...(code === undefined ? {} : { code }),
    duration_ms: durationMs,
    ...(ctx === null
      ? {}
      : {
          tenant_id: ctx.tenantId,
          api_key_id: credentialOf(ctx.actor),
          upstream_calls: ctx.meter.calls,
          waited_ms: Math.round(ctx.meter.waitedMs),
        }),
  });
};

/** Who looks at what is ours, again and again, leaves no entry for it where it goes well: the log would be of little else. */
const isLook = (method: string, status: number, { meter, budget }: Ctx): boolean =>
  (method === "GET" || method === "HEAD") && status < 400 && budget === null && meter.calls === 0;
