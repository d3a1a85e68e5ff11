import { sql } from "drizzle-orm";
import { deployment } from "./schema.ts";
import type { Tx } from "./session.ts";

/** Counts the commits that destroyed or replaced data keys, so that every process can tell when to forget what it holds. */
export const readKeyEpoch = async ({ orm }: Tx): Promise<number> => {
  const [row] = await orm.select({ keyEpoch: deployment.keyEpoch }).from(deployment);
  return row?.keyEpoch ?? 0;
};

/** In the transaction that changes the keys, so that no process sees the new epoch and the old keys. */
export const bumpKeyEpoch = async ({ orm }: Tx): Promise<void> => {
  await orm.update(deployment).set({ keyEpoch: sql`${deployment.keyEpoch} + 1` });
};
