import { and, asc, eq, gt, lte, max } from "drizzle-orm";
import { type AuditLink, hashRow, isSame, origin } from "../audit-chain.ts";
import { auditCheckpoints, auditHeads, auditLog, type AuditRow } from "../schema.ts";
import type { Tx, Within } from "../session.ts";

/**
 * - `changed`: the row is not the one that was written there, or was never written
 * - `gap`: there is no row with this number, while later ones exist
 * - `reordered`: another row of the log stands in its place
 * - `cut`: the log ends before this number, and once went on
 */
export type AuditFault = "changed" | "gap" | "reordered" | "cut";

/** How far the log is as it was written, or the number of the first row that is not. */
export type AuditVerdict = { ok: true; upTo: number } | Breach;

interface Breach {
  ok: false;
  seq: number;
  fault: AuditFault;
}

/** A transaction per batch, so that a long log keeps nobody waiting. */
export const verifyAudit = async (within: Within, tenantId: string): Promise<AuditVerdict> => {
  const end = await within((tx) => readEnd(tx, tenantId));
  let link = origin;
  while (link.seq < end.head.seq) {
    const rows = await within((tx) => readBatch(tx, tenantId, link.seq, end.head.seq));
    if (rows.length === 0) return toBreach(link.seq + 1, "cut");
    for (const row of rows) {
      const breach = await findBreach(link, row, (hash) => within((tx) => isKnown(tx, tenantId, hash)));
      if (breach !== undefined) return breach;
      link = row;
    }
  }
  if (!isSame(link.hash, end.head.hash)) return toBreach(link.seq, "changed");
  if (end.lastSigned > link.seq) return toBreach(link.seq + 1, "cut");
  if (end.lastRow > link.seq) return toBreach(link.seq + 1, "changed");
  return { ok: true, upTo: link.seq };
};

const batchRows = 500;

type CheckedRow = AuditRow & { signedHash: Uint8Array | null };

const findBreach = async (
  link: AuditLink,
  row: CheckedRow,
  isElsewhere: (hash: Uint8Array) => Promise<boolean>,
): Promise<Breach | undefined> => {
  if (row.seq !== link.seq + 1) return toBreach(link.seq + 1, "gap");
  const isIntact = isSame(row.hash, hashRow(row.prevHash, row)) && isSame(row.hash, row.signedHash ?? row.hash);
  if (isSame(row.prevHash, link.hash)) return isIntact ? undefined : toBreach(row.seq, "changed");
  if (await isElsewhere(row.prevHash)) return toBreach(row.seq, "reordered");
  // a row in order that follows a hash which is gone: it is the row before that was written anew
  return toBreach(isIntact && link.seq > 0 ? link.seq : row.seq, "changed");
};

const toBreach = (seq: number, fault: AuditFault): Breach => ({ ok: false, seq, fault });

/** The head last: read before, it could be behind rows that were appended meanwhile. */
const readEnd = async ({ orm }: Tx, tenantId: string) => {
  const [last] = await orm
    .select({ seq: max(auditLog.seq) })
    .from(auditLog)
    .where(eq(auditLog.tenantId, tenantId));
  const [signed] = await orm
    .select({ seq: max(auditCheckpoints.seq) })
    .from(auditCheckpoints)
    .where(eq(auditCheckpoints.tenantId, tenantId));
  const [head] = await orm.select().from(auditHeads).where(eq(auditHeads.tenantId, tenantId));
  return { lastRow: last?.seq ?? 0, lastSigned: signed?.seq ?? 0, head: head ?? origin };
};

const readBatch = async ({ orm }: Tx, tenantId: string, after: number, upTo: number): Promise<CheckedRow[]> => {
  const isSigned = and(eq(auditCheckpoints.tenantId, tenantId), eq(auditCheckpoints.seq, auditLog.seq));
  const found = await orm
    .select({ row: auditLog, signedHash: auditCheckpoints.hash })
    .from(auditLog)
    .leftJoin(auditCheckpoints, isSigned)
    .where(and(eq(auditLog.tenantId, tenantId), gt(auditLog.seq, after), lte(auditLog.seq, upTo)))
    .orderBy(asc(auditLog.seq))
    .limit(batchRows);
  return found.map(({ row, signedHash }) => Object.assign(row, { signedHash }));
};

const isKnown = async ({ orm }: Tx, tenantId: string, hash: Uint8Array): Promise<boolean> => {
  const has = and(eq(auditLog.tenantId, tenantId), eq(auditLog.hash, hash));
  return (await orm.select({ seq: auditLog.seq }).from(auditLog).where(has).limit(1)).length > 0;
};
