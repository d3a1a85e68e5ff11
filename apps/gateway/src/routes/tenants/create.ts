import { tenantCreateSchema, tenantSchema } from "@portico/model";
import { created, openRoute } from "../../route.ts";
import { noParams, noQuery } from "../params.ts";

export const createTenant = openRoute({
  contract: {
    method: "post",
    path: "/v1/tenants",
    operationId: "createTenant",
    tag: "Tenants",
    summary: "Create a tenant",
    description: "A company that builds on this deployment. Its first API key is minted by the operator.",
    params: noParams,
    query: noQuery,
    body: tenantCreateSchema,
    success: [{ status: 201, description: "Created.", schema: tenantSchema }],
  },
  policy: { access: "operator", errors: ["secrets_unavailable"], deed: { verb: "create", object: "tenant" } },
  handle: async ({ services, body }) => {
    const tenant = await services.tenants.create(body);
    return created(tenant, `/v1/tenants/${tenant.id}`);
  },
});
