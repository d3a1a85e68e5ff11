import { listOf, ownQuerySchema, rotationSchema } from "@portico/model";
import { ok, openRoute } from "../../route.ts";
import { noParams } from "../params.ts";

export const listRotations = openRoute({
  contract: {
    method: "get",
    path: "/v1/operator/rotations",
    operationId: "listRotations",
    tag: "Tenants",
    summary: "List rotations",
    params: noParams,
    query: ownQuerySchema,
    body: undefined,
    success: [{ status: 200, description: "A page.", schema: listOf(rotationSchema).meta({ id: "RotationPage" }) }],
  },
  policy: { access: "operator", errors: ["invalid_cursor"] },
  handle: async ({ services, query }) => ok(await services.rotations.list(query)),
});
