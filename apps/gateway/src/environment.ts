import type { HttpBindings } from "@hono/node-server";
import type { Load, Log, Metrics, Seat } from "@portico/runtime";
import type { ErrorCode } from "@portico/model";
import type { Ctx, Services } from "@portico/services";

/** What the HTTP surface stands on. */
export interface GatewayDeps {
  services: Services;
  log: Log;
  load: Load;
  metrics: Metrics;
  newId: (kind: "request") => string;
  now: () => number;
  publicUrl: string;
  /** Networks of the proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[];
}

/** What a request carries from one layer to the next. */
export interface GatewayEnv {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    /** Where the call comes from. */
    address: string;
    route: string;
    ctx: Ctx | null;
    startedAt: number;
    seat: Seat;
    /** Of the problem that the call ended in, where it did. */
    code: ErrorCode | undefined;
  };
}
