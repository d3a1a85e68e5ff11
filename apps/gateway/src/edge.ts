import { PorticoError } from "@portico/model";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { STATUS_CODES } from "node:http";
import { methodNotAllowed, toProblem } from "./problems.ts";

/** The methods there are. What else a client may invent would reach the help desks through the proxy. */
export const methods = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"] as const;

const mostHeaderLines = 64;

/**
 * What is wrong with a request before anyone looks at where it leads: HTTP lets two readers understand it differently,
 * or it is of a kind that is not served here. A target that names our own host is cut down to its path.
 */
export const faultOf = (incoming: IncomingMessage): PorticoError | undefined => {
  const { rawHeaders, headers, method = "" } = incoming;
  if (rawHeaders.length / 2 > mostHeaderLines)
    return new PorticoError("headers_too_large", `Send ${mostHeaderLines} header lines at most.`);
  if (rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host").length !== 1)
    return new PorticoError("invalid_request", "Send one Host header.");
  if (!methods.some((known) => known === method)) return methodNotAllowed(methods);
  const own = `http://${headers.host}/`;
  if (incoming.url?.startsWith(own) === true) incoming.url = incoming.url.slice(own.length - 1);
  if (incoming.url?.startsWith("/") !== true)
    return new PorticoError("invalid_request", "The request target must be a path of this host.");
  return undefined;
};

/** Answers a request that no router has seen, and hangs up. */
export const refuse = (outgoing: ServerResponse, error: PorticoError, requestId: string): void => {
  const { status, fields, text } = lastAnswer(error, requestId);
  outgoing.writeHead(status, fields).end(text);
};

/** Answers what the parser could not read, and CONNECT, for which there is no response object: then hangs up. */
export const answerUnreadable = (server: Server, newRequestId: () => string): void => {
  const busy = new WeakSet<Duplex>();
  server.on("request", ({ socket }, outgoing) => {
    busy.add(socket);
    outgoing.once("close", () => busy.delete(socket));
  });
  server.on("connect", (_, socket) => hangUp(socket, methodNotAllowed(methods), newRequestId()));
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    // A second text in the middle of an answer would be read as part of it.
    if (error.code === "ECONNRESET" || !socket.writable || busy.has(socket)) socket.destroy();
    else hangUp(socket, toUnreadable(error.code), newRequestId());
  });
};

const toUnreadable = (code: string | undefined): PorticoError => {
  if (code === "HPE_HEADER_OVERFLOW")
    return new PorticoError("headers_too_large", "All headers together have 16 KiB at most.");
  if (code === "HPE_INVALID_URL")
    return new PorticoError("invalid_path", "The path holds a byte that paths do not have.");
  if (code === "ERR_HTTP_REQUEST_TIMEOUT")
    return new PorticoError("request_timeout", "The headers did not arrive within 10 seconds.");
  return new PorticoError("invalid_request", "This is not a request of HTTP/1.1.");
};

const hangUp = (socket: Duplex, error: PorticoError, requestId: string): void => {
  const { status, fields, text } = lastAnswer(error, requestId);
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`, ...lines, "", text].join("\r\n"));
};

const lastAnswer = (error: PorticoError, requestId: string) => {
  const { status, headers, body } = toProblem(error, requestId);
  const text = JSON.stringify(body);
  const fields = { ...headers, "Content-Length": String(Buffer.byteLength(text)), Connection: "close" };
  return { status, fields, text };
};
