import { startServer } from "@portico/gateway";
import { oauthOf, type Provider } from "@portico/connector";
import { providers } from "@portico/providers";
import { createRuntime, readConfig } from "@portico/runtime";
import { createFreshserviceSimulator, type FreshserviceAccount, serveSimulator } from "@portico/simulators";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTenant, type Tenant } from "../e2e/deployment.ts";
import { type Answer, createSend, made, type Send } from "../e2e/http.ts";
import { createDatabase } from "../harness/postgres.ts";

/** A browser with one link open in it, and a sign-in that it has come back from. */
export interface Linked {
  token: string;
  connectionId: string;
  cookie: string;
}

/**
 * Two gateways over one database, whose clocks and their help desk's go together. The first takes a vendor whose sign-in is as
 * strict as one can be, and that revokes; the second takes it as it is defined.
 */
export interface OAuthWorld {
  send: readonly [strict: Send, plain: Send];
  tenant: Tenant;
  openAccount: (settings?: object) => FreshserviceAccount;
  /** Opens a link in a browser of its own. */
  link: (body?: object) => Promise<Linked>;
  /** Asks to sign in to an account; where the page leads, or what it says instead. */
  leave: (linked: Linked, address: string, by?: Send) => Promise<string>;
  /** Decides there; the answer that the browser is sent back with. */
  decide: (url: string, decision?: "allow" | "deny") => Promise<string>;
  /** Brings the answer; the page that comes of it. */
  comeBack: (answer: string, cookie: string, by?: Send) => Promise<Answer>;
  connect: (account: FreshserviceAccount, body?: object, by?: Send) => Promise<string>;
  /** Reads a ticket through a connection. */
  read: (by: Send, connectionId: string) => Promise<Answer>;
  advance: (ms: number) => void;
  close: () => Promise<void>;
}

const app = { id: "portico-test", secret: "the secret/of:the app" };
export const signInRoot = "/org/oauth/v2";

export const openOAuthWorld = async (postgresUrl: string): Promise<OAuthWorld> => {
  let aheadMs = 0;
  const now = (): number => Date.now() + aheadMs;
  const [database, dataDir] = await Promise.all([
    createDatabase(postgresUrl),
    mkdtemp(join(tmpdir(), "portico-oauth-")),
  ]);
  const simulator = createFreshserviceSimulator({ now });
  const served = await serveSimulator(simulator);
  const operatorToken = `operator-${randomBytes(18).toString("hex")}`;
  const config = readConfig({
    PORT: "0",
    DATABASE_URL: database.url,
    PORTICO_DATA_DIR: dataDir,
    PORTICO_MASTER_KEY: randomBytes(32).toString("base64"),
    PORTICO_OPERATOR_TOKEN: operatorToken,
    PORTICO_PUBLIC_URL: "https://portico.test",
    PORTICO_ORIGIN_FRESHSERVICE: `${served.origin}/{subdomain}`,
    PORTICO_OAUTH_FRESHSERVICE_CLIENT_ID: app.id,
    PORTICO_OAUTH_FRESHSERVICE_CLIENT_SECRET: app.secret,
    PORTICO_OAUTH_FRESHSERVICE_ORIGIN: `${served.origin}/{subdomain}`,
    PORTICO_LOG_LEVEL: "silent",
  });
  const start = async (hooks: Parameters<typeof createRuntime>[1]) => {
    const runtime = await createRuntime(config, { now, loopDelayMs: () => 0, ...hooks });
    return { runtime, server: await startServer(runtime, config) };
  };
  const gateways = [await start({ providers: providers.map(strict) }), await start({})] as const;
  const [first, second] = gateways;
  const send = [createSend(() => first.server.url), createSend(() => second.server.url)] as const;
  const tenant = await openTenant(send[0], operatorToken, "Acme");
  const returnOrigins = { return_origins: ["https://acme.example"] };
  made(await send[0]("PATCH", `/v1/tenants/${tenant.id}`, { key: operatorToken, json: returnOrigins }));
  let count = 0;

  const link: OAuthWorld["link"] = async (body = {}) => {
    const forNew = { provider: "freshservice", external_id: `customer-${(count += 1)}` };
    const json = { ...("connection_id" in body ? {} : forNew), return_url: "https://acme.example/back", ...body };
    const session = made(await tenant.send("POST", "/v1/connect_sessions", { json }));
    const token = String(session["token"]);
    const opened = await send[0]("GET", `/connect/${token}`);
    const [cookie = ""] = opened.headers.get("set-cookie")?.split(";") ?? [];
    return { token, connectionId: String(session["connection_id"]), cookie };
  };
  const follow = async (answer: Answer, cookie: string, by: Send): Promise<Answer> => {
    const to = answer.headers.get("location");
    return to === null ? answer : follow(await by("GET", to, { headers: { cookie } }), cookie, by);
  };
  const leave: OAuthWorld["leave"] = async ({ token, cookie }, address, by = send[0]) => {
    const path = `/connect/${token}`;
    const page = await by("GET", `${path}/with/freshservice`, { headers: { cookie } });
    const [, form = ""] = /name="token" value="([^"]+)"/.exec(page.text) ?? [];
    const fields = { token: form, provider: "freshservice", address, sign_in: "yes" };
    const headers = { cookie, "content-type": "application/x-www-form-urlencoded" };
    const posted = await by("POST", path, { headers, body: new URLSearchParams(fields).toString() });
    const left = await follow(posted, cookie, by);
    return /href="([^"]+\/authorize[^"]+)"/.exec(left.text)?.[1]?.replaceAll("&amp;", "&") ?? titleOf(left);
  };
  const comeBack: OAuthWorld["comeBack"] = async (answer, cookie, by = send[0]) =>
    follow(await by("GET", answer, { headers: { cookie } }), cookie, by);

  return {
    send,
    tenant,
    openAccount: (settings = {}) =>
      simulator.createAccount(`desk-${randomBytes(5).toString("hex")}`, {
        plan: "enterprise",
        tickets: 3,
        keys: [],
        oauthApps: [{ ...app, redirectUri: "https://portico.test/connect/oauth/callback" }],
        oauthPkce: "required",
        oauthNamesIssuer: true,
        ...settings,
      }),
    link,
    leave,
    decide,
    comeBack,
    connect: async ({ subdomain }, body, by = send[0]) => {
      const linked = await link(body);
      const page = await comeBack(await decide(await leave(linked, subdomain, by)), linked.cookie, by);
      if (page.status !== 200) throw new Error(`not connected: ${titleOf(page)}`);
      return linked.connectionId;
    },
    read: (by, connectionId) => by("GET", `/v1/connections/${connectionId}/tickets/1`, { key: tenant.key }),
    advance: (ms) => void (aheadMs += ms),
    close: async () => {
      for (const { server, runtime } of gateways) {
        await server.stop();
        await runtime.close();
      }
      simulator.close();
      await served.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

const decide: OAuthWorld["decide"] = async (url, decision = "allow") => {
  const body = new URLSearchParams({ decision });
  const decided = await fetch(url, { method: "POST", body, redirect: "manual" });
  const back = new URL(decided.headers.get("location") ?? "");
  return `${back.pathname}${back.search}`;
};

const strict = (provider: Provider): Provider => {
  const [byKey] = provider.auth;
  const auth = oauthOf(provider);
  if (auth === undefined) return provider;
  const paths = { ...auth.paths, revoke: `${signInRoot}/revoke` } as const;
  return { ...provider, auth: [byKey, { ...auth, pkce: true, paths }] };
};

/** What a page is called. */
export const titleOf = ({ text }: Pick<Answer, "text">): string => /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? text;
