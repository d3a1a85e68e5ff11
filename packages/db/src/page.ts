import { type Column, type SQL, sql } from "drizzle-orm";

/** A place in a list: that of the row with this time and id. Lists run by `createdAt`, then by `id`. */
export interface Position {
  createdAt: Date;
  id: string;
}

export interface PageQuery {
  /** Most rows to return. */
  limit: number;
  /** Return only what comes behind this row, which need not exist any more. */
  after?: Position | undefined;
}

export interface Page<Row> {
  rows: Row[];
  /** Where the next page starts; undefined when there is none. */
  next: Position | undefined;
}

/** The condition for rows behind a position. */
export const isBehind = (table: { createdAt: Column; id: Column }, after: Position | undefined): SQL | undefined =>
  after && sql`(${table.createdAt}, ${table.id}) > (${sql.param(after.createdAt, table.createdAt)}, ${after.id})`;

/** Makes a page of `limit + 1` rows: the one too many only says that there is more. */
export const toPage = <Row extends Position>(found: Row[], limit: number): Page<Row> => {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: last && found.length > limit ? { createdAt: last.createdAt, id: last.id } : undefined };
};
