import { createFreshdeskSimulator, serveSimulator } from "@portico/simulators";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";
import { type Connection, gatewayEntry, openTenant, type Tenant } from "../e2e/deployment.ts";
import { createSend, type Send } from "../e2e/http.ts";
import { type KmsServer, startKmsServer } from "../harness/kms-server.ts";
import { createDatabase } from "../harness/postgres.ts";
import { type RunningProcess, startEntry } from "../harness/processes.ts";

/** Two gateways over one database and one key above all keys, with a tenant and some connections. */
export interface Replicas {
  sql: postgres.Sql;
  operatorToken: string;
  tenant: Tenant;
  connections: readonly Connection[];
  /** To whichever replica takes calls at the moment, in turn. */
  send: Send;
  /** To one replica alone. */
  sendTo: (index: number) => Send;
  openTenant: () => Promise<Tenant>;
  connect: (tenant: Tenant) => Promise<Connection>;
  /** Where the tenants' keys are wrapped by a KMS. */
  kms: KmsServer | undefined;
  /** Puts a new key above all keys in the old one's place, one replica after the other, while the other one serves. */
  changeKek: () => Promise<void>;
  close: () => Promise<void>;
}

/** Where the key above all keys comes from, and how it is changed: the environments to roll out, in order. */
interface Kek {
  environment: Readonly<Record<string, string>>;
  change: () => readonly Readonly<Record<string, string>>[];
  kms: KmsServer | undefined;
  close: () => Promise<void>;
}

const openLocalKek = async (): Promise<Kek> => {
  let current = randomBytes(32).toString("base64");
  return {
    environment: { PORTICO_MASTER_KEY: current },
    change: () => {
      const [old, next] = [current, randomBytes(32).toString("base64")];
      current = next;
      // Everybody has to be able to open what is wrapped by the new key before anybody wraps by it.
      return [`${old},${next}`, `${next},${old}`].map((keys) => ({ PORTICO_MASTER_KEY: keys }));
    },
    kms: undefined,
    close: async () => {},
  };
};

const openKmsKek = async (): Promise<Kek> => {
  const kms = await startKmsServer();
  const { accessKeyId, secretAccessKey } = kms.credentials;
  const by = (keyId: string) => ({
    PORTICO_KMS_KEY_ID: keyId,
    AWS_REGION: kms.region,
    AWS_ENDPOINT_URL_KMS: kms.endpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  });
  return {
    environment: by(kms.createKey().arn),
    change: () => [by(kms.createKey().arn)],
    kms,
    close: kms.close,
  };
};

export const keks = { "a local key": openLocalKek, "a KMS": openKmsKek } as const;

const listening = /"url":"(http:[^"]+)"/;
const helpDeskKey = "a-help-desk-key-for-rotations";

export const openReplicas = async (postgresUrl: string, openKek: () => Promise<Kek>): Promise<Replicas> => {
  const [database, kek, dataDir] = await Promise.all([
    createDatabase(postgresUrl),
    openKek(),
    mkdtemp(join(tmpdir(), "portico-replicas-")),
  ]);
  const sql = postgres(database.url, { max: 2, onnotice: () => {} });
  const simulator = createFreshdeskSimulator({ defaults: { windowMs: 1_000 } });
  const served = await serveSimulator(simulator);
  const operatorToken = `operator-${randomBytes(18).toString("hex")}`;
  const environment = {
    PORT: "0",
    PORTICO_DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    PORTICO_OPERATOR_TOKEN: operatorToken,
    PORTICO_ORIGIN_FRESHDESK: `${served.origin}/{subdomain}`,
    PORTICO_PROVIDER_WINDOW_MS: "1000",
    PORTICO_LOG_LEVEL: "info",
  };
  let kekEnvironment = kek.environment;
  const start = (): Promise<RunningProcess> =>
    startEntry(gatewayEntry, { env: { ...environment, ...kekEnvironment }, ready: listening });
  const running: (RunningProcess | undefined)[] = [await start(), await start()];

  const urlOf = (index: number): string => listening.exec(running[index]?.output() ?? "")?.[1] ?? "";
  const inFlight = [0, 0];
  let turn = 0;
  // As a balancer does it: a replica that is to end gets no further call, and ends once it has answered those it has.
  const send: Send = async (...call) => {
    turn += 1;
    const index = running[turn % 2] === undefined ? (turn + 1) % 2 : turn % 2;
    inFlight[index] = (inFlight[index] ?? 0) + 1;
    return createSend(() => urlOf(index))(...call).finally(() => {
      inFlight[index] = (inFlight[index] ?? 0) - 1;
    });
  };
  const connect: Replicas["connect"] = (tenant) => {
    const subdomain = `desk-${randomBytes(5).toString("hex")}`;
    simulator.createAccount(subdomain, {
      plan: "enterprise",
      tickets: 3,
      keys: [{ key: helpDeskKey, role: "admin" }],
    });
    return tenant.connect({ subdomain, apiKey: helpDeskKey });
  };
  const tenant = await openTenant(send, operatorToken, "Acme");
  const connections = await Promise.all(Array.from({ length: 4 }, () => connect(tenant)));

  return {
    sql,
    operatorToken,
    tenant,
    connections,
    send,
    sendTo: (index) => createSend(() => urlOf(index)),
    openTenant: () => openTenant(send, operatorToken, "Other"),
    connect,
    kms: kek.kms,
    changeKek: async () => {
      for (const next of kek.change()) {
        kekEnvironment = next;
        for (const index of running.keys()) {
          const old = running[index];
          running[index] = undefined;
          while ((inFlight[index] ?? 0) > 0) await delay(5);
          await old?.stop();
          running[index] = await start();
        }
      }
    },
    close: async () => {
      await Promise.all(running.map(async (gateway) => gateway?.stop()));
      simulator.close();
      await served.close();
      await kek.close();
      await sql.end();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
