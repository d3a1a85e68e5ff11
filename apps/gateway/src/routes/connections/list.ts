import { connectionQuerySchema, connectionSchema, listOf } from "@portico/model";
import { ok, tenantRoute } from "../../route.ts";
import { noParams } from "../params.ts";

export const listConnections = tenantRoute({
  contract: {
    method: "get",
    path: "/v1/connections",
    operationId: "listConnections",
    tag: "Connections",
    summary: "List connections",
    params: noParams,
    query: connectionQuerySchema,
    body: undefined,
    success: [{ status: 200, description: "A page.", schema: listOf(connectionSchema).meta({ id: "ConnectionPage" }) }],
  },
  policy: { access: "tenant", scope: "connections:read", errors: ["invalid_cursor"] },
  handle: async ({ services, query }, ctx) => ok(await services.connections.list(ctx, query)),
});
