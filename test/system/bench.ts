import { createConnector } from "@portico/connector";
import { type Database, openDatabase } from "@portico/db";
import { startServer } from "@portico/gateway";
import { createHttpClient } from "@portico/http";
import { createInProcessLimiter } from "@portico/limiter";
import { createIds } from "@portico/model";
import { providers } from "@portico/providers";
import { createLoad, createLog, createMetrics, readConfig } from "@portico/runtime";
import {
  createServices,
  type Deps,
  hashOf,
  type OperatorNotice,
  type Services,
  type SignInNotice,
} from "@portico/services";
import { createFreshdeskSimulator, type FreshdeskAccount, serveSimulator } from "@portico/simulators";
import { createVault, parseMasterKeys, toLocalWrapper, toSigner } from "@portico/vault";
import { randomBytes } from "node:crypto";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { openTenant, type Connection, type Tenant } from "../e2e/deployment.ts";
import { createSend, type Send } from "../e2e/http.ts";

/** A gateway without loops, so that a test says when they run, on a clock that can be put forward. */
export interface Bench {
  url: string;
  send: Send;
  operatorToken: string;
  db: Database;
  deps: Deps;
  services: Services;
  /** What happens at the points that a write passes, and before a wrapped key is read; nothing, unless a test says so. */
  hooks: { at: Deps["at"]; beforeKeyIsRead: () => Promise<unknown> };
  /** What was reported of work that nobody waits for. */
  lateFailures: string[];
  /** What an operator was told of sign-ins. */
  signIns: SignInNotice[];
  /** What the process's log says of the operator's writes. */
  operatorWrites: OperatorNotice[];
  /** Puts every clock forward: the gateway's and the help desks'. */
  pass: (ms: number) => void;
  openTenant: (name?: string) => Promise<Tenant>;
  openDesk: (settings?: object) => Desk;
  /** A tenant with a connection to an account of its own. */
  open: (settings?: object) => Promise<{ tenant: Tenant; connection: Connection; desk: Desk }>;
  close: () => Promise<void>;
}

/** An account of the simulated help desk, in this very process. */
export interface Desk extends FreshdeskAccount {
  apiKey: string;
  url: string;
}

export const openBench = async (given: Partial<Pick<Deps, "keySets" | "wrapper">> = {}): Promise<Bench> => {
  const hooks: Bench["hooks"] = { at: () => {}, beforeKeyIsRead: async () => {} };
  let ahead = 0;
  const desks: Desk[] = [];
  const now = (): number => Date.now() + ahead;
  const dataDir = await mkdtemp(join(tmpdir(), "portico-bench-"));
  await cp(inject("embeddedDatabase"), dataDir, { recursive: true });
  const simulator = createFreshdeskSimulator();
  const served = await serveSimulator(simulator);
  const db = await openDatabase({ dataDir, now });
  const wrapper =
    given.wrapper ?? toLocalWrapper(parseMasterKeys(randomBytes(32).toString("base64"), "a test"), randomBytes);
  const keys: Parameters<typeof createVault>[0]["keys"] = {
    active: (tenantId, connectionId) => db.forTenant(tenantId).dataKeys.active(connectionId),
    byId: async (tenantId, id) => {
      await hooks.beforeKeyIsRead();
      return db.forTenant(tenantId).dataKeys.byId(id);
    },
  };
  const vault = createVault({ deploymentId: db.deploymentId, keys, wrapper, now, random: randomBytes });
  const limiter = createInProcessLimiter();
  const http = createHttpClient();
  const operatorToken = `operator-${randomBytes(18).toString("hex")}`;
  const lateFailures: string[] = [];
  const signIns: SignInNotice[] = [];
  const operatorWrites: OperatorNotice[] = [];
  const deps: Deps = {
    db,
    vault,
    wrapper,
    signer: toSigner(randomBytes(32)),
    limiter,
    connector: createConnector({ http, now, random: () => 0, sleep: async () => {} }),
    // Whatever is asked goes to one simulator, and that stands in for one vendor.
    providers: providers.filter(({ id }) => id === "freshdesk"),
    targetOf: (_, subdomain) => ({ origin: served.origin, basePath: `/${subdomain}`, operatorSet: true }),
    oauthClientOf: () => undefined,
    publicUrl: "http://portico.test",
    egressIps: [],
    keySets: { get: async () => undefined },
    operatorTokenHash: hashOf(operatorToken),
    newId: createIds({ now, random: randomBytes }),
    now,
    random: randomBytes,
    sleep: async () => {},
    at: (point) => hooks.at(point),
    onLateFailure: (what, error) => void lateFailures.push(`${what}: ${String(error)}`),
    onCheckpoint: () => {},
    onSignIn: (notice) => void signIns.push(notice),
    onOperatorWrite: (notice) => void operatorWrites.push(notice),
    ...given,
  };
  const services = createServices(deps);
  const load = createLoad({ loopDelayMs: () => 0, onShed: () => {} });
  const joined = { log: createLog("silent"), load, metrics: createMetrics(), newId: deps.newId };
  const runtime = { ...joined, services, madeOperatorToken: undefined };
  const server = await startServer({ ...runtime, close: async () => {} }, readConfig({ PORT: "0" }));
  const send = createSend(() => server.url);

  const openDesk = (settings: object = {}): Desk => {
    const apiKey = `hd${randomBytes(18).toString("hex")}`;
    const keySettings = { keys: [{ key: apiKey, role: "admin" as const }] };
    const subdomain = `desk-${randomBytes(5).toString("hex")}`;
    const account = simulator.createAccount(subdomain, { plan: "enterprise", tickets: 3, ...keySettings, ...settings });
    account.clock.advance(ahead);
    const desk = Object.assign(account, { apiKey, url: `${served.origin}/${subdomain}` });
    desks.push(desk);
    return desk;
  };
  const open: Bench["open"] = async (settings) => {
    const desk = openDesk(settings);
    const tenant = await openTenant(send, operatorToken, "Acme");
    return { tenant, desk, connection: await tenant.connect(desk) };
  };
  return {
    url: server.url,
    send,
    operatorToken,
    db,
    deps,
    services,
    hooks,
    lateFailures,
    signIns,
    operatorWrites,
    pass: (ms) => {
      ahead += ms;
      for (const { clock } of desks) clock.advance(ms);
    },
    openTenant: (name = "Acme") => openTenant(send, operatorToken, name),
    openDesk,
    open,
    close: async () => {
      await server.stop();
      simulator.close();
      await served.close();
      await http.close();
      await limiter.close();
      vault.close();
      await db.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
