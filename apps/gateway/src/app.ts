import { OpenAPIHono } from "@hono/zod-openapi";
import { PorticoError } from "@portico/model";
import { whileSeated } from "./admission.ts";
import { beginCall, failureOf, tellEnd } from "./call.ts";
import { describeProxy } from "./describe.ts";
import { describeDocument } from "./document.ts";
import type { GatewayDeps, GatewayEnv } from "./environment.ts";
import { mountMetrics } from "./metrics-page.ts";
import { honoPath, mount } from "./mount.ts";
import { methodNotAllowed, standardHeaders } from "./problems.ts";
import { proxyRoute } from "./proxy.ts";
import type { Route } from "./route.ts";
import { routes } from "./routes/index.ts";
import { mountConnect } from "./connect/connect.ts";
import { mountConsole } from "./pages/console.ts";
import { mountPages } from "./pages/pages.ts";

/** The gateway's HTTP surface, but for the proxy. */
export const createApp = (deps: GatewayDeps): OpenAPIHono<GatewayEnv> => {
  const app = new OpenAPIHono<GatewayEnv>();

  app.use(async (c, next) => {
    const { incoming, outgoing } = c.env;
    const call = beginCall(deps, incoming);
    c.set("call", call);
    for (const [name, value] of Object.entries(standardHeaders(call.requestId))) c.header(name, value);
    await next();
    // A file's route has written its answer itself.
    tellEnd(deps, call, c.req.method, outgoing.headersSent ? outgoing.statusCode : c.res.status);
  });
  app.use((c, next) => whileSeated(deps.load, c.get("call"), c.env, next));
  app.use(async (c, next) => {
    if (!isPlainTarget(c.env.incoming.url ?? ""))
      throw new PorticoError(
        "invalid_path",
        "The path must be written plainly: no dot segments, double slashes, backslashes or fragments.",
      );
    await next();
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
  const { status, headers, body } = failureOf(deps, c.get("call"), error);
  return new Response(JSON.stringify(body), { status, headers });
};

/** What reads the object that a route changes or deletes. */
const readerOf = ({ contract }: Route): Route | undefined =>
  ["patch", "delete"].includes(contract.method)
    ? routes.find((other) => other.contract.method === "get" && other.contract.path === contract.path)
    : undefined;

type AppContext = Parameters<Parameters<OpenAPIHono<GatewayEnv>["notFound"]>[0]>[0];

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
