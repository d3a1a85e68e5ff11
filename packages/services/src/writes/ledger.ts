import type { Idempotency, NewAuditEntry } from "@portico/db";
import type { Vault } from "@portico/vault";
import type { Ctx } from "../context.ts";
import type { Deps, OperatorNotice } from "../deps.ts";
import { createOperatorVault } from "./operator-vault.ts";

/** Where the keys of one who writes are kept, what seals them, and which log tells of it. */
export interface Ledger {
  /** The tenant, or the deployment where the operator writes. */
  ownerId: string;
  vault: Vault;
  idempotency: Idempotency;
  /** Changes a row and, where that came about, puts it on record: both or neither. */
  record: (change: (idempotency: Idempotency) => Promise<boolean>, entry: Entry | undefined) => Promise<void>;
}

/** An entry, and in whose log it belongs: the operator's writes concern one tenant, or none that there is. */
export interface Entry {
  entry: NewAuditEntry;
  tenantId: string | null;
}

/** The operator while it writes: no tenant, and no credential that could be narrowed. */
export interface OperatorCtx extends Pick<Ctx, "requestId" | "guard"> {
  operator: true;
  actor: Pick<Ctx["actor"], "name">;
  waitMs: 0;
}
export type Writer = Ctx | OperatorCtx;

export const operatorCtx = (requestId: string): OperatorCtx => ({
  operator: true,
  actor: { name: "the operator" },
  requestId,
  waitMs: 0,
});

export interface Ledgers {
  of: (writer: Writer) => Ledger;
  ofTenant: (tenantId: string) => Ledger;
  ofOperator: Ledger;
}

export const createLedgers = (deps: Deps): Ledgers => {
  const { db, vault } = deps;
  const operator = db.forOperator();

  const ofTenant = (tenantId: string): Ledger => ({
    ownerId: tenantId,
    vault,
    idempotency: db.forTenant(tenantId).idempotency,
    record: (change, noted) =>
      db.forTenant(tenantId).transaction(async ({ idempotency, audit }) => {
        if ((await change(idempotency)) && noted !== undefined) await audit.append(noted.entry);
      }),
  });

  const ofOperator: Ledger = {
    ownerId: db.deploymentId,
    vault: createOperatorVault(deps),
    idempotency: operator.idempotency,
    record: async (change, noted) => {
      const isOnRecord = await operator.transaction(async ({ idempotency, auditOf }) => {
        if (!(await change(idempotency))) return false;
        if (noted !== undefined && noted.tenantId !== null) await (await auditOf(noted.tenantId)).append(noted.entry);
        return true;
      });
      if (isOnRecord && noted !== undefined) deps.onOperatorWrite(toNotice(noted));
    },
  };

  return { ofTenant, ofOperator, of: (writer) => ("operator" in writer ? ofOperator : ofTenant(writer.tenantId)) };
};

const toNotice = ({ entry: { action, decision, requestId, target }, tenantId }: Entry): OperatorNotice => {
  const tenant = tenantId ?? (action.startsWith("tenant.") ? target : null);
  return {
    event: "operator_write",
    what: action,
    code: decision,
    request_id: requestId,
    ...(tenant === null ? {} : { tenant_id: tenant }),
  };
};
