import { fieldListSchema, fieldQuerySchema, writeSchemaSchema } from "@portico/model";
import { z } from "zod";
import { ofProviders } from "../describe.ts";
import { ok, tenantRoute } from "../route.ts";
import { params } from "./params.ts";

export const fieldsRoute = tenantRoute({
  contract: {
    method: "get",
    path: "/v1/connections/{connection_id}/fields",
    operationId: "listFields",
    tag: "Directory",
    summary: "List the fields of this account's forms",
    description:
      "All of them at once, those of every account and the account's own: types, options, and which of our words a status means. With " +
      "`format=json_schema` what the account takes as new and as changed objects, for forms and checks of your own; bodies are held to " +
      "the same before a call is spent. Either is asked of the help desk each time, a call for each resource.",
    params: params("connection_id"),
    query: fieldQuerySchema,
    body: undefined,
    success: [
      {
        status: 200,
        description: "The fields; with `format=json_schema` a JSON Schema document.",
        schema: z.union([fieldListSchema, writeSchemaSchema]),
      },
    ],
  },
  policy: { access: "tenant", scope: "directory:read", errors: ofProviders },
  handle: async ({ services, params: { connection_id }, query }, ctx) =>
    ok(
      query.format === "json_schema"
        ? await services.fields.schema(ctx, connection_id, query)
        : await services.fields.list(ctx, connection_id, query),
    ),
});
