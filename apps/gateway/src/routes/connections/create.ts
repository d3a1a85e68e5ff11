import { connectionCreateSchema, connectionSchema } from "@portico/model";
import { ofProviders } from "../../describe.ts";
import { created, tenantRoute } from "../../route.ts";
import { noParams, noQuery } from "../params.ts";

export const createConnection = tenantRoute({
  contract: {
    method: "post",
    path: "/v1/connections",
    operationId: "createConnection",
    tag: "Connections",
    summary: "Connect a help desk",
    description: "The credentials are tried at the help desk before they are stored; they never come back out.",
    params: noParams,
    query: noQuery,
    body: connectionCreateSchema,
    success: [{ status: 201, description: "Connected.", schema: connectionSchema }],
  },
  policy: {
    access: "tenant",
    scope: "connections:write",
    deed: { verb: "create", object: "connection", isLocal: true },
    errors: [...ofProviders, "account_not_found"],
  },
  handle: async ({ services, body }, ctx) => {
    const connection = await services.connections.create(ctx, body);
    return created(connection, `/v1/connections/${connection.id}`);
  },
});
