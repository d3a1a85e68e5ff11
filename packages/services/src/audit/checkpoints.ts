import type { AuditLink, DueCheckpoint } from "@portico/db";
import { type AuditCheckpoint, checkpointText } from "@portico/model";
import type { Deps } from "../deps.ts";

/** A log is signed when it has grown by so many rows since it last was, or after so long where there is anything new. */
export const checkpointRows = 1_000;
export const checkpointMs = 60 * 60_000;
const batch = 100;

/**
 * Signs how far the audit logs go and tells it to the outside, where nobody reaches it who can write to the database. Of
 * several processes one makes each checkpoint.
 */
export const createCheckpoints = (deps: Deps) => {
  const { db, signer, now } = deps;

  const sign = (tenantId: string, { seq, hash }: AuditLink, at: Date): AuditCheckpoint => {
    const place = { tenant_id: tenantId, seq, hash: Buffer.from(hash).toString("hex"), at: at.toISOString() };
    const signature = signer.sign(Buffer.from(checkpointText(place)));
    return { ...place, key_id: signer.publicKey.kid, signature: signature.toString("base64url") };
  };

  const make = ({ tenantId, after }: DueCheckpoint): Promise<void> =>
    db.forTenant(tenantId).transaction(async ({ audit }) => {
      const head = await audit.head();
      if (head === undefined) return;
      const at = new Date(now());
      const checkpoint = sign(tenantId, head, at);
      const signature = Buffer.from(checkpoint.signature, "base64url");
      // Told before it is committed: told twice it does no harm, and kept but never told it would be of no use.
      if (await audit.addCheckpoint({ ...head, after, at, signature })) deps.onCheckpoint(checkpoint);
    });

  return {
    /** Signs every log that is due. */
    work: async (): Promise<void> => {
      const before = new Date(now() - checkpointMs);
      const due = await db.forWorker().audit.dueCheckpoints({ limit: batch, rows: checkpointRows, before });
      for (const log of due) await make(log);
    },
  };
};
