import type { Load, Seat } from "@portico/runtime";
import type { MiddlewareHandler } from "hono";
import type { GatewayEnv } from "./environment.ts";

/**
 * Takes each call in before anything is done for it, and turns it away with `overloaded` where there is too much to do. A call
 * has ended when its work has, and its answer is out or its caller gone.
 */
export const admission =
  ({ enter }: Load): MiddlewareHandler<GatewayEnv> =>
  async (c, next) => {
    const { incoming, outgoing } = c.env;
    const [path = ""] = (incoming.url ?? "").split("?", 1);
    const seat = isExempt(path) ? unseated : enter();
    c.set("seat", seat);
    await next();
    if (outgoing.closed) seat.leave();
    else outgoing.once("close", seat.leave);
  };

/** Who asks here wants to know how the process does, most of all while it has too much to do. */
const exempt: ReadonlySet<string> = new Set(["/healthz", "/readyz", "/metrics"]);
/** Whether calls of a path are always taken in. */
export const isExempt = (path: string): boolean => exempt.has(path);
const unseated: Seat = { assign: () => {}, leave: () => {} };
