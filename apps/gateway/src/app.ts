import { OpenAPIHono } from "@hono/zod-openapi";
import { nameOfError } from "@portico/runtime";
import { PorticoError } from "@portico/model";
import { credentialOf, type Ctx } from "@portico/services";
import { admission } from "./admission.ts";
import { callerAddress } from "./caller-address.ts";
import { describeProxy } from "./describe.ts";
import { describeDocument } from "./document.ts";
import type { GatewayDeps, GatewayEnv } from "./environment.ts";
import { mountMetrics } from "./metrics-page.ts";
import { honoPath, mount } from "./mount.ts";
import { isUnforeseen, methodNotAllowed, standardHeaders, toProblem } from "./problems.ts";
import { isProxyTarget, proxyRoute, serveProxy } from "./proxy.ts";
import type { Route } from "./route.ts";
import { routes } from "./routes/index.ts";
import { mountConnect } from "./connect/connect.ts";
import { mountConsole } from "./pages/console.ts";
import { mountPages } from "./pages/pages.ts";
import { upstreamHeaders } from "./upstream-headers.ts";

/** The gateway's HTTP surface. */
export const createApp = (deps: GatewayDeps): OpenAPIHono<GatewayEnv> => {
  const app = new OpenAPIHono<GatewayEnv>();

  app.use(async (c, next) => {
    c.set("requestId", deps.newId("request"));
    c.set("address", callerAddress(c.env.incoming, deps.trustedProxies));
    c.set("startedAt", deps.now());
    c.set("route", "unmatched");
    for (const [name, value] of Object.entries(standardHeaders(c.get("requestId")))) c.header(name, value);
    await next();
    tellEnd(deps, c);
  });
  app.use(admission(deps.load));
  app.use(async (c, next) => {
    const target = c.env.incoming.url ?? "";
    if (isProxyTarget(target)) return serveProxy(deps, c, target);
    if (!isPlainTarget(target))
      throw new PorticoError(
        "invalid_path",
        "The path must be written plainly: no dot segments, double slashes, backslashes or fragments.",
      );
    await next();
    return undefined;
  });

  for (const [path, served] of Map.groupBy(routes, ({ contract }) => contract.path)) {
    for (const route of served) mount(app, deps, route, readerOf(route));
    // What is written out is meant: `search` is the id of no ticket.
    app.all(honoPath(path), (c) => problem(deps, c, methodNotAllowed(methodsAt(new URL(c.req.url).pathname))));
  }
  for (const method of ["get", "post", "put", "patch", "delete"] as const)
    app.openAPIRegistry.registerPath(describeProxy(method, proxyRoute));
  mountPages(app, deps);
  mountConsole(app);
  const connect = mountConnect(app, deps);
  mountMetrics(app, deps);
  describeDocument(app, deps.publicUrl);

  app.notFound((c) => {
    const allowed = methodsAt(new URL(c.req.url).pathname);
    const error =
      allowed.length > 0
        ? methodNotAllowed(allowed)
        : new PorticoError("not_found", "There is nothing under this address.");
    return problem(deps, c, error);
  });
  app.onError((error, c) => {
    const answer = problem(deps, c, error);
    return connect.failure(c, error) ?? answer;
  });
  const methodsAt = methodsOf(app);
  return app;
};

const problem = (deps: GatewayDeps, c: AppContext, error: unknown): Response => {
  const { status, headers, body } = toProblem(error, c.get("requestId"));
  c.set("code", body.code);
  if (isUnforeseen(error))
    deps.log.error("unforeseen", {
      request_id: c.get("requestId"),
      route: c.get("route"),
      error: nameOfError(causeOf(error)),
    });
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...upstreamHeaders(c.get("ctx"), deps.now()), ...headers },
  });
};

const causeOf = (error: unknown): unknown => (error instanceof PorticoError ? (error.details.cause ?? error) : error);

/** What reads the object that a route changes or deletes. */
const readerOf = ({ contract }: Route): Route | undefined =>
  ["patch", "delete"].includes(contract.method)
    ? routes.find((other) => other.contract.method === "get" && other.contract.path === contract.path)
    : undefined;

type AppContext = Parameters<Parameters<OpenAPIHono<GatewayEnv>["notFound"]>[0]>[0];

/** Only ids, counts and the route's pattern: never a path, query or header. */
const tellEnd = ({ log, metrics, now, services }: GatewayDeps, c: AppContext): void => {
  const ctx = c.get("ctx");
  const method = c.req.method;
  const route = c.get("route");
  const code = c.get("code");
  // The proxy has written its answer itself.
  const status = c.env.outgoing.headersSent ? c.env.outgoing.statusCode : c.res.status;
  const durationMs = now() - c.get("startedAt");
  metrics.onRequest({ method, route, status, durationMs });
  if (ctx != null && !isLook(method, status, ctx))
    services.requests.note(ctx, {
      method,
      route,
      status,
      code: code ?? null,
      startedMs: c.get("startedAt"),
      durationMs,
    });
  log.info("request", {
    request_id: c.get("requestId"),
    method,
    route,
    status,
    ...(code === undefined ? {} : { code }),
    duration_ms: durationMs,
    ...(ctx === null || ctx === undefined
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

/** A target that means the same before and after a parser has tidied it. */
const isPlainTarget = (target: string): boolean => {
  const path = target.split("?", 1)[0] ?? "";
  return (
    !target.includes("#") &&
    URL.canParse(`http://host.invalid${path}`) &&
    new URL(`http://host.invalid${path}`).pathname === path &&
    !path.includes("//")
  );
};

/** Tells which methods are served at a path: at the first of the table that it matches. */
const methodsOf = (app: OpenAPIHono<GatewayEnv>): ((path: string) => string[]) => {
  const rows = app.routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => ({ method, path, pattern: new RegExp(`^${path.replace(/:\w+/g, "[^/]+")}$`) }));
  return (pathname) => {
    const first = rows.find(({ pattern }) => pattern.test(pathname))?.path;
    const served = rows.filter(({ path }) => path === first).map(({ method }) => method);
    return [...new Set(served.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])))];
  };
};
