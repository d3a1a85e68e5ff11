import { nativeOnly, userSchema } from "@portico/model";
import { z } from "zod";
import { ofProviders } from "../../describe.ts";
import { ok, tenantRoute } from "../../route.ts";
import { params } from "../params.ts";

export const meRoute = tenantRoute({
  contract: {
    method: "get",
    path: "/v1/connections/{connection_id}/users/me",
    operationId: "getMe",
    tag: "Directory",
    summary: "Get the connection's own agent",
    description:
      "The agent whom the stored credentials belong to: what that agent may not do, this connection cannot do. Some help desks do not tell: then it is `unsupported_operation`.",
    params: params("connection_id"),
    query: z.strictObject({ include: nativeOnly }),
    body: undefined,
    success: [{ status: 200, description: "The agent.", schema: userSchema }],
  },
  policy: { access: "tenant", scope: "directory:read", errors: ofProviders },
  handle: async ({ services, params: { connection_id }, query }, ctx) =>
    ok(await services.me(ctx, connection_id, query.include ?? [])),
});
