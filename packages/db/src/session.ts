import { fillPlaceholders, getTableColumns, type InferSelectModel, type SQL } from "drizzle-orm";
import { type PgTable, QueryBuilder } from "drizzle-orm/pg-core";
import { drizzle, type PgRemoteDatabase } from "drizzle-orm/pg-proxy";
import { type Driver, type Run, type Scope, toEnterStatement } from "./driver.ts";
import { toDbError } from "./errors.ts";

/** One open transaction. */
export interface Tx {
  /** The query builder, bound to this transaction whichever database it runs on. */
  orm: PgRemoteDatabase;
  run: Run;
  /** Moves the rest of the transaction into another scope. */
  enter(scope: Scope): Promise<void>;
}

/** Runs `work` in a transaction: an own one, or the one its caller has open. */
export type Within = <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>;

/** Transactions of one scope, each call its own. Failures of the database come out as `DbError`. */
export const within =
  (driver: Driver, scope: Scope): Within =>
  async (work) => {
    try {
      return await driver.transaction(scope, (run) => work(toTx(run)));
    } catch (error) {
      throw toDbError(error);
    }
  };

/** The same transaction for every call. */
export const joined =
  (tx: Tx): Within =>
  async (work) => {
    try {
      return await work(tx);
    } catch (error) {
      throw toDbError(error);
    }
  };

const toTx = (run: Run): Tx => ({
  orm: drizzle(async (text, params) => ({ rows: await run(text, params) })),
  run,
  enter: async (scope) => {
    const { text, params } = toEnterStatement(scope);
    await run(text, params);
  },
});

/**
 * A select of whole rows that is built once, for the hot paths; the server keeps its plan too. The query builder's own
 * `prepare` ties a statement to one connection, while this one runs in whichever transaction it is given.
 */
export const compileSelect = <Table extends PgTable>(table: Table, where: SQL) => {
  const columns = Object.entries(getTableColumns(table));
  const source: PgTable = table; // what the query builder asks of a table's type it cannot see in a type parameter
  const { sql, params } = new QueryBuilder().select().from(source).where(where).toSQL();
  const toRow = (values: unknown[]) =>
    Object.fromEntries(
      columns.map(([name, column], index) => {
        const value = values[index] ?? null;
        return [name, value === null ? null : column.mapFromDriverValue(value)];
      }),
    ) as InferSelectModel<Table>; // the columns selected are the table's own, in its order
  return async ({ run }: Tx, values: Record<string, unknown>): Promise<InferSelectModel<Table>[]> =>
    (await run(sql, fillPlaceholders(params, values), { prepare: true })).map(toRow);
};
