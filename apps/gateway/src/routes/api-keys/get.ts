import { apiKeySchema } from "@portico/model";
import { ok, tenantRoute } from "../../route.ts";
import { noQuery, params } from "../params.ts";

export const getApiKey = tenantRoute({
  contract: {
    method: "get",
    path: "/v1/api_keys/{key_id}",
    operationId: "getApiKey",
    tag: "API keys",
    summary: "Get an API key",
    params: params("key_id"),
    query: noQuery,
    body: undefined,
    success: [{ status: 200, description: "The key, without its secret.", schema: apiKeySchema }],
  },
  policy: { access: "tenant", scope: "keys:write", errors: ["not_found"] },
  handle: async ({ services, params: { key_id } }, ctx) => ok(await services.apiKeys.get(ctx, key_id)),
});
