import { auditEntrySchema, auditQuerySchema, listOf } from "@portico/model";
import { ok, tenantRoute } from "../../route.ts";
import { noParams } from "../params.ts";

export const listAuditLog = tenantRoute({
  contract: {
    method: "get",
    path: "/v1/audit_log",
    operationId: "listAuditLog",
    tag: "Audit log",
    summary: "List who did what",
    description:
      "Newest first, each in a plain sentence. Entries are chained by hashes, so that a change of an old one shows.",
    params: noParams,
    query: auditQuerySchema,
    body: undefined,
    success: [{ status: 200, description: "A page.", schema: listOf(auditEntrySchema).meta({ id: "AuditPage" }) }],
  },
  policy: { access: "tenant", scope: "events:read", errors: ["invalid_cursor"] },
  handle: async ({ services, query }, ctx) => ok(await services.audit.list(ctx, query)),
});
