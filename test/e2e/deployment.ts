import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningProcess, startEntry } from "../harness/processes.ts";
import { type HelpDeskAccount, type HelpDesks, startHelpDesks } from "./help-desks.ts";
import { createSend, made, type Parts, type Send } from "./http.ts";

/** Where a gateway keeps what it must not lose. */
export interface Storage {
  environment: Readonly<Record<string, string>>;
  /** Everything that is stored, as text and bytes; called while no gateway runs. */
  dump: (dataDir: string) => Promise<Buffer>;
  remove: () => Promise<void>;
}

/** A tenant's backend. */
export interface Tenant {
  id: string;
  key: string;
  send: Send;
  connect: (account: ConnectedAccount, more?: object) => Promise<Connection>;
  /** Another key of the tenant. */
  mint: (body: object) => Promise<string>;
}

/** Freshdesk's, unless it says otherwise. */
type ConnectedAccount = Pick<HelpDeskAccount, "subdomain" | "apiKey"> & Partial<Pick<HelpDeskAccount, "provider">>;

export interface Connection {
  id: string;
  /** Calls below the connection: `/tickets`. */
  send: Send;
}

/** A gateway as its own process over real storage, with simulated help desks behind it. */
export interface Deployment {
  url: () => string;
  operatorToken: string;
  send: Send;
  helpDesks: HelpDesks;
  dataDir: string;
  environment: Readonly<Record<string, string>>;
  process: () => RunningProcess;
  /** Ends the gateway in order, and starts it anew over the same storage. */
  restart: () => Promise<void>;
  openTenant: (name?: string) => Promise<Tenant>;
  dump: () => Promise<Buffer>;
  close: () => Promise<void>;
}

/** The deployment's app at help desks that one can sign in at. */
export const oauthApp = {
  id: "portico-of-the-tests",
  secret: "the-secret-of-the-app-of-the-tests",
  redirectUri: "http://127.0.0.1:0/connect/oauth/callback",
};

export const gatewayEntry = "apps/gateway/src/main.ts";
const listening = /"url":"(http:[^"]+)"/;

export const deploy = async (openStorage: () => Promise<Storage>): Promise<Deployment> => {
  const [storage, helpDesks, dataDir] = await Promise.all([
    openStorage(),
    startHelpDesks(),
    mkdtemp(join(tmpdir(), "portico-e2e-")),
  ]);
  const operatorToken = `operator-${randomBytes(18).toString("hex")}`;
  const environment = {
    PORT: "0",
    PORTICO_DATA_DIR: dataDir,
    PORTICO_OPERATOR_TOKEN: operatorToken,
    PORTICO_ORIGIN_FRESHDESK: helpDesks.origins.freshdesk,
    PORTICO_ORIGIN_FRESHSERVICE: helpDesks.origins.freshservice,
    PORTICO_OAUTH_FRESHSERVICE_CLIENT_ID: oauthApp.id,
    PORTICO_OAUTH_FRESHSERVICE_CLIENT_SECRET: oauthApp.secret,
    PORTICO_OAUTH_FRESHSERVICE_ORIGIN: helpDesks.origins.freshservice,
    ...storage.environment,
  };
  const start = (): Promise<RunningProcess> => startEntry(gatewayEntry, { env: environment, ready: listening });
  let running = await start();
  const url = (): string => listening.exec(running.output())?.[1] ?? "";
  const send = createSend(url);
  return {
    url,
    operatorToken,
    send,
    helpDesks,
    dataDir,
    environment,
    process: () => running,
    restart: async () => {
      await running.stop();
      running = await start();
    },
    openTenant: (name = "Acme") => openTenant(send, operatorToken, name),
    dump: () => storage.dump(dataDir),
    close: async () => {
      await running.stop();
      await helpDesks.stop();
      await storage.remove();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

/** A new tenant with a key that may do everything. */
export const openTenant = async (send: Send, operatorToken: string, name: string): Promise<Tenant> => {
  const create = async (path: string, key: string, json: object) => made(await send("POST", path, { key, json }));
  const id = String((await create("/v1/tenants", operatorToken, { name }))["id"]);
  const first = await create(`/v1/tenants/${id}/api_keys`, operatorToken, { name: "first", scopes: ["*"] });
  const key = String(first["secret"]);
  const asTenant = (method: string, path: string, parts: Parts = {}) => send(method, path, { key, ...parts });
  return {
    id,
    key,
    send: asTenant,
    mint: async (body) =>
      String((await create("/v1/api_keys", key, { name: "more", scopes: ["*"], ...body }))["secret"]),
    connect: async ({ provider = "freshdesk", subdomain, apiKey }, more = {}) => {
      const connection = {
        provider,
        subdomain,
        credentials: { api_key: apiKey },
        plan: "enterprise",
        ...more,
      };
      const connectionId = String((await create("/v1/connections", key, connection))["id"]);
      return {
        id: connectionId,
        send: (method, path, parts = {}) => asTenant(method, `/v1/connections/${connectionId}${path}`, parts),
      };
    },
  };
};
