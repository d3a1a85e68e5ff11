import { ok } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import type { Call } from "./call.ts";
import { notFound } from "../freshworks/problems.ts";
import { toTime } from "../freshworks/times.ts";

/** Remembers a job whose work is already done, and answers as the vendor does while it is not. */
export const startJob = (call: Call, name: string): Reply => {
  const id = `${call.now.toString(16)}${(call.account.store.jobs.size + 1).toString(16).padStart(17, "0")}`;
  call.account.store.jobs.set(id, { id, name, polls: 0, created_at: call.now });
  return { status: 202, body: { job_id: id, href: `${call.origin}/api/v2/jobs/${id}` } };
};

/** `GET /jobs/{id}`: in progress for as many askings as the account says, then completed. */
export const viewJob = (call: Call): Reply => {
  const job = call.account.store.jobs.get(call.params["job"] ?? "");
  if (job === undefined) return notFound;
  const done = job.polls >= call.account.settings().jobPolls;
  job.polls += 1;
  return ok({
    id: job.id,
    name: job.name,
    status: done ? "COMPLETED" : "IN PROGRESS",
    progress: done ? 100 : 50,
    created_at: toTime(job.created_at),
    updated_at: toTime(call.now),
    status_updated_at: toTime(call.now),
  });
};
