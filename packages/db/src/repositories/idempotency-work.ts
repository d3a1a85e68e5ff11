import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import type { IdempotencyTable } from "../schema.ts";
import type { Within } from "../session.ts";

/** A request without a known end that is now the claimant's to look into, until `leaseUntil`. */
export interface IdempotencyClaim {
  /** The tenant, or the deployment where the operator wrote. */
  ownerId: string;
  key: string;
  requestId: string;
  leaseUntil: Date;
}

/** The idempotency keys that need the worker: of all tenants, or of the operator. */
export interface IdempotencyWork {
  /**
   * Claims requests that have ended as unknown, or whose lease has lapsed: those waiting longest first, each for one
   * claimant. They are unknown from now on, and whoever still runs one may only finish it. Without an intent in its
   * row nothing was sent.
   */
  claimUnsettled(options: { limit: number; leaseMs: number }): Promise<IdempotencyClaim[]>;
  /** Removes up to `limit` rows that have expired, in whatever state; how many it was. */
  purgeExpired(limit: number): Promise<number>;
}

/** For a scope that may see these rows, whoever owns them. */
export const createIdempotencyWork = (
  within: Within,
  idempotencyKeys: IdempotencyTable,
  now: () => number,
): IdempotencyWork => {
  const { ownerId, key, requestId, state, leaseUntil, expiresAt } = idempotencyKeys;
  return {
    claimUnsettled: ({ limit, leaseMs }) =>
      within(async ({ orm }) => {
        const at = new Date(now());
        const due = orm.$with("due").as(
          orm
            .select({ ownerId, key })
            .from(idempotencyKeys)
            .where(and(inArray(state, ["running", "unknown"]), lte(leaseUntil, at)))
            .orderBy(asc(leaseUntil))
            .limit(limit)
            .for("update", { skipLocked: true }),
        );
        const lease = new Date(at.getTime() + leaseMs);
        const claimedUntil = sql<Date>`${leaseUntil}`.mapWith(leaseUntil);
        return orm
          .with(due)
          .update(idempotencyKeys)
          .set({ state: "unknown", leaseUntil: lease, updatedAt: at })
          .from(due)
          .where(and(eq(ownerId, due.ownerId), eq(key, due.key)))
          .returning({ ownerId, key, requestId, leaseUntil: claimedUntil });
      }),
    purgeExpired: (limit) =>
      within(async ({ orm }) => {
        const due = orm.$with("due").as(
          orm
            .select({ ownerId, key })
            .from(idempotencyKeys)
            .where(lte(expiresAt, new Date(now())))
            .limit(limit)
            .for("update", { skipLocked: true }),
        );
        const removed = await orm
          .with(due)
          .delete(idempotencyKeys)
          .where(sql`(${ownerId}, ${key}) in ${orm.select().from(due)}`)
          .returning({ key });
        return removed.length;
      }),
  };
};
