import { and, desc, eq, gt, inArray, lt } from "drizzle-orm";
import { type AuditLink, hashRow, origin } from "../audit-chain.ts";
import {
  type AuditCheckpointRow,
  auditCheckpoints,
  type AuditDecision,
  auditHeads,
  auditLog,
  type AuditRow,
  type NewAuditEntry,
} from "../schema.ts";
import type { Tx, Within } from "../session.ts";
import { type AuditVerdict, verifyAudit } from "./audit-verify.ts";

/** A part of the log, newest first. Filters narrow each other; several values mean any of them. */
export interface AuditQuery {
  /** Most rows to return. */
  limit: number;
  /** Only rows older than the one with this number. */
  before?: number | undefined;
  /** Only rows newer than the one with this number. */
  after?: number | undefined;
  seq?: readonly number[] | undefined;
  action?: readonly string[] | undefined;
  decision?: readonly AuditDecision[] | undefined;
  connectionId?: readonly string[] | undefined;
}

/** A place of the chain that was signed at a time, and the number of the checkpoint before it; 0 for the first. */
export interface NewCheckpoint extends AuditLink {
  after: number;
  at: Date;
  signature: Uint8Array;
}

/** Who did what, for one tenant: rows in a chain, which are only ever added. */
export interface Audit {
  /**
   * Adds a row at the end of the chain, at once or with the transaction that it is called in. The end stays locked until
   * then, and the tenant's other transactions wait there: append last.
   */
  append(entry: NewAuditEntry): Promise<AuditRow>;
  /** `next` is where to go on, as `before`; undefined when there is no more. */
  list(query: AuditQuery): Promise<{ rows: AuditRow[]; next: number | undefined }>;
  /**
   * Walks the whole chain, some hundred rows at a time, and names the first that is not as it was written. Rows added
   * meanwhile are left out. Who can write everything can compute a chain anew: that only a checkpoint shows, and only
   * as far as its signature, which is for the caller to check, was made elsewhere.
   */
  verify(): Promise<AuditVerdict>;
  /** The last row's place; undefined where nothing was ever added. */
  head(): Promise<AuditLink | undefined>;
  /** Keeps a signed place of the chain. False where another one follows the same checkpoint already, which stays. */
  addCheckpoint(checkpoint: NewCheckpoint): Promise<boolean>;
  /** Newest first. */
  listCheckpoints(query: Pick<AuditQuery, "limit" | "before">): Promise<AuditCheckpointRow[]>;
}

export const createAudit = (within: Within, tenantId: string, now: () => number): Audit => ({
  append: (entry) => within((tx) => append(tx, tenantId, entry, now)),
  list: (query) => within((tx) => list(tx, tenantId, query)),
  verify: () => verifyAudit(within, tenantId),
  head: () =>
    within(async ({ orm }) => {
      const { seq, hash } = auditHeads;
      return (await orm.select({ seq, hash }).from(auditHeads).where(eq(auditHeads.tenantId, tenantId)))[0];
    }),
  addCheckpoint: ({ after, seq, hash, at, signature }) =>
    within(async ({ orm }) => {
      const added = await orm
        .insert(auditCheckpoints)
        .values({ tenantId, seq, hash, signature, at, afterSeq: after })
        .onConflictDoNothing()
        .returning({ seq: auditCheckpoints.seq });
      return added.length > 0;
    }),
  listCheckpoints: ({ limit, before }) =>
    within(({ orm }) => {
      const isOlder = before === undefined ? undefined : lt(auditCheckpoints.seq, before);
      return orm
        .select()
        .from(auditCheckpoints)
        .where(and(eq(auditCheckpoints.tenantId, tenantId), isOlder))
        .orderBy(desc(auditCheckpoints.seq))
        .limit(limit);
    }),
});

const append = async ({ orm }: Tx, tenantId: string, entry: NewAuditEntry, now: () => number): Promise<AuditRow> => {
  // changes nothing, but makes the head where there is none, and locks it until the transaction ends
  const [head] = await orm
    .insert(auditHeads)
    .values({ ...origin, tenantId })
    .onConflictDoUpdate({ target: auditHeads.tenantId, set: { seq: auditHeads.seq } })
    .returning();
  const previous: AuditLink = head ?? origin;
  const content = { ...entry, tenantId, seq: previous.seq + 1, at: new Date(now()) };
  const hash = hashRow(previous.hash, content);
  const row = { ...content, prevHash: previous.hash, hash };
  await orm.insert(auditLog).values(row);
  await orm.update(auditHeads).set({ seq: row.seq, hash }).where(eq(auditHeads.tenantId, tenantId));
  return row;
};

const list = async ({ orm }: Tx, tenantId: string, query: AuditQuery) => {
  const found = await orm
    .select()
    .from(auditLog)
    .where(
      and(
        eq(auditLog.tenantId, tenantId),
        query.before === undefined ? undefined : lt(auditLog.seq, query.before),
        query.after === undefined ? undefined : gt(auditLog.seq, query.after),
        query.seq && inArray(auditLog.seq, [...query.seq]),
        query.action && inArray(auditLog.action, [...query.action]),
        query.decision && inArray(auditLog.decision, [...query.decision]),
        query.connectionId && inArray(auditLog.connectionId, [...query.connectionId]),
      ),
    )
    .orderBy(desc(auditLog.seq))
    .limit(query.limit + 1);
  const rows = found.slice(0, query.limit);
  return { rows, next: found.length > query.limit ? rows.at(-1)?.seq : undefined };
};
