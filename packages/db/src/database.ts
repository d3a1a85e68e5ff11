import type { Driver } from "./driver.ts";
import { DbError } from "./errors.ts";
import { createKeptValue, type KeptValue } from "./kept-value.ts";
import { readKeyEpoch } from "./key-epoch.ts";
import { type ApiKeys, createApiKeys, selectByLookupId } from "./repositories/api-keys.ts";
import { type Audit, createAudit } from "./repositories/audit.ts";
import { type AuditWork, createAuditWork } from "./repositories/audit-work.ts";
import {
  type ConnectSessions,
  type ConnectSessionsWork,
  createConnectSessions,
  createConnectSessionsWork,
} from "./repositories/connect-sessions.ts";
import { type Connections, createConnections } from "./repositories/connections.ts";
import { createCursors, createCursorsWork, type Cursors, type CursorsWork } from "./repositories/cursors.ts";
import { createDataKeys, type DataKeys } from "./repositories/data-keys.ts";
import { createIdempotency, type Idempotency } from "./repositories/idempotency.ts";
import { createIdempotencyWork, type IdempotencyWork } from "./repositories/idempotency-work.ts";
import { createJobs, type Jobs } from "./repositories/jobs.ts";
import { createJobsWork, type JobsWork } from "./repositories/jobs-work.ts";
import { createRequests, createRequestsWork, type Requests, type RequestsWork } from "./repositories/requests.ts";
import { createRotations, type Rotations } from "./repositories/rotations.ts";
import { createTenants, getTenant, type Tenants } from "./repositories/tenants.ts";
import { createTokenIssuers, type TokenIssuers } from "./repositories/token-issuers.ts";
import {
  type ApiKeyRow,
  deployment,
  idempotencyKeys,
  type NewApiKey,
  operatorIdempotencyKeys,
  type TenantRow,
} from "./schema.ts";
import { joined, within, type Within } from "./session.ts";

/** Everything one tenant owns. Another tenant's rows are as good as absent: to read, to change and to refer to. */
export interface TenantRepositories {
  tenant: { get(): Promise<TenantRow | undefined> };
  apiKeys: ApiKeys;
  connections: Connections;
  connectSessions: ConnectSessions;
  dataKeys: DataKeys;
  idempotency: Idempotency;
  tokenIssuers: TokenIssuers;
  audit: Audit;
  cursors: Cursors;
  jobs: Jobs;
  requests: Requests;
}

export interface TenantDb extends TenantRepositories {
  /**
   * Runs several calls in one transaction, which is committed when `work` resolves and rolled back when it throws.
   * Inside, use only the repositories it is given: with the embedded database any other call waits for this
   * transaction to end. A failed statement spoils the transaction, even if its error is caught.
   */
  transaction<Result>(work: (repositories: TenantRepositories) => Promise<Result>): Promise<Result>;
}

/** What the operator may do across tenants, and nothing more. */
export interface OperatorDb {
  tenants: Tenants;
  rotations: Rotations;
  /** Stores a key for a tenant; undefined where there is no such tenant. */
  apiKeys: { insert(tenantId: string, key: NewApiKey): Promise<ApiKeyRow | undefined> };
  /** The keys of the operator's own writes, and those of them that wait. */
  idempotency: Idempotency & IdempotencyWork;
  /**
   * Like a tenant's. `auditOf` moves the rest of the transaction into that tenant's scope, so that what goes into its
   * log comes last.
   */
  transaction<Result>(work: (repositories: OperatorRepositories) => Promise<Result>): Promise<Result>;
}
export interface OperatorRepositories {
  idempotency: Idempotency;
  auditOf: (tenantId: string) => Promise<Audit>;
}

/** What work is waiting, over all tenants: which rows. To read or change more of them, `forTenant`. */
export interface WorkerDb {
  audit: AuditWork;
  idempotency: IdempotencyWork;
  cursors: CursorsWork;
  connectSessions: ConnectSessionsWork;
  jobs: JobsWork;
  requests: RequestsWork;
}

/** An open database. Each call runs in a transaction of its own unless it says otherwise, and fails with `DbError`. */
export interface Database {
  /** The UUID that the first migration made. */
  deploymentId: string;
  forTenant(tenantId: string): TenantDb;
  forOperator(): OperatorDb;
  forWorker(): WorkerDb;
  /** The one key with this public id, of whichever tenant. Whether the secret fits is for the caller to check. */
  findApiKey(lookupId: string): Promise<ApiKeyRow | undefined>;
  /** Shows at start whether the master key is still the right one. */
  canary: KeptValue;
  /** What signs the checkpoints of audit logs. */
  auditKey: KeptValue;
  /**
   * Counts the changes that destroyed or replaced data keys, of whichever tenant. Where it differs from what a process
   * saw before, keys that it holds in memory may be shredded or retired.
   */
  keyEpoch(): Promise<number>;
  /** Resolves when the database answers; fails with `unavailable`. */
  ping(): Promise<void>;
  /** Lets running transactions end, for up to 5 s. */
  close(): Promise<void>;
}

/** The door over a driver whose database is migrated and proven to isolate. */
export const createDatabase = async (driver: Driver, now: () => number): Promise<Database> => {
  const asDeployment = within(driver, { as: "deployment" });
  const asOperator = within(driver, { as: "operator" });
  const asWorker = within(driver, { as: "worker" });
  const readDeployment = async () => {
    const [row] = await asDeployment(({ orm }) => orm.select().from(deployment));
    if (row === undefined) throw new DbError("internal", "the deployment's row is missing");
    return row;
  };
  const { id: deploymentId } = await readDeployment();
  return {
    deploymentId,
    forTenant: (tenantId) => createTenantDb(within(driver, { as: "tenant", tenantId }), tenantId, now),
    forOperator: () => ({
      tenants: createTenants(asOperator, now),
      rotations: createRotations(asOperator, now),
      apiKeys: { insert: (tenantId, key) => insertFirstKey(driver, tenantId, key, now) },
      idempotency: {
        ...createIdempotency(asOperator, operatorIdempotencyKeys, deploymentId, now),
        ...createIdempotencyWork(asOperator, operatorIdempotencyKeys, now),
      },
      transaction: (work) =>
        asOperator((tx) =>
          work({
            idempotency: createIdempotency(joined(tx), operatorIdempotencyKeys, deploymentId, now),
            auditOf: async (tenantId) => {
              await tx.enter({ as: "tenant", tenantId });
              return createAudit(joined(tx), tenantId, now);
            },
          }),
        ),
    }),
    forWorker: () => ({
      idempotency: createIdempotencyWork(asWorker, idempotencyKeys, now),
      cursors: createCursorsWork(asWorker, now),
      connectSessions: createConnectSessionsWork(asWorker, now),
      jobs: createJobsWork(asWorker, now),
      requests: createRequestsWork(asWorker, now),
      audit: createAuditWork(asWorker),
    }),
    findApiKey: (lookupId) =>
      within(driver, { as: "lookup", lookupId })(async (tx) => (await selectByLookupId(tx, { lookupId }))[0]),
    canary: createKeptValue(asDeployment, "canary"),
    auditKey: createKeptValue(asDeployment, "auditKey"),
    keyEpoch: () => asDeployment(readKeyEpoch),
    ping: async () => {
      await readDeployment();
    },
    close: () => driver.close(),
  };
};

const createTenantDb = (run: Within, tenantId: string, now: () => number): TenantDb => ({
  ...createRepositories(run, tenantId, now),
  transaction: (work) => run((tx) => work(createRepositories(joined(tx), tenantId, now))),
});

const createRepositories = (run: Within, tenantId: string, now: () => number): TenantRepositories => ({
  tenant: { get: () => run((tx) => getTenant(tx, tenantId)) },
  apiKeys: createApiKeys(run, tenantId, now),
  connections: createConnections(run, tenantId, now),
  connectSessions: createConnectSessions(run, tenantId, now),
  dataKeys: createDataKeys(run, tenantId, now),
  idempotency: createIdempotency(run, idempotencyKeys, tenantId, now),
  tokenIssuers: createTokenIssuers(run, tenantId, now),
  audit: createAudit(run, tenantId, now),
  cursors: createCursors(run, tenantId, now),
  jobs: createJobs(run, tenantId, now),
  requests: createRequests(run, tenantId, now),
});

const insertFirstKey = async (driver: Driver, tenantId: string, key: NewApiKey, now: () => number) => {
  try {
    return await createApiKeys(within(driver, { as: "tenant", tenantId }), tenantId, now).insert(key);
  } catch (error) {
    if (error instanceof DbError && error.code === "missing_reference") return undefined;
    throw error;
  }
};
