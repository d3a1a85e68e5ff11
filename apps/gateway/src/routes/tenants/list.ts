import { listOf, ownQuerySchema, tenantSchema } from "@portico/model";
import { ok, openRoute } from "../../route.ts";
import { noParams } from "../params.ts";

export const listTenants = openRoute({
  contract: {
    method: "get",
    path: "/v1/tenants",
    operationId: "listTenants",
    tag: "Tenants",
    summary: "List tenants",
    params: noParams,
    query: ownQuerySchema,
    body: undefined,
    success: [{ status: 200, description: "A page.", schema: listOf(tenantSchema).meta({ id: "TenantPage" }) }],
  },
  policy: { access: "operator", errors: ["invalid_cursor"] },
  handle: async ({ services, query }) => ok(await services.tenants.list(query)),
});
