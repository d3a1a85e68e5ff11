import { apiKeySchema, listOf, ownQuerySchema } from "@portico/model";
import { ok, tenantRoute } from "../../route.ts";
import { noParams } from "../params.ts";

export const listApiKeys = tenantRoute({
  contract: {
    method: "get",
    path: "/v1/api_keys",
    operationId: "listApiKeys",
    tag: "API keys",
    summary: "List API keys",
    description: "A key that is narrowed to some connections sees only keys that are good for nothing else.",
    params: noParams,
    query: ownQuerySchema,
    body: undefined,
    success: [{ status: 200, description: "A page.", schema: listOf(apiKeySchema).meta({ id: "ApiKeyPage" }) }],
  },
  policy: { access: "tenant", scope: "keys:write", errors: ["invalid_cursor"] },
  handle: async ({ services, query }, ctx) => ok(await services.apiKeys.list(ctx, query)),
});
