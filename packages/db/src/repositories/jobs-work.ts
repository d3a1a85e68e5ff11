import { and, asc, count, eq, gt, lte, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { jobs } from "../schema.ts";
import type { Within } from "../session.ts";

/** A job that is now the claimant's to carry out. */
export interface JobClaim {
  tenantId: string;
  id: string;
  /** How often it has been claimed: the number of this claim. */
  claims: number;
}

/** The jobs of all tenants, for the worker. */
export interface JobsWork {
  /**
   * Claims one job that is due, for one claimant: of the tenant of whom the fewest wait for their time or run, so that who has many
   * keeps nobody waiting, and of those the one that waits longest. Undefined where none is due.
   */
  claim(leaseMs: number): Promise<JobClaim | undefined>;
  /** Removes up to `limit` jobs that have expired, in whatever state; how many it was. */
  purgeExpired(limit: number): Promise<number>;
}

export const createJobsWork = (within: Within, now: () => number): JobsWork => ({
  claim: (leaseMs) =>
    within(async ({ orm }) => {
      const at = new Date(now());
      const isRunning = eq(jobs.state, "running");
      const other = alias(jobs, "other");
      const busy = orm
        .select({ jobs: count() })
        .from(other)
        .where(and(eq(other.tenantId, jobs.tenantId), eq(other.state, "running"), gt(other.leaseUntil, at)));
      const due = orm.$with("due").as(
        orm
          .select({ tenantId: jobs.tenantId, id: jobs.id })
          .from(jobs)
          .where(and(isRunning, lte(jobs.leaseUntil, at), gt(jobs.expiresAt, at)))
          .orderBy(sql`(${busy})`, asc(jobs.leaseUntil), asc(jobs.id))
          .limit(1)
          .for("update", { skipLocked: true }),
      );
      const [claimed] = await orm
        .with(due)
        .update(jobs)
        .set({ leaseUntil: new Date(at.getTime() + leaseMs), claims: sql`${jobs.claims} + 1`, updatedAt: at })
        .from(due)
        .where(and(eq(jobs.tenantId, due.tenantId), eq(jobs.id, due.id)))
        .returning({
          tenantId: sql<string>`${jobs.tenantId}`,
          id: sql<string>`${jobs.id}`,
          claims: sql<number>`${jobs.claims}`,
        });
      return claimed;
    }),
  purgeExpired: (limit) =>
    within(async ({ orm }) => {
      const due = orm.$with("due").as(
        orm
          .select({ tenantId: jobs.tenantId, id: jobs.id })
          .from(jobs)
          .where(lte(jobs.expiresAt, new Date(now())))
          .limit(limit)
          .for("update", { skipLocked: true }),
      );
      const removed = await orm
        .with(due)
        .delete(jobs)
        .where(sql`(${jobs.tenantId}, ${jobs.id}) in ${orm.select().from(due)}`)
        .returning({ id: jobs.id });
      return removed.length;
    }),
});
