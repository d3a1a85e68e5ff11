import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gatewayEntry, openTenant } from "../../e2e/deployment.ts";
import { createSend } from "../../e2e/http.ts";
import { findFreePort, repositoryDir, type RunningProcess, startEntry, startProcess } from "../../harness/processes.ts";
import { createDatabase, startPostgres } from "../../harness/postgres.ts";
import { startRedis } from "../../harness/redis.ts";
import { type Asked, createCounts } from "./asked.ts";

/** A server between the load and the help desk, or the help desk itself, in a process of its own. */
export interface Door {
  name: string;
  pid: number;
  origin: string;
  /** Where the help desk's own paths begin, for the call of that number: accounts take turns. */
  native: PathOf;
  headers: Readonly<Record<string, string>>;
}

/** A gateway, which serves unified paths, too. */
export interface GatewayDoor extends Door {
  unified: PathOf;
}

type PathOf = (turn: number) => string;

export interface Stage {
  /** The help desk, with nothing in between. */
  direct: Door;
  bare: Door;
  /** The same in another process: how far two measurements of one thing lie apart. */
  bareAgain: Door;
  fastify: Door;
  /** Storage and limiter in the process itself. */
  embedded: GatewayDoor;
  /** Over PostgreSQL, Redis and a KMS. */
  shared: GatewayDoor;
  /** What the shared gateway has asked of them. */
  asked: () => Promise<Asked>;
  close: () => Promise<void>;
}

/** Many, since a help desk lets none of its accounts make as many calls as a gateway can pass on. */
const subdomains = Array.from({ length: 50 }, (_, index) => `desk-${index + 1}`);

const takingTurns =
  (of: readonly string[]): PathOf =>
  (turn) =>
    of[turn % of.length] ?? "";

/** Starts all of it on loopback, each in a process of its own; the gateways' Node with arguments of its own. */
export const openStage = async (nodeArgs: readonly string[] = []): Promise<Stage> => {
  const closers: (() => Promise<unknown>)[] = [];
  const opened = <Live extends { stop: () => Promise<void> }>(live: Live): Live => {
    closers.push(live.stop);
    return live;
  };
  const close = async (): Promise<void> => {
    for (const closer of closers.toReversed()) await closer();
  };
  try {
    const apiKey = `hd${randomBytes(18).toString("hex")}`;
    const native = takingTurns(subdomains.map((subdomain) => `/${subdomain}/api/v2`));
    const start = async (name: string, entry: string, args: readonly string[] = []): Promise<Door> => {
      const running = opened(await startEntry(`test/load/speed/${entry}`, { args, ready: listening }));
      const authorization = `Basic ${btoa(`${apiKey}:X`)}`;
      return { name, pid: running.pid, origin: originOf(running), native, headers: { authorization } };
    };
    const direct = await start("no proxy", "upstream.ts", [apiKey, ...subdomains]);
    const helpDesk = { origin: direct.origin, apiKey };
    const postgres = opened(await startPostgres());
    const redis = opened(await startRedis());
    const kms = opened(await startEntry("test/harness/kms-main.ts", { args: ["--port", "0"], ready: /^key /m }));
    const database = await createDatabase(postgres.url);
    const storage = { DATABASE_URL: database.url, REDIS_URL: redis.url, ...toKmsSettings(kms.output()) };
    return {
      direct,
      bare: await start("bare Node", "bare.ts", [direct.origin]),
      bareAgain: await start("bare Node again", "bare.ts", [direct.origin]),
      fastify: await start("@fastify/http-proxy", "fastify-proxy.ts", [direct.origin]),
      embedded: opened(await startGateway("Portico, embedded", helpDesk, { nodeArgs, storage: {} })),
      shared: opened(await startGateway("Portico, PostgreSQL + Redis + KMS", helpDesk, { nodeArgs, storage })),
      asked: createCounts({ databaseUrl: database.url, redisUrl: redis.url, kmsUrl: storage.AWS_ENDPOINT_URL_KMS }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

const listening = /listening at (http:\S+)/;
const originOf = ({ output }: RunningProcess): string => listening.exec(output())?.[1] ?? "";

const toKmsSettings = (said: string) => {
  const [, endpoint = "", region = ""] = /test KMS at (\S+), region (\S+)/.exec(said) ?? [];
  const [, id = "", secret = ""] = /AWS_ACCESS_KEY_ID=(\S+) AWS_SECRET_ACCESS_KEY=(\S+)/.exec(said) ?? [];
  return {
    AWS_ENDPOINT_URL_KMS: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: id,
    AWS_SECRET_ACCESS_KEY: secret,
    PORTICO_KMS_KEY_ID: /^key (\S+)/m.exec(said)?.[1] ?? "",
  };
};

const startGateway = async (
  name: string,
  helpDesk: { origin: string; apiKey: string },
  { nodeArgs, storage }: { nodeArgs: readonly string[]; storage: Readonly<Record<string, string>> },
): Promise<GatewayDoor & { stop: () => Promise<void> }> => {
  const dataDir = await mkdtemp(join(tmpdir(), "portico-speed-"));
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const operatorToken = `operator-${randomBytes(18).toString("hex")}`;
  const running = await startProcess({
    // Its log goes to a file: in a pipe, it would be this process that has to take it.
    command: "sh",
    args: [
      "-c",
      `exec "$@" > "$PORTICO_DATA_DIR/log"`,
      "sh",
      process.execPath,
      ...nodeArgs,
      join(repositoryDir, gatewayEntry),
    ],
    env: {
      PORT: String(port),
      PORTICO_DATA_DIR: dataDir,
      PORTICO_OPERATOR_TOKEN: operatorToken,
      PORTICO_ORIGIN_FRESHDESK: `${helpDesk.origin}/{subdomain}`,
      // As many calls a second as an account is allowed a minute.
      PORTICO_PROVIDER_WINDOW_MS: "1000",
      ...storage,
    },
    cwd: repositoryDir,
    ready: new URL("/readyz", origin),
  });
  const tenant = await openTenant(
    createSend(() => origin),
    operatorToken,
    "Speed",
  );
  const connections: string[] = [];
  for (const subdomain of subdomains) {
    const account = { subdomain, apiKey: helpDesk.apiKey };
    connections.push(`/v1/connections/${(await tenant.connect(account, { budget_share: 1, background_share: 1 })).id}`);
  }
  return {
    name,
    pid: running.pid,
    origin,
    native: takingTurns(connections.map((path) => `${path}/proxy/api/v2`)),
    unified: takingTurns(connections),
    headers: { authorization: `Bearer ${tenant.key}` },
    stop: async () => {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
