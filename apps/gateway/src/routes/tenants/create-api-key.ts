import { apiKeyCreateSchema, apiKeyWithSecretSchema } from "@portico/model";
import { created, openRoute } from "../../route.ts";
import { noQuery, params } from "../params.ts";

export const createFirstApiKey = openRoute({
  contract: {
    method: "post",
    path: "/v1/tenants/{tenant_id}/api_keys",
    operationId: "createTenantApiKey",
    tag: "Tenants",
    summary: "Mint a tenant's first API key",
    description: "The secret is in this answer and nowhere else.",
    params: params("tenant_id"),
    query: noQuery,
    body: apiKeyCreateSchema,
    success: [{ status: 201, description: "Created.", schema: apiKeyWithSecretSchema }],
  },
  policy: { access: "operator", errors: ["not_found"], deed: { verb: "create", object: "API key" } },
  handle: async ({ services, params: { tenant_id }, body }) => {
    const key = await services.apiKeys.createFirst(tenant_id, body);
    return created(key, `/v1/api_keys/${key.id}`);
  },
});
