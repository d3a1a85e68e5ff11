import { and, desc, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import { auditCheckpoints, auditHeads } from "../schema.ts";
import type { Within } from "../session.ts";

/** A log that is due for a checkpoint, and the number that its last one ends with; 0 where there is none. */
export interface DueCheckpoint {
  tenantId: string;
  after: number;
}

/** Which audit logs need the worker, of all tenants. */
export interface AuditWork {
  /**
   * Up to `limit` logs with something new: as many rows since the last checkpoint, or any where that is from `before` or
   * earlier, or missing.
   */
  dueCheckpoints(options: { limit: number; rows: number; before: Date }): Promise<DueCheckpoint[]>;
}

/** For a scope that may see how far the logs of all tenants go. */
export const createAuditWork = (within: Within): AuditWork => ({
  dueCheckpoints: ({ limit, rows, before }) =>
    within(async ({ orm }) => {
      const last = orm
        .select({ seq: auditCheckpoints.seq, at: auditCheckpoints.at })
        .from(auditCheckpoints)
        .where(eq(auditCheckpoints.tenantId, auditHeads.tenantId))
        .orderBy(desc(auditCheckpoints.seq))
        .limit(1)
        .as("last");
      const after = sql<number>`coalesce(${last.seq}, 0)`.mapWith(Number);
      return orm
        .select({ tenantId: auditHeads.tenantId, after })
        .from(auditHeads)
        .leftJoinLateral(last, sql`true`)
        .where(
          and(
            gt(auditHeads.seq, after),
            or(isNull(last.at), lte(last.at, before), lte(last.seq, sql`${auditHeads.seq} - ${rows}::bigint`)),
          ),
        )
        .limit(limit);
    }),
});
