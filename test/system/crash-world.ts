import { createFreshdeskSimulator, type FreshdeskAccount, serveSimulator } from "@portico/simulators";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { type Connection, openTenant, type Tenant } from "../e2e/deployment.ts";
import { createSend } from "../e2e/http.ts";
import { createDatabase } from "../harness/postgres.ts";
import { type RunningProcess, startEntry } from "../harness/processes.ts";

/** What outlives a gateway that is killed: its database, its help desk, and a tenant with its connection. */
export interface CrashWorld {
  tenant: Tenant;
  connection: Connection;
  url: () => string;
  operatorToken: string;
  /** The database, as a superuser sees it. */
  sql: postgres.Sql;
  /** Starts the gateway, later than whatever the one before has left may last. */
  start: (dieAt?: string) => Promise<RunningProcess>;
  /** Ends it in order. */
  stop: () => Promise<void>;
  /** The simulated help desk's own account. */
  desk: FreshdeskAccount;
  /** The key of an agent there. */
  deskKey: string;
  /** From the next start on another master key wraps; the ones before still open. */
  renewMasterKey: () => void;
  close: () => Promise<void>;
}

/** Longer than any lease. */
const lapseMs = 10 * 60_000;
const listening = /listening at (\S+)/;

export const openCrashWorld = async (postgresUrl: string): Promise<CrashWorld> => {
  const database = await createDatabase(postgresUrl);
  const sql = postgres(database.url, { max: 1, onnotice: () => {} });
  const world = await openWorld({ DATABASE_URL: database.url });
  return {
    ...world,
    sql,
    close: async () => {
      await world.close();
      await sql.end();
      await database.drop();
    },
  };
};

/** The same over the embedded database, into which nobody else can look. */
export const openEmbeddedCrashWorld = (): Promise<Omit<CrashWorld, "sql">> => openWorld({});

const openWorld = async (storage: Readonly<Record<string, string>>): Promise<Omit<CrashWorld, "sql">> => {
  const dataDir = await mkdtemp(join(tmpdir(), "portico-crash-"));
  const simulator = createFreshdeskSimulator({ defaults: { windowMs: 1_000 } });
  const served = await serveSimulator(simulator);
  const keys = [{ key: `hd${randomBytes(18).toString("hex")}`, role: "admin" as const }];
  const account = simulator.createAccount("acme", { plan: "enterprise", tickets: 3, keys });
  const operatorToken = `operator-${randomBytes(18).toString("hex")}`;
  let masterKeys = randomBytes(32).toString("base64");
  const environment = () => ({
    ...storage,
    PORT: "0",
    PORTICO_DATA_DIR: dataDir,
    PORTICO_MASTER_KEY: masterKeys,
    PORTICO_OPERATOR_TOKEN: operatorToken,
    PORTICO_ORIGIN_FRESHDESK: `${served.origin}/{subdomain}`,
    PORTICO_PROVIDER_WINDOW_MS: "1000",
    PORTICO_LOG_LEVEL: "warn",
  });
  let aheadMs = 0;
  let running: RunningProcess | undefined;

  const stop = async (): Promise<void> => running?.stop();
  const start = async (dieAt?: string): Promise<RunningProcess> => {
    await stop();
    aheadMs += lapseMs;
    account.clock.advance(lapseMs);
    const args = ["--ahead-ms", String(aheadMs), ...(dieAt === undefined ? [] : ["--die-at", dieAt])];
    const ready = dieAt === undefined ? /settled/ : listening;
    running = await startEntry("test/harness/crashing-gateway.ts", { args, env: environment(), ready });
    return running;
  };
  const url = (): string => listening.exec(running?.output() ?? "")?.[1] ?? "";
  const send = createSend(url);
  await start();
  const tenant = await openTenant(send, operatorToken, "Acme");
  const connection = await tenant.connect({ subdomain: "acme", apiKey: keys[0]?.key ?? "" });
  return {
    tenant,
    connection,
    url,
    operatorToken,
    start,
    stop,
    desk: account,
    deskKey: keys[0]?.key ?? "",
    renewMasterKey: () => {
      masterKeys = `${randomBytes(32).toString("base64")},${masterKeys}`;
    },
    close: async () => {
      await stop();
      simulator.close();
      await served.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
