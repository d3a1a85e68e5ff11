import type { JobClaim, JobItemOutcome, JobItemRow, JobRow } from "@portico/db";
import { type ErrorCode, errorTable, type PorticoError, problemOf } from "@portico/model";
import type { ConnectionDoor } from "../connections/open.ts";
import { refuseUnagreed } from "../connections/refusal.ts";
import { type Actor, createMeter, type Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import { explain } from "../explain.ts";
import type { Once, WriteRequest } from "../writes/once.ts";
import { openChanges, sealProblem } from "./kept-items.ts";
import { requireStanding } from "./standing.ts";

/** How long after its last word a process that carries a job out is taken for dead. */
const leaseMs = 60_000;
/** How long a job has its turn before another one gets it. */
const turnMs = 10_000;
/** How long an item may wait for budget. */
const waitMs = 20_000;
/** How long what may go better later is tried again, from when the job was asked for. */
const patienceMs = 24 * 60 * 60_000;
/** After how long it is, where nobody has said. */
const againMs = 5_000;

/**
 * Takes one job that is due and carries items out, one after another, for as long as a turn lasts; false where none is due.
 * Each item is a write of its own, with a key of its own: however often a process dies, or two have the same job, it is carried
 * out once. What cannot be done now is left for a later turn.
 */
export const createJobWork =
  (deps: Deps, door: ConnectionDoor, once: Once) =>
  async (signal: AbortSignal): Promise<boolean> => {
    const claim = await deps.db.forWorker().jobs.claim(leaseMs);
    if (claim === undefined) return false;
    deps.at("after_claim_job");
    const { jobs } = deps.db.forTenant(claim.tenantId);
    const job = await jobs.get(claim.id);
    // Where a turn fails its lease runs out, and another comes.
    if (job !== undefined)
      await takeTurn({ deps, door, once, claim, job, signal })
        .then((dueAt) => jobs.release(claim, dueAt))
        .catch((error: unknown) => deps.onLateFailure("job", error));
    return true;
  };

interface Turn {
  deps: Deps;
  door: ConnectionDoor;
  once: Once;
  claim: JobClaim;
  job: JobRow;
  signal: AbortSignal;
}

/** When the job is due again. Null: all items have ended. */
const takeTurn = async (turn: Turn): Promise<Date | null> => {
  const { deps, claim, signal } = turn;
  const { jobs } = deps.db.forTenant(claim.tenantId);
  const endsAt = deps.now() + turnMs;
  const waiting = (await jobs.items(claim.id)).filter(({ state }) => state === "waiting");
  let left = waiting.length;
  for (const item of waiting) {
    if (signal.aborted || deps.now() >= endsAt) return new Date(deps.now());
    const ended = await carryOut(turn, item);
    if ("laterMs" in ended) {
      if (ended.isOwn) continue;
      return new Date(deps.now() + (signal.aborted ? 0 : ended.laterMs));
    }
    deps.at("before_note_item");
    // Another process has the job: it meets the same end.
    if (!(await jobs.finishItem(claim, item.position, ended, leaseMs))) break;
    deps.at("after_note_item");
    left -= 1;
  }
  return left === 0 ? null : new Date(deps.now() + againMs);
};

/** It is not known yet, or could not be done now; `isOwn` where that says nothing of the other items. */
interface Later {
  laterMs: number;
  isOwn: boolean;
}

const carryOut = async (turn: Turn, item: JobItemRow): Promise<JobItemOutcome | Later> => {
  const { deps, job, claim } = turn;
  const { tenantId, jobId, position } = item;
  const requestId = `${jobId}.${position}.${claim.claims}`;
  const failure = await write(turn, item, requestId);
  if (failure === null) return { state: "done" };
  const { code, details, isKept } = failure;
  const isPatient = deps.now() < job.createdAt.getTime() + patienceMs;
  // A failure that was kept comes back as it was.
  if (errorTable[code].retry === "later" && !isKept && isPatient)
    return {
      laterMs: details.retryAfterSeconds === undefined ? againMs : details.retryAfterSeconds * 1_000,
      isOwn: code === "idempotency_in_progress",
    };
  const problem = await sealProblem(deps.vault, { tenantId, jobId, position }, problemOf(failure, requestId));
  return { state: undecided.has(code) ? "unknown" : "failed", problem };
};

/** It may have been carried out. */
const undecided = new Set<ErrorCode>(["outcome_unknown", "idempotency_answer_not_kept", "provider_invalid_response"]);

interface Failure extends Pick<PorticoError, "code" | "message" | "details"> {
  isKept: boolean;
}

/** Null: it was carried out. */
const write = async (turn: Turn, item: JobItemRow, requestId: string): Promise<Failure | null> => {
  const { deps, door, once, job, signal } = turn;
  const { tenantId, jobId, position, operation, objectId: id } = item;
  const { connectionId } = job;
  const actor = job.actor as Actor; // it was the caller's when the job was asked for
  const ctx: Ctx = {
    tenantId,
    actor,
    requestId,
    signal,
    waitMs,
    lane: "background",
    meter: createMeter(),
    budget: null,
  };
  try {
    const changes = await openChanges(deps.vault, { tenantId, jobId, position }, item.changes);
    const { outcome, replayed } = await once(ctx, requestOf(job, item, JSON.stringify(changes)), async (writer) => {
      await requireStanding(deps, tenantId, actor);
      await door.call(writer, connectionId, async ({ row, adapter }, errand) => {
        refuseUnagreed(row);
        if (operation === "update") await adapter.update(errand, "tickets", { id }, changes, []);
        else await adapter.delete(errand, "tickets", { id });
      });
      return { kind: "none" };
    });
    return outcome.kind === "failed" ? { ...outcome, isKept: replayed } : null;
  } catch (error) {
    const { code, message, details } = explain(error);
    return { code, message, details, isKept: false };
  }
};

const methods = { update: "PATCH", delete: "DELETE" } as const;

/** The write that the item would be if it were sent alone, under a key that no caller can send. */
const requestOf = (job: JobRow, { position, operation, objectId }: JobItemRow, body: string): WriteRequest => ({
  idempotencyKey: undefined,
  own: { key: `${job.id}.${position}`, until: job.expiresAt },
  method: methods[operation],
  target: `/v1/connections/${job.connectionId}/tickets/${encodeURIComponent(objectId)}`,
  body,
  route: "/v1/connections/{connection_id}/tickets/{ticket_id}",
  deed: { verb: operation, object: "ticket", id: objectId, isLocal: false },
  connectionId: job.connectionId,
});
