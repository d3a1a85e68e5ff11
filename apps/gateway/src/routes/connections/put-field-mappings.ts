import { fieldMappingsPutSchema, fieldMappingsSchema } from "@portico/model";
import { ofProviders } from "../../describe.ts";
import { ok, tenantRoute } from "../../route.ts";
import { noQuery, params } from "../params.ts";

export const putFieldMappings = tenantRoute({
  contract: {
    method: "put",
    path: "/v1/connections/{connection_id}/field_mappings",
    operationId: "putFieldMappings",
    tag: "Connections",
    summary: "Say what custom fields and statuses are called",
    description:
      "Replaces all mappings. An alias is what a custom field goes by from then on: objects show it in the place of the help desk's own " +
      "key, and bodies and searches take either. A status says which of our words one of the help desk's own means. Each is compared " +
      "with the account's forms, which takes a call or two.",
    params: params("connection_id"),
    query: noQuery,
    body: fieldMappingsPutSchema,
    success: [{ status: 200, description: "The mappings as they are now.", schema: fieldMappingsSchema }],
  },
  policy: {
    access: "tenant",
    scope: "connections:write",
    deed: { verb: "replace", object: "field mappings", id: "connection_id", isLocal: true },
    errors: ofProviders,
  },
  handle: async ({ services, params: { connection_id }, body }, ctx) =>
    ok(await services.fieldMappings.put(ctx, connection_id, body)),
});
