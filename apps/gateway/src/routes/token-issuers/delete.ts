import { noContent, tenantRoute } from "../../route.ts";
import { noQuery, params } from "../params.ts";

export const deleteTokenIssuer = tenantRoute({
  contract: {
    method: "delete",
    path: "/v1/token_issuers/{issuer_id}",
    operationId: "deleteTokenIssuer",
    tag: "API keys",
    summary: "Remove a token issuer",
    description: "Its tokens are refused everywhere within five seconds.",
    params: params("issuer_id"),
    query: noQuery,
    body: undefined,
    success: [{ status: 204, description: "Removed." }],
  },
  policy: {
    access: "tenant",
    scope: "keys:write",
    deed: { verb: "delete", object: "token issuer", id: "issuer_id", isLocal: true },
    errors: ["not_found"],
  },
  handle: async ({ services, params: { issuer_id } }, ctx) => {
    await services.tokenIssuers.delete(ctx, issuer_id);
    return noContent;
  },
});
