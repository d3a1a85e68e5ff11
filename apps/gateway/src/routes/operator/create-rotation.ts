import { rotationCreateSchema, rotationSchema } from "@portico/model";
import { created, openRoute } from "../../route.ts";
import { noParams, noQuery } from "../params.ts";

export const createRotation = openRoute({
  contract: {
    method: "post",
    path: "/v1/operator/rotations",
    operationId: "createRotation",
    tag: "Tenants",
    summary: "Rotate keys",
    description: "Goes on in the background, while everything is served; `done` of `total` says how far it is.",
    params: noParams,
    query: noQuery,
    body: rotationCreateSchema,
    success: [{ status: 201, description: "Started.", schema: rotationSchema }],
  },
  policy: { access: "operator", errors: ["not_found"], deed: { verb: "start", object: "key rotation" } },
  handle: async ({ services, body }) => {
    const rotation = await services.rotations.create(body);
    return created(rotation, `/v1/operator/rotations/${rotation.id}`);
  },
});
