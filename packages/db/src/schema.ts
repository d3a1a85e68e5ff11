import {
  bigint,
  boolean,
  customType,
  integer,
  jsonb,
  pgSchema,
  real,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

// The migrations are what makes the tables; constraints, policies and grants stand there only. This file is how the
// code sees their columns, and a test holds the two together.
const portico = pgSchema("portico");

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  // one driver gives a Buffer, the other a plain Uint8Array
  fromDriver: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
});

// The query builder's own reading of lists drops every backslash in them. One driver gives a list, the other its text.
const texts = customType<{ data: string[]; driverData: string[] | string }>({
  dataType: () => "text[]",
  toDriver: (values) => `{${values.map((value) => `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join()}}`,
  fromDriver: (values) => (typeof values === "string" ? parseTexts(values) : values),
});

const parseTexts = (literal: string): string[] =>
  [...literal.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|[^,]+/gs)].map(
    ([bare, quoted]) => quoted?.replaceAll(/\\(.)/gs, "$1") ?? bare,
  );

// Three digits, which is what a Date holds: a position in a list must compare equal to the row it was taken from.
const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

const stamps = { createdAt: moment("created_at").notNull(), updatedAt: moment("updated_at").notNull() } as const;

export const deployment = portico.table("deployment", {
  id: uuid("id").notNull(),
  canary: bytea("canary"),
  auditKey: bytea("audit_key"),
  createdAt: moment("created_at").notNull(),
  keyEpoch: bigint("key_epoch", { mode: "number" }).notNull().default(0),
});

export const tenants = portico.table("tenants", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
  returnOrigins: texts("return_origins").notNull().default([]),
  ...stamps,
});

export const apiKeys = portico.table("api_keys", {
  tenantId: text("tenant_id").notNull(),
  id: text("id").notNull(),
  lookupId: text("lookup_id").notNull(),
  secretHash: bytea("secret_hash").notNull(),
  prefix: text("prefix").notNull(),
  name: text("name").notNull(),
  scopes: texts("scopes").notNull(),
  connectionIds: texts("connection_ids"),
  cidrs: texts("cidrs"),
  grants: jsonb("grants").$type<unknown>(),
  mode: text("mode").$type<"live" | "test">().notNull(),
  expiresAt: moment("expires_at"),
  lastUsedAt: moment("last_used_at"),
  ...stamps,
});

export const connections = portico.table("connections", {
  tenantId: text("tenant_id").notNull(),
  id: text("id").notNull(),
  provider: text("provider").notNull(),
  subdomain: text("subdomain").notNull(),
  externalId: text("external_id"),
  label: text("label"),
  metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
  plan: text("plan"),
  flavour: text("flavour"),
  budgetShare: real("budget_share").notNull().default(1),
  backgroundShare: real("background_share").notNull().default(0.8),
  status: text("status").$type<ConnectionStatus>().notNull().default("active"),
  agent: jsonb("agent").$type<Record<string, unknown>>(),
  probed: jsonb("probed").$type<Record<string, unknown>>(),
  fieldMappings: jsonb("field_mappings").$type<Record<string, unknown>>(),
  access: text("access").$type<ConnectionAccess>().notNull().default("read_write"),
  sealedCredentials: bytea("sealed_credentials").notNull(),
  generation: integer("generation").notNull(),
  lastUsedAt: moment("last_used_at"),
  renewingUntil: moment("renewing_until"),
  ...stamps,
});

export const connectSessions = portico.table("connect_sessions", {
  tenantId: text("tenant_id").notNull(),
  id: text("id").notNull(),
  connectionId: text("connection_id").notNull(),
  isReconnect: boolean("is_reconnect").notNull(),
  providers: texts("providers").notNull(),
  externalId: text("external_id"),
  label: text("label"),
  access: text("access").$type<ConnectionAccess>().notNull(),
  returnUrl: text("return_url").notNull(),
  state: text("state"),
  browserHash: bytea("browser_hash"),
  provider: text("provider"),
  address: text("address"),
  fault: jsonb("fault").$type<Record<string, unknown>>(),
  held: bytea("held"),
  heldUntil: moment("held_until"),
  tries: integer("tries").notNull().default(0),
  triesUntil: moment("tries_until"),
  signIn: bytea("sign_in"),
  connectedAt: moment("connected_at"),
  ...stamps,
  expiresAt: moment("expires_at").notNull(),
});

export const dataKeys = portico.table("data_keys", {
  id: uuid("id").notNull(),
  tenantId: text("tenant_id").notNull(),
  connectionId: text("connection_id"),
  parentId: uuid("parent_id"),
  kekRef: text("kek_ref"),
  version: integer("version").notNull(),
  state: text("state").$type<DataKeyState>().notNull(),
  wrapped: bytea("wrapped"),
  createdAt: moment("created_at").notNull(),
  seals: bigint("seals", { mode: "number" }).notNull().default(0),
  retiredAt: moment("retired_at"),
});

export const tokenIssuers = portico.table("token_issuers", {
  tenantId: text("tenant_id").notNull(),
  id: text("id").notNull(),
  issuer: text("issuer").notNull(),
  jwksUrl: text("jwks_url").notNull(),
  algorithms: texts("algorithms").notNull(),
  scopes: texts("scopes").notNull(),
  ...stamps,
});

/** One shape for two tables, so that one repository serves both: only whose rows they are differs. */
const idempotencyTable = (name: string, ownerColumn: string) =>
  portico.table(name, {
    ownerId: text(ownerColumn).notNull(),
    key: text("key").notNull(),
    fingerprint: bytea("fingerprint").notNull(),
    state: text("state").$type<IdempotencyState>().notNull(),
    leaseUntil: moment("lease_until"),
    route: text("route").notNull(),
    connectionId: text("connection_id"),
    requestId: text("request_id").notNull(),
    intent: jsonb("intent").$type<Record<string, unknown>>(),
    status: integer("status"),
    answer: bytea("answer"),
    ...stamps,
    expiresAt: moment("expires_at").notNull(),
  });
export const idempotencyKeys = idempotencyTable("idempotency_keys", "tenant_id");
export const operatorIdempotencyKeys = idempotencyTable("operator_idempotency_keys", "deployment_id");
export type IdempotencyTable = typeof idempotencyKeys;

export const cursors = portico.table("cursors", {
  tenantId: text("tenant_id").notNull(),
  id: text("id").notNull(),
  sealed: bytea("sealed").notNull(),
  expiresAt: moment("expires_at").notNull(),
});

export const auditLog = portico.table("audit_log", {
  tenantId: text("tenant_id").notNull(),
  seq: bigint("seq", { mode: "number" }).notNull(),
  at: moment("at").notNull(),
  actor: text("actor").notNull(),
  action: text("action").notNull(),
  decision: text("decision").$type<AuditDecision>().notNull(),
  reason: text("reason"),
  sentence: text("sentence").notNull(),
  connectionId: text("connection_id"),
  target: text("target"),
  requestId: text("request_id").notNull(),
  prevHash: bytea("prev_hash").notNull(),
  hash: bytea("hash").notNull(),
});

export const auditHeads = portico.table("audit_heads", {
  tenantId: text("tenant_id").primaryKey(),
  seq: bigint("seq", { mode: "number" }).notNull(),
  hash: bytea("hash").notNull(),
});

export const auditCheckpoints = portico.table("audit_checkpoints", {
  tenantId: text("tenant_id").notNull(),
  seq: bigint("seq", { mode: "number" }).notNull(),
  hash: bytea("hash").notNull(),
  signature: bytea("signature").notNull(),
  at: moment("at").notNull(),
  afterSeq: bigint("after_seq", { mode: "number" }).notNull(),
});

export const rotations = portico.table("rotations", {
  id: text("id").primaryKey(),
  kind: text("kind").$type<RotationKind>().notNull(),
  tenantId: text("tenant_id"),
  connectionId: text("connection_id"),
  state: text("state").$type<RotationState>().notNull().default("running"),
  total: integer("total").notNull().default(0),
  done: integer("done").notNull().default(0),
  error: text("error"),
  leaseUntil: moment("lease_until"),
  ...stamps,
});

export const jobs = portico.table("jobs", {
  tenantId: text("tenant_id").notNull(),
  id: text("id").notNull(),
  connectionId: text("connection_id").notNull(),
  actor: jsonb("actor").$type<object>().notNull(),
  state: text("state").$type<JobState>().notNull().default("running"),
  leaseUntil: moment("lease_until"),
  claims: integer("claims").notNull().default(0),
  ...stamps,
  expiresAt: moment("expires_at").notNull(),
});

export const jobItems = portico.table("job_items", {
  tenantId: text("tenant_id").notNull(),
  jobId: text("job_id").notNull(),
  position: integer("position").notNull(),
  operation: text("operation").$type<JobOperation>().notNull(),
  objectId: text("object_id").notNull(),
  state: text("state").$type<JobItemState>().notNull().default("waiting"),
  changes: bytea("changes"),
  problem: bytea("problem"),
});

export const requests = portico.table("requests", {
  tenantId: text("tenant_id").notNull(),
  id: text("id").notNull(),
  at: moment("at").notNull(),
  method: text("method").notNull(),
  route: text("route").notNull(),
  status: integer("status").notNull(),
  code: text("code"),
  apiKeyId: text("api_key_id").notNull(),
  connectionId: text("connection_id"),
  provider: text("provider"),
  subdomain: text("subdomain"),
  durationMs: integer("duration_ms").notNull(),
  waitedMs: integer("waited_ms").notNull(),
  upstreamCalls: integer("upstream_calls").notNull(),
  upstreamCredits: real("upstream_credits").notNull(),
  calls: jsonb("calls").$type<readonly object[]>().notNull(),
  expiresAt: moment("expires_at").notNull(),
});

export type ConnectionStatus = "active" | "needs_reauth" | "disabled";
/** What the help desk's administrator has agreed to. */
export type ConnectionAccess = "read" | "read_write";
export type DataKeyState = "active" | "decrypt_only" | "destroyed";
export type IdempotencyState = "running" | "done" | "unknown" | "not_sent";
/** Refused: nothing was done. Failed: it was allowed, and was not done. Unknown: whether it was done is not known. */
export type AuditDecision = "allowed" | "refused" | "failed" | "unknown";
export type RotationKind = "kek" | "tenant_key" | "connection_key";
export type RotationState = "running" | "done" | "failed";
export type JobState = "running" | "done";
export type JobOperation = "update" | "delete";
export type JobItemState = "waiting" | "done" | "failed" | "unknown";

/** Rows as they are stored, in camelCase; times are `Date`s, bytes `Uint8Array`s, an absent value is null. */
export type TenantRow = typeof tenants.$inferSelect;
export type ApiKeyRow = typeof apiKeys.$inferSelect;
export type ConnectionRow = typeof connections.$inferSelect;
export type DataKeyRow = typeof dataKeys.$inferSelect;
export type ConnectSessionRow = typeof connectSessions.$inferSelect;
export type TokenIssuerRow = typeof tokenIssuers.$inferSelect;
export type AuditRow = typeof auditLog.$inferSelect;
export type AuditCheckpointRow = typeof auditCheckpoints.$inferSelect;
export type RotationRow = typeof rotations.$inferSelect;
export type IdempotencyKeyRow = typeof idempotencyKeys.$inferSelect;
export type JobRow = typeof jobs.$inferSelect;
export type JobItemRow = typeof jobItems.$inferSelect;
export type RequestRow = typeof requests.$inferSelect;

// What a caller gives: the tenant comes from the scope and the stamps from this package's clock.
type Given<Row> = Omit<Row, "tenantId" | "createdAt" | "updatedAt" | "lastUsedAt">;
export type NewTenant = Given<typeof tenants.$inferInsert>;
export type NewApiKey = Given<typeof apiKeys.$inferInsert>;
export type NewConnection = Given<typeof connections.$inferInsert>;
export type NewConnectSession = Pick<
  ConnectSessionRow,
  | "id"
  | "connectionId"
  | "isReconnect"
  | "providers"
  | "externalId"
  | "label"
  | "access"
  | "returnUrl"
  | "state"
  | "provider"
  | "expiresAt"
>;
export type NewTokenIssuer = Given<typeof tokenIssuers.$inferInsert>;
export type NewCursor = Omit<typeof cursors.$inferInsert, "tenantId">;
export type NewDataKey = Omit<Given<typeof dataKeys.$inferInsert>, "seals" | "retiredAt">;
/** What happened; where it stands in the log, and when, the log says. */
export type NewAuditEntry = Omit<AuditRow, "tenantId" | "seq" | "at" | "prevHash" | "hash">;
export type NewJob = Pick<JobRow, "id" | "connectionId" | "actor" | "expiresAt">;
/** Its place in the job is its place in the list. */
export type NewJobItem = Pick<JobItemRow, "operation" | "objectId" | "changes">;
export type NewRequest = Omit<RequestRow, "tenantId">;
export type NewRotation = Pick<RotationRow, "id" | "kind" | "tenantId" | "connectionId">;

export type TenantPatch = Partial<Pick<TenantRow, "name" | "metadata" | "returnOrigins">>;
export type ConnectionPatch = Partial<
  Pick<
    ConnectionRow,
    | "externalId"
    | "label"
    | "metadata"
    | "plan"
    | "flavour"
    | "budgetShare"
    | "backgroundShare"
    | "status"
    | "agent"
    | "fieldMappings"
  >
>;
export type RotationProgress = Partial<Pick<RotationRow, "state" | "total" | "done" | "error" | "leaseUntil">>;
