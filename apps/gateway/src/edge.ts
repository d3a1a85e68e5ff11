import { PorticoError } from "@portico/model";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
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
export const faultOf = (incoming: IncomingMessage, publicUrl: string): PorticoError | undefined => {
  const { rawHeaders, headers, method = "", httpVersion } = incoming;
  if (rawHeaders.length / 2 > mostHeaderLines)
    return new PorticoError("headers_too_large", `Send ${mostHeaderLines} header lines at most.`);
  if (rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host").length !== 1)
    return new PorticoError("invalid_request", "Send one Host header.");
  if (!["1.0", "1.1"].includes(httpVersion)) return new PorticoError("invalid_request", "Speak HTTP/1.1.");
  const coding = headers["transfer-encoding"]?.trim().toLowerCase();
  if (coding !== undefined && (coding !== "chunked" || httpVersion === "1.0"))
    return new PorticoError("invalid_request", "The one transfer coding is `chunked`, in HTTP/1.1.");
  if (!methods.some((known) => known === method)) return methodNotAllowed(methods);
  const target = ownTarget(incoming, publicUrl);
  if (target === undefined)
    return new PorticoError("invalid_request", "The request target must be a path of this host.");
  incoming.url = target;
  return undefined;
};

/** The path that a target names, if it is one of ours: by the public URL's host or the socket's own, and the Host header says the same. */
const ownTarget = (
  { url = "", headers: { host = "" }, socket }: IncomingMessage,
  publicUrl: string,
): string | undefined => {
  if (url.startsWith("/")) return url;
  const [, origin = "", path = ""] = /^([a-z]+:\/\/[^/?#]*)(.*)$/is.exec(url) ?? [];
  const { localAddress = "", localPort } = socket;
  const socketUrl = `http://${localAddress.includes(":") ? `[${localAddress}]` : localAddress}:${localPort}`;
  const named = [publicUrl, socketUrl].map((own) => new URL(own)).find((own) => own.origin === origin.toLowerCase());
  return named?.host === host.toLowerCase() ? path.replace(/^(?!\/)/, "/") : undefined;
};

/** Puts a refusal into the log, and returns the request id that it is found under. */
export type NoteRefusal = (error: PorticoError) => string;

/** Answers a request that no router has seen, and hangs up. */
export const refuse = (outgoing: ServerResponse, error: PorticoError, note: NoteRefusal): void => {
  const { status, fields, text } = lastAnswer(error, note);
  outgoing.writeHead(status, fields).end(text);
};

/**
 * Answers what the parser could not read, and what has no response object or expects more than HTTP knows: then hangs up.
 */
export const answerUnreadable = (server: Server, callsOf: CallsOf, note: NoteRefusal): void => {
  server.on("connect", (_, socket) => hangUp(socket, methodNotAllowed(methods), note));
  server.on("checkExpectation", (_, outgoing) =>
    refuse(outgoing, new PorticoError("invalid_request", "Expect nothing but `100-continue`."), note),
  );
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    const [only, ...others] = callsOf(socket);
    const isAnswerable = only === undefined || (others.length === 0 && isUnfinished(only));
    if (error.code === "ECONNRESET" || !socket.writable || !isAnswerable) socket.destroy();
    else hangUp(socket, toUnreadable(error.code), note);
  });
};

/**
 * Cuts off clients that take nothing of what is sent to them. Node knows no such limit, and some who read one byte an hour
 * would hold every connection there is. Who waits for an answer is left in peace; who is between two calls has had their time. To
 * be called before anybody answers.
 */
export const cutStalled = (server: Server, callsOf: CallsOf, stallMs: number): void => {
  server.setTimeout(stallMs, (socket) => {
    const isWaiting = callsOf(socket).size > 0 && socket.writableLength === 0;
    if (!isWaiting) socket.destroy();
  });
  server.on("request", ({ socket }, outgoing) => {
    // All of the answer has been handed over: what is missing now is that it is taken.
    outgoing.once("prefinish", () => readNothingMeanwhile(socket, outgoing, stallMs));
  });
};

/** Node's time-out starts anew with every byte that comes in, too: after some time none does, until the answer is taken. */
const readNothingMeanwhile = (socket: Socket, outgoing: ServerResponse, afterMs: number): void => {
  const timer = setTimeout(() => {
    socket.pause();
    outgoing.once("close", () => socket.resume());
  }, afterMs);
  outgoing.once("close", () => clearTimeout(timer));
};

/** The calls under way on a connection. */
export type CallsOf = (socket: Duplex) => ReadonlySet<Running>;

export const watchCalls = (server: Server): CallsOf => {
  const running = new WeakMap<Duplex, Set<Running>>();
  server.on("request", (incoming, outgoing) => {
    const calls = running.get(incoming.socket) ?? new Set();
    const call = { incoming, outgoing };
    running.set(incoming.socket, calls.add(call));
    outgoing.once("close", () => calls.delete(call));
  });
  return (socket) => running.get(socket) ?? new Set();
};

interface Running {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
}

/**
 * Whether what cannot be read is still part of the call itself, and no answer has begun. Otherwise a further text would be
 * read as part of that answer, or as the answer to a call that was all right.
 */
const isUnfinished = ({ incoming, outgoing }: Running): boolean => !incoming.complete && !outgoing.headersSent;

const toUnreadable = (code: string | undefined): PorticoError => {
  if (code === "HPE_HEADER_OVERFLOW")
    return new PorticoError("headers_too_large", "All headers together have 16 KiB at most.");
  if (code === "HPE_INVALID_URL")
    return new PorticoError("invalid_path", "The path holds a byte that paths do not have.");
  if (code === "ERR_HTTP_REQUEST_TIMEOUT")
    return new PorticoError("request_timeout", "The headers did not arrive within 10 seconds.");
  return new PorticoError("invalid_request", "This is not a request of HTTP/1.1.");
};

const hangUp = (socket: Duplex, error: PorticoError, note: NoteRefusal): void => {
  const { status, fields, text } = lastAnswer(error, note);
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`, ...lines, "", text].join("\r\n"));
};

const lastAnswer = (error: PorticoError, note: NoteRefusal) => {
  const { status, headers, body } = toProblem(error, note(error));
  const text = JSON.stringify(body);
  const fields = { ...headers, "Content-Length": String(Buffer.byteLength(text)), Connection: "close" };
  return { status, fields, text };
};
