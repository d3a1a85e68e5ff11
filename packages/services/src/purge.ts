import type { Database } from "@portico/db";

/** One statement removes so many rows at most, so that none runs long. */
const batch = 1_000;

/**
 * Removes everything that has expired, of all tenants and of the operator, however much it is: what is written in an hour
 * has to be gone in an hour. What is left when `signal` ends it is there for the next time.
 */
export const purgeExpired = async (
  db: Pick<Database, "forWorker" | "forOperator">,
  signal: AbortSignal,
): Promise<void> => {
  const { idempotency, cursors, jobs, connectSessions, requests } = db.forWorker();
  for (const work of [idempotency, db.forOperator().idempotency, cursors, jobs, connectSessions, requests])
    for (let removed = batch; removed === batch && !signal.aborted;) removed = await work.purgeExpired(batch);
};
