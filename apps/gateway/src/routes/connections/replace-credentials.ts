import { connectionSchema, credentialsSchema } from "@portico/model";
import { ofProviders } from "../../describe.ts";
import { ok, tenantRoute } from "../../route.ts";
import { noQuery, params } from "../params.ts";

export const replaceCredentials = tenantRoute({
  contract: {
    method: "put",
    path: "/v1/connections/{connection_id}/credentials",
    operationId: "replaceCredentials",
    tag: "Connections",
    summary: "Replace the credentials",
    description: "They are tried first; where the help desk refuses them the old ones stay.",
    params: params("connection_id"),
    query: noQuery,
    body: credentialsSchema,
    success: [{ status: 200, description: "The connection as it is now.", schema: connectionSchema }],
  },
  policy: {
    access: "tenant",
    scope: "connections:write",
    deed: { verb: "replace", object: "connection credentials", id: "connection_id", isLocal: true },
    errors: [...ofProviders, "account_not_found"],
  },
  handle: async ({ services, params: { connection_id }, body }, ctx) =>
    ok(await services.connections.replaceCredentials(ctx, connection_id, body.credentials)),
});
