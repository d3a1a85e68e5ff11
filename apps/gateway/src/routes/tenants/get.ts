import { tenantSchema } from "@portico/model";
import { ok, openRoute } from "../../route.ts";
import { noQuery, params } from "../params.ts";

export const getTenant = openRoute({
  contract: {
    method: "get",
    path: "/v1/tenants/{tenant_id}",
    operationId: "getTenant",
    tag: "Tenants",
    summary: "Get a tenant",
    params: params("tenant_id"),
    query: noQuery,
    body: undefined,
    success: [{ status: 200, description: "The tenant.", schema: tenantSchema }],
  },
  policy: { access: "operator", errors: ["not_found"] },
  handle: async ({ services, params: { tenant_id } }) => ok(await services.tenants.get(tenant_id)),
});
