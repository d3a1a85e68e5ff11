import { noContent, openRoute } from "../../route.ts";
import { noQuery, params } from "../params.ts";

export const deleteTenant = openRoute({
  contract: {
    method: "delete",
    path: "/v1/tenants/{tenant_id}",
    operationId: "deleteTenant",
    tag: "Tenants",
    summary: "Delete a tenant",
    description: "Destroys its keys: whatever was sealed under them opens for nobody from then on.",
    params: params("tenant_id"),
    query: noQuery,
    body: undefined,
    success: [{ status: 204, description: "Deleted." }],
  },
  policy: { access: "operator", errors: ["not_found"], deed: { verb: "delete", object: "tenant", id: "tenant_id" } },
  handle: async ({ services, params: { tenant_id } }) => {
    await services.tenants.delete(tenant_id);
    return noContent;
  },
});
