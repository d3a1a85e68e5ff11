import type { OpenAPIHono } from "@hono/zod-openapi";
import { PorticoError } from "@portico/model";
import type { ConnectEntry, ConnectForm, ConnectView, Ctx } from "@portico/services";
import type { Context } from "hono";
import type { GatewayDeps, GatewayEnv } from "../environment.ts";
import { readForm } from "../input.ts";
import { toProblem } from "../problems.ts";
import { type Assets, readAssets } from "./assets.ts";
import { browserIn, cookieOf } from "./cookie.ts";
import { frame, type Page } from "./frame.ts";
import { keyStep } from "./key-step.ts";
import { choose, deadEnd, deadEnds, leave, success, tooMany } from "./other-pages.ts";

type Visited = Context<GatewayEnv>;

/** What the pages may load and send, and where to: ours alone. No script of theirs asks for anything. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const year = "public, max-age=31536000, immutable";
const routeName = "/connect/{token}";

/**
 * The pages behind a connect link. Each step has an address of its own, so that it can be reloaded and gone back to; the form is
 * answered with a redirect to one of them, and every way out is a link.
 */
export const mountConnect = (app: OpenAPIHono<GatewayEnv>, deps: GatewayDeps): { failure: FailurePage } => {
  const assets = readAssets();
  const { connectPage } = deps.services;

  app.get("/connect/assets/:name", (c) => {
    c.get("call").route = "/connect/assets/{name}";
    const asset = assets.find(c.req.param("name"));
    if (asset === undefined) throw new PorticoError("not_found", "There is nothing under this address.");
    return c.body(asset.text, 200, { "Content-Type": asset.type, "Cache-Control": year });
  });

  app.get("/connect/:token", async (c) => {
    c.get("call").route = routeName;
    const visit = visitOf(c);
    const entry = await connectPage.enter(visit);
    if (entry.is === "broken") return show(c, assets, deadEnd(deadEnds.broken()));
    // Whether it is kept shows in the next request alone.
    c.header("Set-Cookie", cookieOf(visit.browser ?? connectPage.newBrowser()));
    return c.redirect(`${c.req.path}/choose`, 303);
  });

  app.get("/connect/:token/choose", async (c) => {
    c.get("call").route = `${routeName}/choose`;
    const entry = await connectPage.enter(visitOf(c));
    if (entry.is !== "open") return show(c, assets, closed(c, entry));
    const [first, ...more] = entry.view.offers;
    if (first !== undefined && more.length === 0) return c.redirect(stepOf(c, first.id), 303);
    return show(
      c,
      assets,
      choose(entry.view, (id) => stepOf(c, id), deps.now()),
    );
  });

  app.get("/connect/:token/with/:provider", async (c) => {
    c.get("call").route = `${routeName}/with/{provider}`;
    const entry = await connectPage.enter(visitOf(c));
    if (entry.is !== "open") return show(c, assets, closed(c, entry));
    return step(c, entry.view);
  });

  app.get("/connect/:token/with/:provider/sign-in", async (c) => {
    c.get("call").route = `${routeName}/with/{provider}/sign-in`;
    const provider = c.req.param("provider");
    const { entry, way } = await connectPage.wayOut(visitOf(c), provider);
    if (entry.is !== "open") return show(c, assets, closed(c, entry));
    const offer = entry.view.offers.find(({ id }) => id === provider);
    if (way === null || offer === undefined) return c.redirect(stepOf(c, provider), 303);
    return show(c, assets, leave(entry.view, offer, way));
  });

  // What it is called with is good once, and shows in no address that a page has.
  app.get("/connect/oauth/callback", async (c) => {
    c.get("call").route = "/connect/oauth/callback";
    const { state = "", code, error, iss } = c.req.query();
    const from = { state, browser: browserIn(c.req.header("cookie")) };
    const back = await connectPage.returned(from, { code, error, iss }, callOf(c), entered(c));
    if (back === undefined) return show(c, assets, deadEnd(deadEnds.broken()));
    const base = `/connect/${back.token}`;
    return c.redirect(back.provider === null ? `${base}/choose` : `${base}/with/${back.provider}`, 303);
  });

  const step = (c: Visited, view: ConnectView): Response | Promise<Response> => {
    const offer = view.offers.find(({ id }) => id === c.req.param("provider"));
    const base = baseOf(c);
    if (offer === undefined) return c.redirect(`${base}/choose`, 303);
    const page =
      view.fault?.kind === "too_many"
        ? deadEnd(tooMany(view), view.asker)
        : keyStep(view, offer, { form: base, choose: `${base}/choose` }, deps.now());
    return show(c, assets, page);
  };

  app.post("/connect/:token", async (c) => {
    c.get("call").route = routeName;
    const form = formOf(await readForm(c));
    const entry = await connectPage.submit(visitOf(c), form, callOf(c), entered(c));
    if (entry.is !== "open" || entry.view.chosen === null) return c.redirect(`${baseOf(c)}/choose`, 303);
    const next = stepOf(c, entry.view.chosen);
    return c.redirect(form.signIn && entry.view.fault === null ? `${next}/sign-in` : next, 303);
  });

  return { failure: (c, error) => (isPage(c.req.path) ? broke(c, assets, error) : undefined) };
};

/** What a failure is told by, to somebody who cannot read a problem document. Undefined: it was not on one of these pages. */
type FailurePage = (c: Visited, error: unknown) => Response | Promise<Response> | undefined;

const isPage = (path: string): boolean => path.startsWith("/connect/") && !path.startsWith("/connect/assets/");
const visitOf = (c: Visited) => ({ token: tokenIn(c), browser: browserIn(c.req.header("cookie")) });
const callOf = (c: Visited) => ({ requestId: c.get("call").requestId, signal: c.req.raw.signal });
/** Notes whose call it is, once that is known. */
const entered =
  (c: Visited) =>
  (ctx: Ctx): void => {
    c.get("call").ctx = ctx;
    c.get("call").seat.assign(ctx.tenantId);
  };
const tokenIn = (c: Visited): string => c.req.param("token") ?? "";
const baseOf = (c: Visited): string => `/connect/${tokenIn(c)}`;
const stepOf = (c: Visited, provider: string | null): string => `${baseOf(c)}/with/${provider ?? ""}`;

/** What is behind a link that is not open. */
const closed = (c: Visited, entry: Exclude<ConnectEntry, { is: "open" }>): Page => {
  if (entry.is === "broken") return deadEnd(deadEnds.broken());
  if (entry.is === "connected") return success(entry.asker, entry.done);
  if (entry.is === "expired") return deadEnd(deadEnds.expired(entry.asker), entry.asker);
  if (entry.is === "without_cookie") return deadEnd(deadEnds.without_cookie(baseOf(c)), entry.asker);
  return deadEnd(deadEnds[entry.is](entry.asker), entry.asker);
};

const formOf = (fields: ReadonlyMap<string, string>): ConnectForm => ({
  token: fields.get("token") ?? "",
  provider: fields.get("provider") ?? "",
  address: fields.get("address") ?? "",
  credentials: Object.fromEntries(
    [...fields].flatMap(([name, value]) => (name.startsWith(secret) ? [[name.slice(secret.length), value]] : [])),
  ),
  anyway: fields.has("anyway"),
  signIn: fields.has("sign_in"),
});
const secret = "credentials.";

const broke = (c: Visited, assets: Assets, error: unknown): Response | Promise<Response> => {
  const { status, headers } = toProblem(error, c.get("call").requestId);
  for (const [name, value] of Object.entries(headers)) if (/^(?:retry-after|allow)$/i.test(name)) c.header(name, value);
  return show(c, assets, deadEnd(endOf(status, c.req.path, c.get("call").requestId)));
};

const endOf = (status: number, path: string, requestId: string) => {
  const unreadable = ([400, 405, 408, 413, 415] as const).find((known) => known === status);
  if (unreadable !== undefined) return deadEnds.unreadable(unreadable, path);
  return deadEnds.ours(([404, 429, 503] as const).find((known) => known === status) ?? 500, requestId, path);
};

const show = async (c: Visited, assets: Assets, page: Page): Promise<Response> =>
  c.body(String(await frame(assets, page)), page.status, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": policy,
  });
