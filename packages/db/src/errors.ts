import { DrizzleQueryError } from "drizzle-orm";

/**
 * Everything that can go wrong behind this package's door, as one stable word.
 *
 * - `unavailable`: the database cannot be reached, is full, or did not answer in time; trying later may help
 * - `conflict`: the row clashes with one that exists, or two transactions collided
 * - `missing_reference`: the row names another that does not exist
 * - `invalid`: the value is not one that the column takes
 * - `denied`: row-level security or a missing grant refused the statement
 * - `invalid_url`: the server's URL says that the way to it is not to be protected as it must be, or by nothing that is there
 * - `data_dir_in_use`: another process has the embedded database open
 * - `roles_missing`: the login may neither use nor create the two database roles
 * - `migration_failed`: a migration did not apply, or was edited after it had
 * - `isolation_broken`: one tenant's rows were visible to another in the start-up probe
 * - `internal`: none of these
 */
export type DbErrorCode =
  | "unavailable"
  | "conflict"
  | "missing_reference"
  | "invalid"
  | "denied"
  | "invalid_url"
  | "data_dir_in_use"
  | "roles_missing"
  | "migration_failed"
  | "isolation_broken"
  | "internal";

interface DbErrorDetails {
  cause?: unknown;
  /** Five-character SQLSTATE, where the database itself refused. */
  sqlState?: string;
  /** The constraint that refused the row. */
  constraint?: string | undefined;
}

/** The one error this package throws. Branch on `code`; the message holds no row values. */
export class DbError extends Error {
  readonly code: DbErrorCode;
  readonly sqlState: string | undefined;
  readonly constraint: string | undefined;

  constructor(code: DbErrorCode, message: string, details: DbErrorDetails = {}) {
    super(message, "cause" in details ? { cause: details.cause } : {});
    this.name = "DbError";
    this.code = code;
    this.sqlState = details.sqlState;
    this.constraint = details.constraint;
  }
}

/**
 * Gives a failure of a driver its code. What a caller's own code threw inside a transaction comes back untouched.
 * The query builder's wrapper is dropped, since its message quotes the parameters, and of the database's own error
 * only the message is kept, since its detail quotes the row: of another tenant even, where a unique index clashed.
 */
export const toDbError = (error: unknown): unknown => {
  if (error instanceof DrizzleQueryError) return toDbError(error.cause);
  if (!(error instanceof Error) || error instanceof DbError) return error;
  const code = textAt(error, "code");
  if (code === undefined) return error;
  if (sqlStatePattern.test(code)) return fromSqlState(code, error);
  if (distrustPattern.test(code))
    return new DbError("unavailable", `the database's server is not one to trust: ${code}`, { cause: error });
  return connectionFailurePattern.test(code)
    ? new DbError("unavailable", "the database cannot be reached", { cause: error })
    : error;
};

// no SQLSTATE starts with E, and many codes of the operating system are five letters too (EPIPE)
const sqlStatePattern = /^[0-9A-DF-Z][0-9A-Z]{4}$/;
const connectionFailurePattern = /^(CONNECT|E(?!RR_)[A-Z_]+$|SASL_|AUTH_TYPE_)/;
/** What TLS itself fails with, and what OpenSSL calls a certificate that does not prove itself. */
const distrustPattern =
  /^(ERR_(TLS|SSL|OSSL)_|(UNABLE_TO_GET|UNABLE_TO_VERIFY|DEPTH_ZERO|SELF_SIGNED|CERT|INVALID|HOSTNAME)_)/;

const fromSqlState = (sqlState: string, error: Error): DbError => {
  const [, code] = codesBySqlState.find(([pattern]) => pattern.test(sqlState)) ?? [undefined, "internal" as const];
  const constraint = textAt(error, "constraint_name") ?? textAt(error, "constraint");
  const cause = new Error(error.message);
  return new DbError(code, `the database refused (${sqlState})`, { cause, sqlState, constraint });
};

const codesBySqlState: readonly (readonly [RegExp, DbErrorCode])[] = [
  [/^23505|^40/, "conflict"],
  [/^23503/, "missing_reference"],
  [/^2[23]|^54/, "invalid"],
  [/^42501/, "denied"],
  // lost connection; statement, lock or idle time-out; no room, no memory, read-only standby; shutdown; disk trouble
  [/^08|^57|^55P03|^25P0[34]|^53|^25006|^58/, "unavailable"],
];

const textAt = (error: Error, name: string): string | undefined => {
  const value: unknown = Reflect.get(error, name);
  return typeof value === "string" ? value : undefined;
};
