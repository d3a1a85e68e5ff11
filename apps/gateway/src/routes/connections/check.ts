import { checkSchema } from "@portico/model";
import { ofProviders } from "../../describe.ts";
import { ok, tenantRoute } from "../../route.ts";
import { noQuery, params } from "../params.ts";

export const checkConnection = tenantRoute({
  contract: {
    method: "post",
    path: "/v1/connections/{connection_id}/check",
    operationId: "checkConnection",
    tag: "Connections",
    summary: "Check a connection",
    description:
      "Asks the help desk whom the key belongs to, what it may do, and of which plan and kind the account is, by five reads at " +
      "most; they are paid for as any call is. What is found is kept: `capabilities` and the receipts of lists go by it. A " +
      "connection that needed new credentials is active again if this succeeds. A key, an account or an address that the help " +
      "desk does not let in is told apart in `detail`.",
    params: params("connection_id"),
    query: noQuery,
    body: undefined,
    success: [{ status: 200, description: "What was found.", schema: checkSchema }],
  },
  policy: {
    access: "tenant",
    scope: "connections:read",
    deed: { verb: "check", object: "connection", id: "connection_id", isLocal: true },
    errors: [...ofProviders, "account_not_found"],
  },
  handle: async ({ services, params: { connection_id } }, ctx) =>
    ok(await services.connections.check(ctx, connection_id)),
});
