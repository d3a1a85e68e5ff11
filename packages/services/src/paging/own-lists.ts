import type { Page, Position } from "@portico/db";
import type { Listing } from "@portico/model";
import type { Deps } from "../deps.ts";
import { nothing, openCursor, sealCursor } from "./cursor.ts";

interface Place {
  createdAt: string;
  id: string;
}

/** A list of the tenant's own objects: a page of rows, from and to sealed cursors. */
export const listOwn = async <Row, Shown>(
  deps: Deps,
  scope: { tenantId: string; resource: string },
  query: { limit: number; cursor?: string | undefined } & Readonly<Record<string, unknown>>,
  read: (
    page: { limit: number; after: Position | undefined } & Readonly<Record<string, unknown>>,
  ) => Promise<Page<Row>>,
  show: (row: Row) => Shown,
): Promise<Listing<Shown>> => {
  const { limit, cursor, ...given } = query;
  const filters = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const bound = { ...scope, connectionId: nothing };
  const from = cursor === undefined ? undefined : await openCursor<Place>(deps, bound, cursor, filters);
  const walked = from?.query ?? filters;
  const after = from === undefined ? undefined : { createdAt: new Date(from.state.createdAt), id: from.state.id };
  const page = await read({ ...walked, limit, after });
  const state = page.next && { createdAt: page.next.createdAt.toISOString(), id: page.next.id };
  return {
    data: page.rows.map(show),
    next_cursor: state === undefined ? null : await sealCursor(deps, bound, { query: walked, state }),
  };
};
