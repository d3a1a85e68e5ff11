import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { gatewayEntry, openTenant } from "../e2e/deployment.ts";
import { type HelpDeskAccount, type HelpDesks, startHelpDesks } from "../e2e/help-desks.ts";
import { createSend, type Send } from "../e2e/http.ts";
import { createDatabase, startPostgres } from "../harness/postgres.ts";
import { type RunningProcess, startEntry } from "../harness/processes.ts";
import { type RedisServer, startRedis } from "../harness/redis.ts";

/** The real servers behind a bench, all on loopback. */
export interface World {
  redis: () => RedisServer;
  /** Ends Redis without warning, and after so long starts it again, empty, on the same port. */
  restartRedis: (afterMs: number) => Promise<void>;
  helpDesks: HelpDesks;
  /** The length of a help desk's rate window. */
  windowMs: number;
  /** Starts so many gateways over one database, one Redis and one key. */
  openGateways: (count: number) => Promise<Gateways>;
  close: () => Promise<void>;
}

export interface Gateways {
  processes: readonly RunningProcess[];
  /** A tenant of its own with a connection to the account. */
  connect: (account: HelpDeskAccount, plan: string) => Promise<Connected>;
  stop: () => Promise<void>;
}

/** Calls below the connection, through the process of that number (they are counted round). */
export type Connected = (process: number) => Send;

export const openWorld = async (windowMs: number): Promise<World> => {
  const [postgres, firstRedis, helpDesks] = await Promise.all([startPostgres(), startRedis(), startHelpDesks()]);
  let redis = firstRedis;
  return {
    redis: () => redis,
    restartRedis: async (afterMs) => {
      await redis.kill();
      await delay(afterMs);
      redis = await startRedis({ port: Number(new URL(redis.url).port) });
    },
    helpDesks,
    windowMs,
    openGateways: async (count) => {
      const database = await createDatabase(postgres.url);
      const gateways = await startGateways(count, {
        DATABASE_URL: database.url,
        REDIS_URL: redis.url,
        PORTICO_ORIGIN_FRESHDESK: helpDesks.origins.freshdesk,
        PORTICO_PROVIDER_WINDOW_MS: String(windowMs),
      });
      const stop = async (): Promise<void> => {
        await gateways.stop();
        await database.drop();
      };
      return { ...gateways, stop };
    },
    close: async () => {
      await helpDesks.stop();
      await redis.stop();
      await postgres.stop();
    },
  };
};

const listening = /"url":"(http:[^"]+)"/;

const startGateways = async (count: number, shared: Readonly<Record<string, string>>): Promise<Gateways> => {
  const dataDir = await mkdtemp(join(tmpdir(), "portico-load-"));
  const operatorToken = `operator-${randomBytes(18).toString("hex")}`;
  const env = {
    PORT: "0",
    PORTICO_DATA_DIR: dataDir,
    PORTICO_MASTER_KEY: randomBytes(32).toString("base64"),
    PORTICO_OPERATOR_TOKEN: operatorToken,
    ...shared,
  };
  const processes: RunningProcess[] = [];
  // One after the other, since the first one prepares the database.
  while (processes.length < count) processes.push(await startEntry(gatewayEntry, { env, ready: listening }));
  const sends = processes.map((gateway) => createSend(() => listening.exec(gateway.output())?.[1] ?? ""));
  const sendTo = (process: number): Send => {
    const send = sends[process % sends.length];
    if (send === undefined) throw new Error("no gateway was started");
    return send;
  };
  return {
    processes,
    connect: async (account, plan) => {
      const tenant = await openTenant(sendTo(0), operatorToken, account.subdomain);
      const { id } = await tenant.connect(account, { plan, budget_share: 1, background_share: 1 });
      return (process) =>
        (method, path, parts = {}) =>
          sendTo(process)(method, `/v1/connections/${id}${path}`, { key: tenant.key, ...parts });
    },
    stop: async () => {
      await Promise.all(processes.map((gateway) => gateway.stop()));
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
