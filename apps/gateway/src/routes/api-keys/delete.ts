import { noContent, tenantRoute } from "../../route.ts";
import { noQuery, params } from "../params.ts";

export const deleteApiKey = tenantRoute({
  contract: {
    method: "delete",
    path: "/v1/api_keys/{key_id}",
    operationId: "deleteApiKey",
    tag: "API keys",
    summary: "Revoke an API key",
    description: "It is refused everywhere within five seconds.",
    params: params("key_id"),
    query: noQuery,
    body: undefined,
    success: [{ status: 204, description: "Revoked." }],
  },
  policy: {
    access: "tenant",
    scope: "keys:write",
    deed: { verb: "delete", object: "API key", id: "key_id", isLocal: true },
    errors: ["not_found"],
  },
  handle: async ({ services, params: { key_id } }, ctx) => {
    await services.apiKeys.delete(ctx, key_id);
    return noContent;
  },
});
