import { auditVerificationSchema } from "@portico/model";
import { ok, tenantRoute } from "../../route.ts";
import { noParams, noQuery } from "../params.ts";

export const verifyAuditLog = tenantRoute({
  contract: {
    method: "get",
    path: "/v1/audit_log/verification",
    operationId: "verifyAuditLog",
    tag: "Audit log",
    summary: "Check the audit log",
    description: "Computes the chain of hashes anew and names the first entry that is not as it was written.",
    params: noParams,
    query: noQuery,
    body: undefined,
    success: [{ status: 200, description: "What was found.", schema: auditVerificationSchema }],
  },
  policy: { access: "tenant", scope: "events:read", errors: [] },
  handle: async ({ services }, ctx) => ok(await services.audit.verify(ctx)),
});
