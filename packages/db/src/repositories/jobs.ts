import { and, asc, count, eq, gt } from "drizzle-orm";
import { type JobItemRow, jobItems, type JobRow, jobs, type NewJob, type NewJobItem } from "../schema.ts";
import type { Within } from "../session.ts";
import type { JobClaim } from "./jobs-work.ts";

/** How an item ended; `problem` is sealed, and there unless it is done. */
export type JobItemOutcome = { state: "done" } | { state: "failed" | "unknown"; problem: Uint8Array };

/**
 * The jobs of one tenant. Who carries one out does so by a claim: whoever is answered `false` was overtaken by another, or the
 * job is gone, and must leave it.
 */
export interface Jobs {
  /** Stores a job that is due at once; undefined where `most` of the tenant's run already. */
  insert(job: NewJob, items: readonly NewJobItem[], most: number): Promise<JobRow | undefined>;
  /** Undefined once it has expired. */
  get(id: string): Promise<JobRow | undefined>;
  /** In their order. */
  items(jobId: string): Promise<JobItemRow[]>;
  /** Stores how an item ended, forgets what was to be changed, and renews the lease. */
  finishItem(claim: JobClaim, position: number, outcome: JobItemOutcome, leaseMs: number): Promise<boolean>;
  /** Gives a job back, for any process to go on with from `dueAt` on; null: it is done. */
  release(claim: JobClaim, dueAt: Date | null): Promise<boolean>;
}

export const createJobs = (within: Within, tenantId: string, now: () => number): Jobs => {
  const isOwn = eq(jobs.tenantId, tenantId);
  const isRunning = eq(jobs.state, "running");
  const isItemOf = (jobId: string) => and(eq(jobItems.tenantId, tenantId), eq(jobItems.jobId, jobId));
  const isClaimed = ({ id, claims }: JobClaim) => and(isOwn, eq(jobs.id, id), isRunning, eq(jobs.claims, claims));

  return {
    insert: (job, items, most) =>
      within(async ({ orm }) => {
        const at = new Date(now());
        const [running] = await orm.select({ jobs: count() }).from(jobs).where(and(isOwn, isRunning));
        if (running === undefined || running.jobs >= most) return undefined;
        const [row] = await orm
          .insert(jobs)
          .values({ ...job, tenantId, leaseUntil: at, createdAt: at, updatedAt: at })
          .returning();
        await orm
          .insert(jobItems)
          .values(items.map((item, position) => ({ ...item, position, tenantId, jobId: job.id })));
        return row;
      }),
    get: (id) =>
      within(async ({ orm }) => {
        const isThere = and(isOwn, eq(jobs.id, id), gt(jobs.expiresAt, new Date(now())));
        return (await orm.select().from(jobs).where(isThere))[0];
      }),
    items: (jobId) =>
      within(({ orm }) => orm.select().from(jobItems).where(isItemOf(jobId)).orderBy(asc(jobItems.position))),
    finishItem: (claim, position, outcome, leaseMs) =>
      within(async ({ orm }) => {
        const at = now();
        const renewed = await orm
          .update(jobs)
          .set({ leaseUntil: new Date(at + leaseMs), updatedAt: new Date(at) })
          .where(isClaimed(claim))
          .returning({ id: jobs.id });
        if (renewed.length === 0) return false;
        await orm
          .update(jobItems)
          .set({ ...outcome, changes: null })
          .where(and(isItemOf(claim.id), eq(jobItems.position, position)));
        return true;
      }),
    release: (claim, dueAt) =>
      within(async ({ orm }) => {
        const released = await orm
          .update(jobs)
          .set({ state: dueAt === null ? "done" : "running", leaseUntil: dueAt, updatedAt: new Date(now()) })
          .where(isClaimed(claim))
          .returning({ id: jobs.id });
        return released.length > 0;
      }),
  };
};
