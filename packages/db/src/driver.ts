/** Runs one statement of the transaction at hand; gives rows as arrays, in the order of the columns selected. */
export type Run = (text: string, params?: readonly unknown[], options?: { prepare: boolean }) => Promise<unknown[][]>;

/** Whose rows a transaction may see. */
export type Scope =
  | { as: "tenant"; tenantId: string }
  /** The one API key with this public id, before its tenant is known. */
  | { as: "lookup"; lookupId: string }
  /** All rows of `tenants`, and no other table's. */
  | { as: "operator" }
  /** What waits to be done or thrown away, of every tenant: which rows, and nothing of what they say. */
  | { as: "worker" }
  /** No tenant's rows: what belongs to the deployment. */
  | { as: "deployment" };

/** What both databases are to the rest of this package: scoped transactions, and no way to speak outside of one. */
export interface Driver {
  /** Commits when `work` resolves, rolls back when it throws. Fails with `DbError`, or with what `work` threw. */
  transaction<Result>(scope: Scope, work: (run: Run) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** The login itself, before it takes a role: what the migrations run as. */
export interface Owner {
  transaction<Result>(work: (run: Run, script: (text: string) => Promise<void>) => Promise<Result>): Promise<Result>;
}

/**
 * The statement that puts a transaction into its scope. One statement, so that it costs no round trip of its own where
 * the driver can send it along with the next; all three settings each time, so that nothing is left from the scope
 * before. They end with the transaction (the `true`), and work behind a pooler that lends a connection for one.
 */
export const toEnterStatement = (scope: Scope): { text: string; params: string[] } => ({
  text: "select set_config('role', $1, true), set_config('portico.tenant', $2, true), set_config('portico.lookup', $3, true)",
  params: [roles[scope.as], scope.as === "tenant" ? scope.tenantId : "", scope.as === "lookup" ? scope.lookupId : ""],
});

/** Which role a transaction of each scope takes. */
export const roles: Readonly<Record<Scope["as"], string>> = {
  tenant: "portico_app",
  lookup: "portico_app",
  deployment: "portico_app",
  operator: "portico_operator",
  worker: "portico_worker",
};
