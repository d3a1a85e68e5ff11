import { capabilitiesSchema } from "@portico/model";
import { ok, tenantRoute } from "../../route.ts";
import { noQuery, params } from "../params.ts";

export const getCapabilities = tenantRoute({
  contract: {
    method: "get",
    path: "/v1/connections/{connection_id}/capabilities",
    operationId: "getCapabilities",
    tag: "Connections",
    summary: "Get what this connection can do",
    description:
      "What its provider can, without what the help desk refuses to the stored credentials: as it was found out on connecting, or " +
      "by the last check. No call is spent.",
    params: params("connection_id"),
    query: noQuery,
    body: undefined,
    success: [{ status: 200, description: "Operations, fields, filters, orders.", schema: capabilitiesSchema }],
  },
  policy: { access: "tenant", scope: "connections:read", errors: ["not_found"] },
  handle: async ({ services, params: { connection_id } }, ctx) =>
    ok(await services.connections.capabilities(ctx, connection_id)),
});
