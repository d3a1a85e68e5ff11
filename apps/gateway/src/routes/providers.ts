import { providerListSchema, providerSchema } from "@portico/model";
import { ok, tenantRoute } from "../route.ts";
import { noParams, noQuery, params } from "./params.ts";

const policy = { access: "tenant", scope: null } as const;

export const providerRoutes = [
  tenantRoute({
    contract: {
      method: "get",
      path: "/v1/providers",
      operationId: "listProviders",
      tag: "Providers",
      summary: "List the help desks that can be connected",
      params: noParams,
      query: noQuery,
      body: undefined,
      success: [{ status: 200, description: "All of them.", schema: providerListSchema }],
    },
    policy: { ...policy, errors: [] },
    handle: async ({ services }) => ok(services.providers.list()),
  }),
  tenantRoute({
    contract: {
      method: "get",
      path: "/v1/providers/{provider}",
      operationId: "getProvider",
      tag: "Providers",
      summary: "Get what one help desk can do here",
      description: "Read off the adapter's own definition: fields, filters, orders, losses.",
      params: params("provider"),
      query: noQuery,
      body: undefined,
      success: [{ status: 200, description: "The provider.", schema: providerSchema }],
    },
    policy: { ...policy, errors: ["not_found"] },
    handle: async ({ services, params: { provider } }) => ok(services.providers.get(provider)),
  }),
];
