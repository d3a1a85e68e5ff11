import { apiKeyCreateSchema, apiKeyWithSecretSchema } from "@portico/model";
import { created, tenantRoute } from "../../route.ts";
import { noParams, noQuery } from "../params.ts";

export const createApiKey = tenantRoute({
  contract: {
    method: "post",
    path: "/v1/api_keys",
    operationId: "createApiKey",
    tag: "API keys",
    summary: "Create an API key",
    description:
      "The secret is in this answer and nowhere else. A key can give on only what it has itself: scopes, connections, networks, time.",
    params: noParams,
    query: noQuery,
    body: apiKeyCreateSchema,
    success: [{ status: 201, description: "Created.", schema: apiKeyWithSecretSchema }],
  },
  policy: {
    access: "tenant",
    scope: "keys:write",
    deed: { verb: "create", object: "API key", isLocal: true },
    errors: [],
  },
  handle: async ({ services, body }, ctx) => {
    const key = await services.apiKeys.create(ctx, body);
    return created(key, `/v1/api_keys/${key.id}`);
  },
});
