import type { OpenAPIHono } from "@hono/zod-openapi";
import { PorticoError } from "@portico/model";
import type { Ctx } from "@portico/services";
import type { Context } from "hono";
import { authorise } from "./caller.ts";
import type { GatewayDeps, GatewayEnv } from "./environment.ts";
import { describeRoute } from "./describe.ts";
import { parseBody, parseParams, parseQuery } from "./input.ts";
import type { Reply, Route } from "./route.ts";
import { upstreamHeaders } from "./upstream-headers.ts";

/** Serves a route and writes it into the OpenAPI document, both from its one contract. */
export const mount = (app: OpenAPIHono<GatewayEnv>, deps: GatewayDeps, route: Route): void => {
  const { method, path } = route.contract;
  app.openAPIRegistry.registerPath(describeRoute(route));
  app.on(method.toUpperCase(), honoPath(path), async (c) => {
    c.set("route", path);
    const ctx = await authorise(deps.services, route.policy, {
      c,
      requestId: c.get("requestId"),
      signal: c.req.raw.signal,
    });
    c.set("ctx", ctx);
    const params = parseParams(route, c.req.param());
    const query = parseQuery(route, new URL(c.req.url));
    refuseOtherFormats(c.req.header("accept"));
    const body = await parseBody(route, c);
    return respond(c, await route.handle({ services: deps.services, params, query, body }, ctx), ctx, deps.now());
  });
};

/** `/v1/x/{id}` in Hono's spelling. */
export const honoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ":$1");

const respond = (c: Context<GatewayEnv>, reply: Reply, ctx: Ctx | null, nowMs: number): Response => {
  const upstream = ctx === null ? {} : upstreamHeaders(ctx, nowMs);
  if (reply.status === 204) return c.body(null, 204, upstream);
  // Not c.json: numerals that were kept as text must be printed by JSON.stringify itself, once.
  const headers = { "Content-Type": "application/json; charset=utf-8", ...upstream, ...reply.headers };
  return c.body(JSON.stringify(reply.body), reply.status, headers);
};

const refuseOtherFormats = (accept: string | undefined): void => {
  if (accept === undefined || accept === "" || /(?:\*\/\*|application\/(?:\*|json|problem\+json))/i.test(accept))
    return;
  throw new PorticoError("not_acceptable", "Answers are `application/json`: accept that.");
};
