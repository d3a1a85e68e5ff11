import type { JobItemRow, JobRow } from "@portico/db";
import { type Job, type Plan, PorticoError, summary, type TicketBulk } from "@portico/model";
import type { ConnectionDoor } from "../connections/open.ts";
import { refuseUnagreed, refuseUnusable } from "../connections/refusal.ts";
import type { Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import { iso } from "../show.ts";
import type { Once } from "../writes/once.ts";
import { createJobWork } from "./carry-out.ts";
import { openProblem, sealChanges } from "./kept-items.ts";

/** How long a job can be asked for. */
const keptMs = 7 * 24 * 60 * 60_000;
/** What one tenant may have running at once. */
const mostRunning = 100;

/** What is done to many tickets while nobody waits. */
export const createJobServices = (deps: Deps, door: ConnectionDoor, once: Once) => {
  const { db, vault, now } = deps;

  return {
    /** Takes a job in. What becomes of each item, help desks and time decide: it is refused whole only for what all of it lacks. */
    start: async (ctx: Ctx, connectionId: string, { items }: TicketBulk): Promise<Job> => {
      const { tenantId, actor } = ctx;
      const row = await door.row(ctx, connectionId);
      refuseUnusable(row);
      refuseUnagreed(row);
      const id = deps.newId("job");
      const rows = await Promise.all(
        items.map(async (item, position) => ({
          operation: item.operation,
          objectId: item.id,
          changes: await sealChanges(vault, { tenantId, jobId: id, position }, item),
        })),
      ).catch((error: unknown) => door.orGone(ctx, connectionId, error));
      const { jobs } = db.forTenant(tenantId);
      const job = await jobs.insert(
        { id, connectionId, actor, expiresAt: new Date(now() + keptMs) },
        rows,
        mostRunning,
      );
      if (job === undefined) throw tooMany();
      deps.at("after_start_job");
      return show(deps, job, await jobs.items(id));
    },

    get: async (ctx: Ctx, connectionId: string, id: string): Promise<Job> => {
      await door.row(ctx, connectionId);
      const { jobs } = db.forTenant(ctx.tenantId);
      const job = await jobs.get(id);
      if (job?.connectionId !== connectionId) throw new PorticoError("not_found", "There is no such job.");
      return show(deps, job, await jobs.items(id));
    },

    /** What a job would send; refused at the first item that would be. */
    plan: (ctx: Ctx, connectionId: string, { items }: TicketBulk): Promise<Plan> =>
      door.call(ctx, connectionId, async ({ adapter }, errand) => {
        const plans: Plan[] = [];
        for (const [index, item] of items.entries()) {
          const planned =
            item.operation === "update"
              ? adapter.planUpdate(errand, "tickets", { id: item.id }, item.changes)
              : Promise.try(() => adapter.planDelete("tickets", { id: item.id }));
          plans.push(await planned.catch((error: unknown) => Promise.reject(located(error, index))));
        }
        return {
          dry_run: true,
          requests: plans.flatMap(({ requests }) => requests),
          side_effects: [...new Set(plans.flatMap(({ side_effects: effects }) => effects))],
        };
      }),

    /** Gives one job that is due its turn; false where none is. For the loops of a process. */
    work: createJobWork(deps, door, once),
  };
};

export type JobServices = ReturnType<typeof createJobServices>;

const tooMany = (): PorticoError =>
  new PorticoError("rate_limited", `${mostRunning} jobs are not done yet: wait for one of them.`, {
    retryAfterSeconds: 30,
  });

/** The same refusal, told of the item that it is about. */
const located = (error: unknown, index: number): unknown => {
  if (!(error instanceof PorticoError)) return error;
  const place = `/items/${index}`;
  const errors = error.details.errors?.map((fault) => ({ ...fault, pointer: `${place}/changes${fault.pointer}` }));
  const detail = errors === undefined ? `${place}: ${error.message}` : summary(errors);
  return new PorticoError(error.code, detail, { ...error.details, ...(errors === undefined ? {} : { errors }) });
};

const show = async ({ vault }: Deps, job: JobRow, items: readonly JobItemRow[]): Promise<Job> => {
  const { tenantId, id } = job;
  const count = (status: JobItemRow["state"]): number => items.filter(({ state }) => state === status).length;
  return {
    id,
    connection_id: job.connectionId,
    status: job.state,
    counts: { waiting: count("waiting"), done: count("done"), failed: count("failed"), unknown: count("unknown") },
    items: await Promise.all(
      items.map(async ({ position, operation, objectId, state, problem }) => ({
        index: position,
        operation,
        id: objectId,
        status: state,
        problem: await openProblem(vault, { tenantId, jobId: id, position }, problem),
      })),
    ),
    created_at: iso(job.createdAt),
    updated_at: iso(job.updatedAt),
    expires_at: iso(job.expiresAt),
  };
};
