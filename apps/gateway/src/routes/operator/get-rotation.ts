import { rotationSchema } from "@portico/model";
import { ok, openRoute } from "../../route.ts";
import { noQuery, params } from "../params.ts";

export const getRotation = openRoute({
  contract: {
    method: "get",
    path: "/v1/operator/rotations/{rotation_id}",
    operationId: "getRotation",
    tag: "Tenants",
    summary: "Get a rotation",
    params: params("rotation_id"),
    query: noQuery,
    body: undefined,
    success: [{ status: 200, description: "How far it is.", schema: rotationSchema }],
  },
  policy: { access: "operator", errors: ["not_found"] },
  handle: async ({ services, params: { rotation_id } }) => ok(await services.rotations.get(rotation_id)),
});
