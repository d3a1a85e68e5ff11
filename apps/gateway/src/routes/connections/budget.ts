import { budgetQuerySchema, budgetSchema } from "@portico/model";
import { ok, tenantRoute } from "../../route.ts";
import { params } from "../params.ts";

export const getBudget = tenantRoute({
  contract: {
    method: "get",
    path: "/v1/connections/{connection_id}/budget",
    operationId: "getBudget",
    tag: "Connections",
    summary: "Get the account's budget",
    description: "All connections of one help-desk account share it. No call is spent.",
    params: params("connection_id"),
    query: budgetQuerySchema,
    body: undefined,
    success: [{ status: 200, description: "As it stands now.", schema: budgetSchema }],
  },
  policy: { access: "tenant", scope: "connections:read", errors: ["not_found"] },
  handle: async ({ services, params: { connection_id }, query }, ctx) =>
    ok(await services.connections.budget(ctx, connection_id, query)),
});
