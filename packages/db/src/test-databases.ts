import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { inject } from "vitest";
import { createDatabase, type Database } from "./database.ts";
import type { Driver } from "./driver.ts";
import { type DatabaseLocation, openDriver } from "./open-database.ts";
import type { NewIdempotencyKey } from "./repositories/idempotency.ts";
import type {
  ApiKeyRow,
  ConnectionRow,
  IdempotencyKeyRow,
  JobRow,
  NewApiKey,
  NewAuditEntry,
  NewConnection,
  NewConnectSession,
  NewDataKey,
  NewJob,
  NewJobItem,
  NewRequest,
  NewTokenIssuer,
  TokenIssuerRow,
} from "./schema.ts";

/** A database of a test file's own, with its driver beside it for what the door does not let through. */
export interface TestDatabase {
  db: Database;
  driver: Driver;
  clock: { ms: number };
  dispose(): Promise<void>;
}

/** The two drivers, for case files that must hold on both. */
export const databases: readonly { name: string; open: () => Promise<TestDatabase> }[] = [
  { name: "PGlite", open: async () => openTestDatabase(await createDataDir()) },
  { name: "PostgreSQL", open: async () => openTestDatabase(await createPostgresDatabase()) },
];

/** A place for a database, removed with everything in it by `remove`. */
export interface TestPlace<Location extends DatabaseLocation = DatabaseLocation> {
  location: Location;
  remove(): Promise<void>;
}

export const createDataDir = async (): Promise<TestPlace<{ dataDir: string }>> => {
  const dataDir = await mkdtemp(join(tmpdir(), "portico-db-"));
  return { location: { dataDir }, remove: () => rm(dataDir, { recursive: true, force: true }) };
};

export const createPostgresDatabase = async (): Promise<TestPlace<{ url: string }>> => {
  const name = `db_${randomUUID().replaceAll("-", "")}`;
  await asSuperuser((sql) => sql`create database ${sql(name)}`);
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  return {
    location: { url: url.href },
    remove: async () => {
      await asSuperuser((sql) => sql`drop database ${sql(name)} with (force)`);
    },
  };
};

/** Runs statements as the test server's superuser: in `url`'s database, or in the one it starts with. */
export const asSuperuser = async <Result>(
  work: (sql: postgres.Sql) => PromiseLike<Result>,
  url: string = inject("postgresUrl"),
): Promise<Result> => {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
};

export const toTenantId = (name: string) => `ten_${name}_${randomUUID()}`;

export const toDataKey = (given: Partial<NewDataKey> = {}): NewDataKey => ({
  id: randomUUID(),
  connectionId: null,
  parentId: null,
  kekRef: given.parentId ? null : "local:test",
  version: 1,
  state: "active",
  wrapped: Buffer.from("wrapped"),
  ...given,
});

export const toApiKey = (given: Partial<NewApiKey> = {}): NewApiKey => ({
  id: `key_${randomUUID()}`,
  lookupId: randomUUID(),
  secretHash: Buffer.from("hash"),
  prefix: "ptk_live_abc",
  name: "a key",
  scopes: ["*"],
  mode: "live",
  ...given,
});

export const toConnection = (given: Partial<NewConnection> = {}): NewConnection => ({
  id: `con_${randomUUID()}`,
  provider: "acme",
  subdomain: randomUUID(),
  sealedCredentials: Buffer.from("sealed"),
  generation: 1,
  ...given,
});

export const toAuditEntry = (given: Partial<NewAuditEntry> = {}): NewAuditEntry => ({
  actor: "key_1",
  action: "tickets.create",
  decision: "allowed",
  reason: null,
  sentence: "key_1 created a ticket",
  connectionId: null,
  target: null,
  requestId: "req_1",
  ...given,
});

export const toTokenIssuer = (given: Partial<NewTokenIssuer> = {}): NewTokenIssuer => ({
  id: `iss_${randomUUID()}`,
  issuer: `https://${randomUUID()}.example`,
  jwksUrl: "https://login.example/jwks.json",
  algorithms: ["ES256"],
  scopes: ["tickets:read"],
  ...given,
});

export const toIdempotencyKey = (given: Partial<NewIdempotencyKey> = {}): NewIdempotencyKey => ({
  key: randomUUID(),
  fingerprint: Buffer.from("fingerprint"),
  route: "tickets.create",
  connectionId: null,
  requestId: `req_${randomUUID()}`,
  leaseMs: 60_000,
  expiresAt: new Date(startMs + 86_400_000),
  ...given,
});

export const toConnectSession = (given: Partial<NewConnectSession> = {}): NewConnectSession => ({
  id: `cse_${randomUUID()}`,
  connectionId: `con_${randomUUID()}`,
  isReconnect: false,
  providers: ["acme"],
  externalId: null,
  label: null,
  access: "read_write",
  returnUrl: "https://app.example/back",
  state: null,
  provider: null,
  expiresAt: new Date(startMs + 900_000),
  ...given,
});

export const toJob = (connectionId: string, given: Partial<NewJob> = {}): NewJob => ({
  id: `job_${randomUUID()}`,
  connectionId,
  actor: { name: "a key" },
  expiresAt: new Date(startMs + 7 * 86_400_000),
  ...given,
});

export const toJobItem = (given: Partial<NewJobItem> = {}): NewJobItem => ({
  operation: "update",
  objectId: "1",
  changes: Buffer.from("sealed"),
  ...given,
});

export const toRequest = (given: Partial<NewRequest> = {}): NewRequest => ({
  id: `req_${randomUUID()}`,
  at: new Date(startMs),
  method: "GET",
  route: "/v1/connections",
  status: 200,
  code: null,
  apiKeyId: "key_1",
  connectionId: null,
  provider: null,
  subdomain: null,
  durationMs: 12,
  waitedMs: 0,
  upstreamCalls: 0,
  upstreamCredits: 0,
  calls: [],
  expiresAt: new Date(startMs + 7 * 86_400_000),
  ...given,
});

/** A tenant with one row in every table that tenants own. */
export interface Populated {
  tenantId: string;
  tenantKeyId: string;
  apiKey: ApiKeyRow;
  connection: ConnectionRow;
  idempotencyKey: IdempotencyKeyRow;
  tokenIssuer: TokenIssuerRow;
  job: JobRow;
}

export const populateTenant = async (db: Database, name: string): Promise<Populated> => {
  const tenantId = toTenantId(name);
  const tenantKey = toDataKey();
  await db.forOperator().tenants.insert({ id: tenantId, name }, tenantKey);
  const connection = await insertConnection(db, tenantId, tenantKey.id);
  const own = db.forTenant(tenantId);
  const apiKey = await own.apiKeys.insert(toApiKey());
  const tokenIssuer = await insertTokenIssuer(db, tenantId);
  const link = await own.audit.append(toAuditEntry());
  await own.audit.addCheckpoint({ ...link, after: 0, signature: Buffer.from("signature") });
  await own.cursors.keep({ id: "cur_1", sealed: Buffer.from("sealed"), expiresAt: new Date(startMs + 60_000) });
  await own.requests.append([toRequest({ id: "req_1" })]);
  await own.connectSessions.insert(toConnectSession());
  const begin = await own.idempotency.begin(toIdempotencyKey());
  if ("exists" in begin) throw new Error("a random key was taken");
  const job = await own.jobs.insert(toJob(connection.id), [toJobItem()], 1);
  if (job === undefined) throw new Error("a new tenant had too many jobs");
  return { tenantId, tenantKeyId: tenantKey.id, apiKey, connection, idempotencyKey: begin.begun, tokenIssuer, job };
};

export const insertConnection = async (
  db: Database,
  tenantId: string,
  tenantKeyId: string,
  given: Partial<NewConnection> = {},
): Promise<ConnectionRow> => {
  const connection = toConnection(given);
  const key = toDataKey({ connectionId: connection.id, parentId: tenantKeyId });
  const answer = await db.forTenant(tenantId).connections.insert(connection, key);
  if ("clash" in answer) throw new Error(`unexpected clash with ${answer.clash}`);
  return answer.inserted;
};

/** What a test database's clock says at first. */
const startMs = Date.UTC(2026, 10, 24);

export const insertTokenIssuer = async (
  db: Database,
  tenantId: string,
  given: Partial<NewTokenIssuer> = {},
): Promise<TokenIssuerRow> => {
  const answer = await db.forTenant(tenantId).tokenIssuers.insert(toTokenIssuer(given));
  if ("clash" in answer) throw new Error(`unexpected clash with ${answer.clash}`);
  return answer.inserted;
};

const openTestDatabase = async (place: TestPlace): Promise<TestDatabase> => {
  const clock = { ms: startMs };
  const driver = await openDriver(place.location);
  const db = await createDatabase(driver, () => clock.ms);
  return {
    db,
    driver,
    clock,
    dispose: async () => {
      await db.close();
      await place.remove();
    },
  };
};
