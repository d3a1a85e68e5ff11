import { z } from "zod";
import { ok, openRoute } from "../route.ts";
import { noParams, noQuery } from "./params.ts";

const health = z.object({ status: z.literal("ok") }).meta({ id: "Health" });

export const healthRoutes = [
  openRoute({
    contract: {
      method: "get",
      path: "/healthz",
      operationId: "getHealth",
      tag: "Health",
      summary: "Is the process alive?",
      params: noParams,
      query: noQuery,
      body: undefined,
      success: [{ status: 200, description: "It is.", schema: health }],
    },
    policy: { access: "public", errors: [] },
    handle: async () => ok({ status: "ok" }),
  }),
  openRoute({
    contract: {
      method: "get",
      path: "/readyz",
      operationId: "getReadiness",
      tag: "Health",
      summary: "Can it serve?",
      description:
        "Not without its database, nor once the key above all keys refuses it. A KMS that cannot be reached is bridged for an " +
        "hour, and Redis for as long as it takes.",
      params: noParams,
      query: noQuery,
      body: undefined,
      success: [{ status: 200, description: "It can.", schema: health }],
    },
    policy: { access: "public", errors: ["storage_unavailable", "secrets_unavailable"] },
    handle: async ({ services }) => {
      await services.ready();
      return ok({ status: "ok" });
    },
  }),
];
