import { listOf, ownQuerySchema, tokenIssuerSchema } from "@portico/model";
import { ok, tenantRoute } from "../../route.ts";
import { noParams } from "../params.ts";

export const listTokenIssuers = tenantRoute({
  contract: {
    method: "get",
    path: "/v1/token_issuers",
    operationId: "listTokenIssuers",
    tag: "API keys",
    summary: "List token issuers",
    params: noParams,
    query: ownQuerySchema,
    body: undefined,
    success: [
      { status: 200, description: "A page.", schema: listOf(tokenIssuerSchema).meta({ id: "TokenIssuerPage" }) },
    ],
  },
  policy: { access: "tenant", scope: "keys:write", errors: ["invalid_cursor"] },
  handle: async ({ services, query }, ctx) => ok(await services.tokenIssuers.list(ctx, query)),
});
