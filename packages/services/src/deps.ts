import type { Connector, OAuthClient, Provider, Target } from "@portico/connector";
import type { AuditDecision, Database } from "@portico/db";
import type { Limiter } from "@portico/limiter";
import type { AuditCheckpoint, createIds } from "@portico/model";
import type { KeyWrapper, Signer, Vault } from "@portico/vault";
import type { KeySets } from "./auth/key-sets.ts";
import type { CrashPoint } from "./crash-points.ts";
import type { SignInNotice } from "./auth/verdict.ts";

/** What the use cases stand on; joined in runtime. */
export interface Deps {
  db: Database;
  vault: Vault;
  /** What wraps the tenants' keys. */
  wrapper: KeyWrapper;
  /** Signs the checkpoints of audit logs, and connect links. */
  signer: Signer;
  limiter: Limiter;
  connector: Connector;
  providers: readonly Provider[];
  /** Where an account lives: the provider's own origin, or what the operator has set in its place. */
  targetOf: (provider: Provider, subdomain: string) => Target;
  /** The deployment's own app there, where the operator has registered one. */
  oauthClientOf: (provider: Provider, subdomain: string) => OAuthClient | undefined;
  /** How clients reach this deployment: the audience of their tokens begins with it. */
  publicUrl: string;
  /** The addresses that calls leave from, where the operator has said so: for help desks that admit listed ones alone. */
  egressIps: readonly string[];
  /** Issuers' public keys. */
  keySets: KeySets;
  /** Overrides the length of every rate window: for tests. */
  windowMs?: number | undefined;
  /** SHA-256 of the operator's token. */
  operatorTokenHash: Uint8Array;
  newId: ReturnType<typeof createIds>;
  now: () => number;
  random: (bytes: number) => Buffer;
  sleep: (ms: number) => Promise<void>;
  /** Passed at named points of a write; tests end the process there. */
  at: (point: CrashPoint) => void;
  /** Told of what failed in work that no caller waits for. */
  onLateFailure: (what: string, error: unknown) => void;
  /** Told of every checkpoint of an audit log, to carry it out of reach of who can write to the database. */
  onCheckpoint: (checkpoint: AuditCheckpoint) => void;
  /** Told of sign-ins that an operator should know of, and their caller should not. */
  onSignIn: (notice: SignInNotice) => void;
  /** Told of everything that the operator changed, also where no tenant's log can tell of it. */
  onOperatorWrite: (notice: OperatorNotice) => void;
}

/** What the operator did, for the process's own log: the only place that tells of tenants that are gone. */
export interface OperatorNotice {
  event: "operator_write";
  what: string;
  code: AuditDecision;
  request_id: string;
  tenant_id?: string;
}
