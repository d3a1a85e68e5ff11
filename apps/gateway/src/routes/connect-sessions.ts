import { connectSessionCreateSchema, connectSessionSchema } from "@portico/model";
import { created, tenantRoute } from "../route.ts";
import { noParams, noQuery } from "./params.ts";

export const createConnectSession = tenantRoute({
  contract: {
    method: "post",
    path: "/v1/connect_sessions",
    operationId: "createConnectSession",
    tag: "Connections",
    summary: "Make a link to connect a help desk",
    description:
      "Whoever administers your customer's help desk opens it in a browser, is told who asks and for what, and gives the key to " +
      "the page: you never see it. With `connection_id` the link asks for new credentials of that connection alone.",
    params: noParams,
    query: noQuery,
    body: connectSessionCreateSchema,
    success: [{ status: 201, description: "The link, good once.", schema: connectSessionSchema }],
  },
  policy: {
    access: "tenant",
    scope: "connections:write",
    deed: { verb: "create", object: "connect link", isLocal: true },
    errors: ["not_found"],
  },
  handle: async ({ services, body }, ctx) => {
    const session = await services.connectSessions.create(ctx, body);
    return created(session, `/connect/${session.token}`);
  },
});
