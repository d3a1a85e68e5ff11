import { tenantPatchSchema, tenantSchema } from "@portico/model";
import { ok, openRoute } from "../../route.ts";
import { noQuery, params } from "../params.ts";

export const updateTenant = openRoute({
  contract: {
    method: "patch",
    path: "/v1/tenants/{tenant_id}",
    operationId: "updateTenant",
    tag: "Tenants",
    summary: "Update a tenant",
    description: "Absent is unchanged, null clears.",
    params: params("tenant_id"),
    query: noQuery,
    body: tenantPatchSchema,
    success: [{ status: 200, description: "The tenant as it is now.", schema: tenantSchema }],
  },
  policy: { access: "operator", errors: ["not_found"], deed: { verb: "update", object: "tenant", id: "tenant_id" } },
  handle: async ({ services, params: { tenant_id }, body }) => ok(await services.tenants.update(tenant_id, body)),
});
