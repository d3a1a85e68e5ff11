import { connectionPatchSchema, connectionSchema } from "@portico/model";
import { ok, tenantRoute } from "../../route.ts";
import { noQuery, params } from "../params.ts";

export const updateConnection = tenantRoute({
  contract: {
    method: "patch",
    path: "/v1/connections/{connection_id}",
    operationId: "updateConnection",
    tag: "Connections",
    summary: "Update a connection",
    description: "Absent is unchanged, null clears. Another account needs another connection.",
    params: params("connection_id"),
    query: noQuery,
    body: connectionPatchSchema,
    success: [{ status: 200, description: "The connection as it is now.", schema: connectionSchema }],
  },
  policy: {
    access: "tenant",
    scope: "connections:write",
    deed: { verb: "update", object: "connection", id: "connection_id", isLocal: true },
    errors: ["not_found", "conflict"],
  },
  handle: async ({ services, params: { connection_id }, body }, ctx) =>
    ok(await services.connections.update(ctx, connection_id, body)),
});
