import type { Asked } from "./asked.ts";
import { type Calls, drive } from "./drive.ts";
import { toTable } from "./report.ts";
import type { Stage } from "./stage.ts";

const pace = { connections: 16, forMs: 4_000 };

/**
 * What the shared gateway asks of PostgreSQL, Redis and the KMS for each answer, once it is warm. What it asks in as much
 * time without any call is shown beside.
 */
export const countAsked = async ({ asked }: Stage, kinds: Readonly<Record<string, Calls>>): Promise<string> => {
  const rows: string[][] = [];
  let last = await asked();
  const since = async (): Promise<Asked> => {
    const now = await asked();
    const { database, redis, kms } = last;
    last = now;
    return { database: now.database - database, redis: now.redis - redis, kms: now.kms - kms };
  };
  for (const [name, calls] of Object.entries(kinds)) {
    const { answered } = await drive(calls, pace);
    const { database, redis, kms } = await since();
    rows.push([
      name,
      String(answered),
      ...[database, redis, kms].map((count) => `${(count / answered).toFixed(3)} (${count})`),
    ]);
  }
  const { database, redis, kms } = await since();
  rows.push(["nothing", "0", String(database), String(redis), String(kms)]);
  return toTable(["asked for each answer", "answers", "PostgreSQL transactions", "Redis scripts", "KMS"], rows);
};
