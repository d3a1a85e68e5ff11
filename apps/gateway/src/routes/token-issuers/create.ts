import { tokenIssuerCreateSchema, tokenIssuerSchema } from "@portico/model";
import { created, tenantRoute } from "../../route.ts";
import { noParams, noQuery } from "../params.ts";

export const createTokenIssuer = tenantRoute({
  contract: {
    method: "post",
    path: "/v1/token_issuers",
    operationId: "createTokenIssuer",
    tag: "API keys",
    summary: "Register a token issuer",
    description:
      "From then on its signed tokens (JWT, `typ: at+jwt`) are taken in place of an API key, if they carry the `audience` that is answered.",
    params: noParams,
    query: noQuery,
    body: tokenIssuerCreateSchema,
    success: [{ status: 201, description: "Registered.", schema: tokenIssuerSchema }],
  },
  policy: {
    access: "tenant",
    scope: "keys:write",
    deed: { verb: "create", object: "token issuer", isLocal: true },
    errors: ["conflict"],
  },
  handle: async ({ services, body }, ctx) => {
    const issuer = await services.tokenIssuers.create(ctx, body);
    return created(issuer, `/v1/token_issuers/${issuer.id}`);
  },
});
