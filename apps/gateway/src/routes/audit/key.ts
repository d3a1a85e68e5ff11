import { auditKeySchema } from "@portico/model";
import { ok, tenantRoute } from "../../route.ts";
import { noParams, noQuery } from "../params.ts";

export const getAuditKey = tenantRoute({
  contract: {
    method: "get",
    path: "/v1/audit_log/key",
    operationId: "getAuditKey",
    tag: "Audit log",
    summary: "Get the key that checkpoints are signed with",
    description:
      "The gateway signs how far each log goes, every 1,000 entries or every hour, and writes that to its own log, where " +
      "who can write to the database cannot reach it. The key is the same as long as the deployment lives: keep it.",
    params: noParams,
    query: noQuery,
    body: undefined,
    success: [{ status: 200, description: "An Ed25519 key as a JSON Web Key.", schema: auditKeySchema }],
  },
  policy: { access: "tenant", scope: "events:read", errors: [] },
  handle: async ({ services }) => ok(services.audit.key()),
});
