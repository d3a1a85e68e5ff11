import { apiKeyRollSchema, apiKeyWithSecretSchema } from "@portico/model";
import { ok, tenantRoute } from "../../route.ts";
import { noQuery, params } from "../params.ts";

export const rollApiKey = tenantRoute({
  contract: {
    method: "post",
    path: "/v1/api_keys/{key_id}/roll",
    operationId: "rollApiKey",
    tag: "API keys",
    summary: "Roll an API key",
    description: "Answers a successor with the same rights; the old secret goes on working for `overlap_seconds`.",
    params: params("key_id"),
    query: noQuery,
    body: apiKeyRollSchema,
    success: [{ status: 200, description: "The successor, with its secret.", schema: apiKeyWithSecretSchema }],
  },
  policy: {
    access: "tenant",
    scope: "keys:write",
    deed: { verb: "roll", object: "API key", id: "key_id", isLocal: true },
    errors: ["not_found", "conflict"],
  },
  handle: async ({ services, params: { key_id }, body }, ctx) => ok(await services.apiKeys.roll(ctx, key_id, body)),
});
