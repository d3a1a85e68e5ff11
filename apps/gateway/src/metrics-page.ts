import type { OpenAPIHono } from "@hono/zod-openapi";
import { callingOf, requireOperator } from "./caller.ts";
import type { GatewayDeps, GatewayEnv } from "./environment.ts";

/** `/metrics`, in Prometheus's text format, for the operator's token: it tells how much is going on, though not with whom. */
export const mountMetrics = (app: OpenAPIHono<GatewayEnv>, { services, metrics }: GatewayDeps): void => {
  app.get("/metrics", async (c) => {
    c.get("call").route = "/metrics";
    await requireOperator(services, callingOf(c.get("call"), c.env.incoming, c.req.raw.signal));
    const { contentType, text } = await metrics.exposition();
    return c.body(text, 200, { "Content-Type": contentType });
  });
};
