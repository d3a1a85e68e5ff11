import type { AuditRow } from "@portico/db";
import type { AuditEntry, AuditKey, AuditQuery, AuditVerification, Listing } from "@portico/model";
import type { Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import { nothing, openCursor, sealCursor } from "../paging/cursor.ts";
import { iso } from "../show.ts";
import { visibleConnections } from "../visible-connections.ts";

/** The tenant's audit log, newest first, and whether it is as it was written. */
export const createAuditServices = (deps: Deps) => ({
  list: async ({ tenantId, actor }: Ctx, { limit, cursor, ...given }: AuditQuery): Promise<Listing<AuditEntry>> => {
    const scope = { tenantId, connectionId: nothing, resource: "audit_log" };
    const filters = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const from = cursor === undefined ? undefined : await openCursor<{ before: number }>(deps, scope, cursor, filters);
    // Parsed when the walk began, and sealed since.
    const walked = (from?.query ?? filters) as Omit<AuditQuery, "limit" | "cursor">;
    const page = await deps.db.forTenant(tenantId).audit.list({
      limit,
      before: from?.state.before,
      seq: walked.seq,
      action: walked.action,
      decision: walked.decision,
      connectionId: visibleConnections(actor, walked.connection_id),
    });
    const state = page.next === undefined ? undefined : { before: page.next };
    return {
      data: page.rows.map(show),
      next_cursor: state === undefined ? null : await sealCursor(deps, scope, { query: walked, state }),
    };
  },

  verify: async ({ tenantId }: Ctx): Promise<AuditVerification> => {
    const verdict = await deps.db.forTenant(tenantId).audit.verify();
    return verdict.ok
      ? { tenant_id: tenantId, ok: true, up_to: verdict.upTo, seq: null, fault: null }
      : { tenant_id: tenantId, ok: false, up_to: null, seq: verdict.seq, fault: verdict.fault };
  },

  /** What the deployment's checkpoints are signed with. */
  key: (): AuditKey => deps.signer.publicKey,
});

export type AuditServices = ReturnType<typeof createAuditServices>;

const show = (row: AuditRow): AuditEntry => ({
  seq: row.seq,
  at: iso(row.at),
  actor: row.actor,
  action: row.action,
  decision: row.decision,
  reason: row.reason,
  sentence: row.sentence,
  connection_id: row.connectionId,
  target: row.target,
  request_id: row.requestId,
  hash: Buffer.from(row.hash).toString("hex"),
});
