import { fieldMappingsSchema } from "@portico/model";
import { ok, tenantRoute } from "../../route.ts";
import { noQuery, params } from "../params.ts";

export const getFieldMappings = tenantRoute({
  contract: {
    method: "get",
    path: "/v1/connections/{connection_id}/field_mappings",
    operationId: "getFieldMappings",
    tag: "Connections",
    summary: "Get what custom fields and statuses are called",
    params: params("connection_id"),
    query: noQuery,
    body: undefined,
    success: [{ status: 200, description: "All mappings of the connection.", schema: fieldMappingsSchema }],
  },
  policy: { access: "tenant", scope: "connections:read", errors: ["not_found"] },
  handle: async ({ services, params: { connection_id } }, ctx) =>
    ok(await services.fieldMappings.get(ctx, connection_id)),
});
