import { type AuditCheckpoint, auditCheckpointSchema, type AuditKey, checkpointText } from "@portico/model";
import { dataOf, type Portico } from "@portico/sdk";
import { createPublicKey, verify } from "node:crypto";

/**
 * The checkpoints of a tenant in a gateway's log, by number; any other line is passed over. Throws where one is not signed by
 * the key, or there is none.
 */
export const readCheckpoints = async (
  lines: AsyncIterable<string>,
  tenantId: string,
  key: AuditKey,
): Promise<AuditCheckpoint[]> => {
  const found: AuditCheckpoint[] = [];
  for await (const line of lines) {
    const checkpoint = checkpointIn(line);
    if (checkpoint?.tenant_id !== tenantId) continue;
    if (!isSigned(checkpoint, key))
      throw new Error(`the checkpoint of entry ${checkpoint.seq} is not signed by the key ${key.kid}.`);
    found.push(checkpoint);
  }
  if (found.length === 0) throw new Error(`there is no checkpoint of ${tenantId} in this file.`);
  return found.toSorted((one, other) => one.seq - other.seq);
};

/**
 * Holds a log of `upTo` entries, whose own chain is whole, against checkpoints by number. Says which entry is the first that
 * cannot be the one that was signed; undefined where there is none. Throws where the key is not shown an entry that is there.
 */
export const findBreach = async (
  portico: Portico,
  upTo: number,
  checkpoints: readonly AuditCheckpoint[],
): Promise<string | undefined> => {
  let held = 0;
  for (let start = 0; start < checkpoints.length; start += batch) {
    const some = checkpoints.slice(start, start + batch);
    const hashes = await hashesOf(portico, some);
    for (const { seq, hash, at } of some) {
      if (seq > upTo) return `entry ${upTo + 1} of the audit log is missing at the end: on ${at} there were ${seq}.`;
      const found = hashes.get(seq);
      // The chain is whole, so that it is there: a key that is narrowed to some connections sees those alone.
      if (found === undefined)
        throw new Error(
          `this key is not shown entry ${seq}: verify with one that is not narrowed to some connections.`,
        );
      if (found !== hash)
        return `entry ${held + 1} of the audit log, or one up to ${seq}, is not the one that was signed on ${at}.`;
      held = seq;
    }
  }
  return undefined;
};

/** The most entries of a page. */
const batch = 100;

const hashesOf = async (portico: Portico, checkpoints: readonly AuditCheckpoint[]): Promise<Map<number, string>> => {
  const numbers = [...new Set(checkpoints.map(({ seq }) => seq))];
  const query = { limit: batch, seq: numbers.join(",") };
  const { data } = await dataOf(portico.GET("/v1/audit_log", { params: { query } }));
  return new Map(data.map(({ seq, hash }) => [seq, hash]));
};

const checkpointIn = (line: string): AuditCheckpoint | undefined => {
  if (!line.includes('"audit_checkpoint"')) return undefined;
  try {
    return auditCheckpointSchema.parse(JSON.parse(line));
  } catch {
    throw new Error("a line of this file says that it is a checkpoint, and cannot be read.");
  }
};

const isSigned = (checkpoint: AuditCheckpoint, key: AuditKey): boolean =>
  verify(
    null,
    Buffer.from(checkpointText(checkpoint)),
    createPublicKey({ key, format: "jwk" }),
    Buffer.from(checkpoint.signature, "base64url"),
  );
