import { connectionSchema } from "@portico/model";
import { ok, tenantRoute } from "../../route.ts";
import { noQuery, params } from "../params.ts";

export const getConnection = tenantRoute({
  contract: {
    method: "get",
    path: "/v1/connections/{connection_id}",
    operationId: "getConnection",
    tag: "Connections",
    summary: "Get a connection",
    params: params("connection_id"),
    query: noQuery,
    body: undefined,
    success: [{ status: 200, description: "The connection.", schema: connectionSchema }],
  },
  policy: { access: "tenant", scope: "connections:read", errors: ["not_found"] },
  handle: async ({ services, params: { connection_id } }, ctx) =>
    ok(await services.connections.get(ctx, connection_id)),
});
