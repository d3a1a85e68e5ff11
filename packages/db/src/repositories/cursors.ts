import { and, asc, eq, gt, lte, sql } from "drizzle-orm";
import { cursors, type NewCursor } from "../schema.ts";
import type { Within } from "../session.ts";

/** What stands in cursors that would be too long, sealed, until it expires. */
export interface Cursors {
  keep(cursor: NewCursor): Promise<void>;
  /** Undefined once it has expired. */
  get(id: string): Promise<Uint8Array | undefined>;
}

export const createCursors = (within: Within, tenantId: string, now: () => number): Cursors => ({
  keep: (cursor) =>
    within(async ({ orm }) => {
      await orm.insert(cursors).values({ ...cursor, tenantId });
    }),
  get: (id) =>
    within(async ({ orm }) => {
      const isKept = and(eq(cursors.tenantId, tenantId), eq(cursors.id, id), gt(cursors.expiresAt, new Date(now())));
      const [found] = await orm.select({ sealed: cursors.sealed }).from(cursors).where(isKept);
      return found?.sealed;
    }),
});

/** Kept cursors of all tenants, for the worker. */
export interface CursorsWork {
  /** Removes up to `limit` rows that have expired; how many it was. */
  purgeExpired(limit: number): Promise<number>;
}

export const createCursorsWork = (within: Within, now: () => number): CursorsWork => ({
  purgeExpired: (limit) =>
    within(async ({ orm }) => {
      const due = orm
        .select({ tenantId: cursors.tenantId, id: cursors.id })
        .from(cursors)
        .where(lte(cursors.expiresAt, new Date(now())))
        .orderBy(asc(cursors.expiresAt))
        .limit(limit);
      const isDue = sql`(${cursors.tenantId}, ${cursors.id}) in ${due}`;
      return (await orm.delete(cursors).where(isDue).returning({ id: cursors.id })).length;
    }),
});
