import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import type { Server, Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import type { TLSSocket } from "node:tls";

/** A server that speaks bytes, so that it can say what no HTTP library would. */
export interface RawServer {
  readonly port: number;
  readonly origin: string;
  /** What each connection has sent so far, in order of arrival. */
  readonly received: () => readonly string[];
  readonly openSockets: () => number;
  readonly close: () => Promise<void>;
}

/** The certificate of `upstream.test`, and its key: made for these tests, trusted nowhere else. */
export const testCertificate = (): string => readFileSync(new URL("upstream.test.pem", import.meta.url), "utf8");

/** `answer` is called once per connection, as soon as it is open. */
export const createRawServer = (answer: (socket: Socket) => void): Promise<RawServer> =>
  listen("http", (accept) => createServer({ noDelay: true }, accept), answer);

/** The same behind TLS, as `upstream.test`, which would rather speak HTTP/2. */
export const createRawTlsServer = (answer: (socket: TLSSocket) => void): Promise<RawServer> => {
  const pem = testCertificate();
  return listen(
    "https",
    (accept) => createTlsServer({ cert: pem, key: pem, ALPNProtocols: ["h2", "http/1.1"] }, accept),
    answer,
  );
};

/** Calls back when a whole request without a body has come in, and for each one after it. */
export const onRequest = (socket: Socket, respond: (head: string) => void): void => {
  let pending = "";
  socket.on("data", (chunk) => {
    pending += chunk.toString("latin1");
    for (let end = pending.indexOf("\r\n\r\n"); end !== -1; end = pending.indexOf("\r\n\r\n")) {
      const head = pending.slice(0, end);
      pending = pending.slice(end + 4);
      respond(head);
    }
  });
};

const listen = <S extends Socket>(
  scheme: "http" | "https",
  create: (accept: (socket: S) => void) => Server,
  answer: (socket: S) => void,
): Promise<RawServer> => {
  const open = new Set<S>();
  const received: string[] = [];
  const server = create((socket) => {
    const index = received.push("") - 1;
    open.add(socket);
    socket.on("data", (chunk) => (received[index] += chunk.toString("latin1")));
    socket.on("error", () => {});
    socket.on("close", () => open.delete(socket));
    answer(socket);
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      const host = scheme === "https" ? "upstream.test" : "127.0.0.1";
      resolve({
        port,
        origin: `${scheme}://${host}:${port}`,
        received: () => received,
        openSockets: () => open.size,
        close,
      });
    });
  });
};
