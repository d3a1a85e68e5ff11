import type { OpenAPIHono } from "@hono/zod-openapi";
import { PorticoError } from "@portico/model";
import { type Attempt, type Ctx, type Deed, operatorCtx, type Outcome, type Writer } from "@portico/services";
import type { Context } from "hono";
import { callingOf, requireOperator, tenantOf } from "./caller.ts";
import { etagOf, requireMatch } from "./conditional.ts";
import type { GatewayDeps, GatewayEnv } from "./environment.ts";
import { describeRoute } from "./describe.ts";
import { acceptsJson, parseBody, parseParams, parseQuery } from "./input.ts";
import { toKeptFailure } from "./kept-failure.ts";
import { answersFile, isPermanently, isRead, type Reply, type Route } from "./route.ts";
import { sendFile } from "./send-file.ts";
import { upstreamHeaders } from "./upstream-headers.ts";

/**
 * Serves a route and writes it into the OpenAPI document, both from its one contract. `reader` reads the object that the
 * route changes, so that the change can be made conditional.
 */
export const mount = (app: OpenAPIHono<GatewayEnv>, deps: GatewayDeps, route: Route, reader?: Route): void => {
  const { method, path } = route.contract;
  app.openAPIRegistry.registerPath(describeRoute(route));
  app.on(method.toUpperCase(), honoPath(path), async (c) => {
    c.get("call").route = path;
    const caller = await callerOf(deps, c, route);
    const ctx = caller !== null && "tenantId" in caller ? caller : null;
    const params = parseParams(route, c.req.param());
    const query = parseQuery(route, new URL(c.req.url));
    if (!answersFile(route) && !acceptsJson(c.req.header("accept")))
      throw new PorticoError("not_acceptable", "Answers are `application/json`: accept that.");
    const { value: body, text, files } = await parseBody(route, c);
    const { services } = deps;
    const ifMatch = c.req.header("if-match");
    const handle = async (): Promise<Reply> => {
      const call = { services, params, query, body, upload: files?.upload };
      if (ifMatch !== undefined && reader !== undefined) {
        // What is refused unasked does not cost the call that reads the object.
        if ("dry_run" in route.contract.query.shape)
          await route.handle({ ...call, query: Object.assign({}, query, { dry_run: true }) }, ctx);
        await requireMatch(ifMatch, reader, { services, params, ctx });
      }
      return route.handle(call, ctx);
    };
    if (caller === null || isRead(route) || isDryRun(query)) return respond(c, await handle(), ctx, deps.now());
    const deed = deedOf(route, c.req.param(), query);
    const sent = { method, target: targetOf(c), body: files ?? text };
    const write = { ...sent, route: path, connectionId: connectionIn(params), deed };
    const carryOut = async (): Promise<Outcome> => outcomeIn(await handle());
    const ended = await services.once(caller, { ...write, idempotencyKey: c.req.header("idempotency-key") }, carryOut);
    if ("error" in ended) throw ended.error;
    if (ended.replayed) c.header("Idempotency-Replayed", "true");
    return respond(c, replyIn(ended.outcome), ctx, deps.now());
  });
};

const isDryRun = (query: unknown): boolean =>
  typeof query === "object" && query !== null && "dry_run" in query && query.dry_run === true;

/** A write without a name for the audit log is a fault of its route: a test walks them all. */
export const deedOf = ({ policy, contract }: Route, params: Readonly<Record<string, string>>, query: unknown): Deed => {
  const deed = policy.access === "public" ? undefined : policy.deed;
  if (deed === undefined) throw new Error(`${contract.operationId} has no name for the audit log`);
  const { verb, object, id, isLocal = false } = deed;
  const { tenant_id: tenantId } = params;
  return {
    verb: isPermanently(query) ? "erase" : verb,
    object,
    id: id === undefined ? null : (params[id] ?? null),
    isLocal: isLocal || policy.access === "operator",
    ...(tenantId === undefined ? {} : { tenantId }),
  };
};

const targetOf = (c: Context<GatewayEnv>): string => {
  const { pathname, search } = new URL(c.req.url);
  return `${pathname}${search}`;
};

const connectionIn = (params: unknown): string | null =>
  typeof params === "object" && params !== null && "connection_id" in params ? String(params.connection_id) : null;

const outcomeIn = (reply: Reply): Outcome => {
  if (reply.kind === "file") throw new Error("only reads answer with a file");
  return reply;
};

const replyIn = (outcome: Outcome): Reply => {
  if (outcome.kind === "streamed") throw new Error("only the proxy streams its answers");
  if (outcome.kind === "failed") throw toKeptFailure(outcome);
  return outcome;
};

/** `/v1/x/{id}` in Hono's spelling. */
export const honoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ":$1");

/** Who may call this route. Null: it asks nobody. */
const callerOf = async ({ services }: GatewayDeps, c: Context<GatewayEnv>, route: Route): Promise<Writer | null> => {
  const { policy } = route;
  if (policy.access === "public") return null;
  const call = c.get("call");
  const calling = callingOf(call, c.env.incoming, c.req.raw.signal);
  if (policy.access === "operator") {
    await requireOperator(services, calling);
    return operatorCtx(call.requestId);
  }
  const ctx = await tenantOf(services, calling);
  await services.admit(ctx, policy.scope, () => attemptOf(route, c));
  return ctx;
};

/** What a request means to change, for the record of its refusal. Undefined: nothing. */
const attemptOf = (route: Route, c: Context<GatewayEnv>): Attempt | undefined => {
  const query = parseQuery(route, new URL(c.req.url));
  if (isRead(route) || isDryRun(query)) return undefined;
  const params = parseParams(route, c.req.param());
  return { deed: deedOf(route, c.req.param(), query), connectionId: connectionIn(params) };
};

const respond = (
  c: Context<GatewayEnv>,
  reply: Reply,
  ctx: Ctx | null,
  nowMs: number,
): Response | Promise<Response> => {
  if (reply.kind === "file") return sendFile(c, reply, () => upstreamHeaders(ctx, nowMs));
  const upstream = upstreamHeaders(ctx, nowMs);
  if (reply.kind === "none") return c.body(null, 204, upstream);
  const location = "location" in reply && reply.location !== null ? { Location: reply.location } : {};
  const etag = etagOf(reply.value, { isRead: c.req.method === "GET" });
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    ...upstream,
    ...location,
    ...(etag === undefined ? {} : { ETag: etag }),
  };
  // Not c.json: numerals that were kept as text must be printed by JSON.stringify itself, once.
  return c.body(JSON.stringify(reply.value), statuses[reply.kind], headers);
};
const statuses = { value: 200, created: 201, accepted: 202 } as const;
