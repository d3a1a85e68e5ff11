import { getRequestListener } from "@hono/node-server";
import { errorTable, PorticoError } from "@portico/model";
import type { Config, Runtime } from "@portico/runtime";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createApp } from "./app.ts";
import { answerUnreadable, type CallsOf, cutStalled, faultOf, type NoteRefusal, refuse, watchCalls } from "./edge.ts";
import type { GatewayDeps } from "./environment.ts";
import { toProblem } from "./problems.ts";
import { createProxy, isProxyTarget } from "./proxy.ts";

export interface Server {
  /** Where it listens: `http://127.0.0.1:8080`. */
  url: string;
  /** Takes no further connection, and resolves when those at work have ended. */
  stop: () => Promise<void>;
}

/** How long a client may take, in milliseconds. */
export interface Patience {
  headersMs: number;
  /** With what is sent to it. */
  stallMs: number;
}

/** Serves a runtime over HTTP. Node's own limits on slow and many connections are too wide for a public edge. */
export const startServer = async (
  runtime: Runtime,
  config: Config,
  { headersMs, stallMs }: Patience = { headersMs: 10_000, stallMs: 20_000 },
): Promise<Server> => {
  const server = createServer({
    headersTimeout: headersMs,
    requestTimeout: 0,
    keepAliveTimeout: 75_000,
    connectionsCheckingInterval: Math.min(1_000, headersMs),
    maxHeaderSize: 16_384,
    // A missing or second Host gets a problem document like any other fault.
    requireHostHeader: false,
  });
  server.maxConnections = 2_000;
  const drain = createDrain(server);
  const callsOf = watchCalls(server);
  cutStalled(server, callsOf, stallMs);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(config.port, config.host, resolve);
  });
  // A TCP server's address is never a string or null once it listens.
  const { port } = server.address() as AddressInfo;
  const url = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${port}`;
  const { publicUrl = url, trustedProxies } = config;
  answerRequests(server, callsOf, runtime, { publicUrl, trustedProxies });
  return { url, stop: drain };
};

const answerRequests = (
  server: HttpServer,
  callsOf: CallsOf,
  { services, log, load, metrics, newId }: Runtime,
  settings: Pick<GatewayDeps, "publicUrl" | "trustedProxies">,
): void => {
  const { publicUrl } = settings;
  const newRequestId = (): string => newId("request");
  const note: NoteRefusal = ({ code }) => {
    const requestId = newRequestId();
    log.info("request", { request_id: requestId, route: "unrouted", status: errorTable[code].status, code });
    return requestId;
  };
  const deps = { services, log, load, metrics, newId: newRequestId, now: Date.now, ...settings };
  const app = createApp(deps);
  const proxy = createProxy(deps);
  const listener = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    errorHandler: unroutable(note),
  });
  const isBehindTls = new URL(publicUrl).protocol === "https:";
  server.on("request", (incoming, outgoing) => {
    if (isBehindTls) outgoing.setHeader("Strict-Transport-Security", `max-age=${yearSeconds}; includeSubDomains`);
    const fault = faultOf(incoming, publicUrl);
    if (fault !== undefined) refuse(outgoing, fault, note);
    else if (isProxyTarget(incoming.url ?? "")) void proxy(incoming, outgoing);
    else void listener(incoming, outgoing);
  });
  answerUnreadable(server, callsOf, note);
};
const yearSeconds = 31_536_000;

/** A target from which no URL can be made. */
const unroutable = (note: NoteRefusal) => (): Response => {
  const error = new PorticoError("invalid_path", "The path, or the host, is not one that a URL can have.");
  const { status, headers, body } = toProblem(error, note(error));
  return new Response(JSON.stringify(body), { status, headers });
};

/** A connection whose last answer is out is kept alive for the next call: not so while the process ends. */
const createDrain = (server: HttpServer): (() => Promise<void>) => {
  let isDraining = false;
  const closeIdle = (): void => {
    if (isDraining) setImmediate(() => server.closeIdleConnections());
  };
  server.on("request", (incoming, outgoing) => {
    if (isDraining) outgoing.setHeader("Connection", "close");
    // Either can be the last of a call: an answer may be out before all of its request is in.
    incoming.once("close", closeIdle);
    outgoing.once("close", closeIdle);
  });
  return () =>
    new Promise((resolve) => {
      isDraining = true;
      server.close(() => resolve());
      server.closeIdleConnections();
    });
};
