import { createAdaptorServer } from "@hono/node-server";
import type { Config, Runtime } from "@portico/runtime";
import type { AddressInfo } from "node:net";
import { createApp } from "./app.ts";

export interface Server {
  /** Where it listens: `http://127.0.0.1:8080`. */
  url: string;
  /** Takes no further connection, and resolves when those at work have ended. */
  stop: () => Promise<void>;
}

/** Serves a runtime over HTTP. Node's own limits on slow and many connections are too wide for a public edge. */
export const startServer = async (runtime: Runtime, config: Config): Promise<Server> => {
  const publicUrl = config.publicUrl ?? `http://${hostInUrl(config.host)}:${config.port}`;
  const { services, log, newId } = runtime;
  const app = createApp({ services, log, newId: () => newId("request"), now: Date.now, publicUrl });
  const server = createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
    serverOptions: {
      headersTimeout: 10_000,
      requestTimeout: 0,
      keepAliveTimeout: 75_000,
      connectionsCheckingInterval: 1_000,
      maxHeaderSize: 16_384,
    },
  });
  server.maxConnections = 2_000;
  if ("maxHeadersCount" in server) server.maxHeadersCount = 64;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(config.port, config.host, resolve);
  });
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a string or null once it listens
  return {
    url: `http://${hostInUrl(config.host)}:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeIdleConnections" in server) server.closeIdleConnections();
      }),
  };
};

const hostInUrl = (host: string): string => (host.includes(":") ? `[${host}]` : host);
