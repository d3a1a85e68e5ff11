import type { HttpBindings } from "@hono/node-server";
import type { ErrorCode } from "@portico/model";
import type { Load, Log, Metrics, Seat } from "@portico/runtime";
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

/** One call, from its head to the end of its answer: what each layer has found out about it. */
export interface Call {
  requestId: string;
  /** Where it comes from. */
  address: string;
  startedAt: number;
  /** The pattern of its address, never the address itself. */
  route: string;
  /** Its place among all that the process has to do. */
  seat: Seat;
  /** Who calls, once that is known; null where no tenant does. */
  ctx: Ctx | null;
  /** Of the problem that it ended in, where it did. */
  code: ErrorCode | undefined;
}

/** What a request carries from one layer to the next. */
export interface GatewayEnv {
  Bindings: HttpBindings;
  Variables: { call: Call };
}
