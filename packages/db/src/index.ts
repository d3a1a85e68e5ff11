export type { AuditLink } from "./audit-chain.ts";
export type { Database, OperatorDb, TenantDb, TenantRepositories, WorkerDb } from "./database.ts";
export { DbError, type DbErrorCode } from "./errors.ts";
export type { KeptValue } from "./kept-value.ts";
export { type DatabaseLocation, openDatabase, type OpenDatabaseDeps } from "./open-database.ts";
export type { Page, PageQuery, Position } from "./page.ts";
export type { ApiKeyQuery, ApiKeys } from "./repositories/api-keys.ts";
export type { Audit, AuditQuery, NewCheckpoint } from "./repositories/audit.ts";
export type { AuditFault, AuditVerdict } from "./repositories/audit-verify.ts";
export type { AuditWork, DueCheckpoint } from "./repositories/audit-work.ts";
export type { ConnectSessions, ConnectSessionStep, ConnectSessionsWork } from "./repositories/connect-sessions.ts";
export type { Clash, ConnectionQuery, Connections } from "./repositories/connections.ts";
export type { Cursors, CursorsWork } from "./repositories/cursors.ts";
export type { DataKeyQuery, DataKeys, Rewrapping } from "./repositories/data-keys.ts";
export type {
  Answer,
  Idempotency,
  IdempotencyOutcome,
  IdempotencySettlement,
  NewIdempotencyKey,
} from "./repositories/idempotency.ts";
export type { IdempotencyClaim, IdempotencyWork } from "./repositories/idempotency-work.ts";
export type { JobItemOutcome, Jobs } from "./repositories/jobs.ts";
export type { JobClaim, JobsWork } from "./repositories/jobs-work.ts";
export type { RequestQuery, Requests, RequestsWork } from "./repositories/requests.ts";
export type { Rotations } from "./repositories/rotations.ts";
export type { Tenants } from "./repositories/tenants.ts";
export type { TokenIssuers } from "./repositories/token-issuers.ts";
export type {
  ApiKeyRow,
  AuditCheckpointRow,
  AuditDecision,
  AuditRow,
  ConnectionAccess,
  ConnectionPatch,
  ConnectionRow,
  ConnectionStatus,
  ConnectSessionRow,
  DataKeyRow,
  DataKeyState,
  IdempotencyKeyRow,
  IdempotencyState,
  JobItemRow,
  JobItemState,
  JobOperation,
  JobRow,
  JobState,
  NewApiKey,
  NewAuditEntry,
  NewConnection,
  NewConnectSession,
  NewDataKey,
  NewJob,
  NewJobItem,
  NewRequest,
  NewRotation,
  NewCursor,
  NewTenant,
  NewTokenIssuer,
  RequestRow,
  RotationKind,
  RotationProgress,
  RotationRow,
  RotationState,
  TenantPatch,
  TenantRow,
  TokenIssuerRow,
} from "./schema.ts";
