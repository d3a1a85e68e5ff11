import { noContent, tenantRoute } from "../../route.ts";
import { noQuery, params } from "../params.ts";

export const deleteConnection = tenantRoute({
  contract: {
    method: "delete",
    path: "/v1/connections/{connection_id}",
    operationId: "deleteConnection",
    tag: "Connections",
    summary: "Delete a connection",
    description: "Destroys the key that its credentials are sealed under: they open for nobody from then on.",
    params: params("connection_id"),
    query: noQuery,
    body: undefined,
    success: [{ status: 204, description: "Deleted." }],
  },
  policy: {
    access: "tenant",
    scope: "connections:write",
    deed: { verb: "delete", object: "connection", id: "connection_id", isLocal: true },
    errors: ["not_found"],
  },
  handle: async ({ services, params: { connection_id } }, ctx) => {
    await services.connections.delete(ctx, connection_id);
    return noContent;
  },
});
