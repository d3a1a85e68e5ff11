import { readFileSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { createSecureContext, TLSSocket } from "node:tls";
import { fileURLToPath } from "node:url";

/** A server of PostgreSQL as `localhost`, behind TLS. */
export interface TlsFront {
  port: number;
  /** Whether each connection so far was encrypted. */
  encrypted: readonly boolean[];
  close: () => Promise<void>;
}

/** The certificate of `localhost`, and its key: made for these tests, trusted nowhere else. */
export const certificateFile = fileURLToPath(new URL("postgres.test.pem", import.meta.url));

const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/** Passes on to the server at `port` what comes encrypted; `offers` says whether it does encrypt. */
export const startTlsFront = async (behind: URL, { offers }: { offers: boolean }): Promise<TlsFront> => {
  const pem = readFileSync(certificateFile);
  const secureContext = createSecureContext({ cert: pem, key: pem });
  const open = new Set<Socket>();
  const encrypted: boolean[] = [];
  const join = (client: Socket, first?: Buffer): void => {
    const server = connect(Number(behind.port), behind.hostname);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.once("close", () => other.destroy());
    }
    if (first !== undefined) server.write(first);
  };
  const front = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => open.delete(socket));
    socket.once("data", (first) => {
      const asksForTls = first.equals(sslRequest);
      encrypted.push(asksForTls && offers);
      if (!asksForTls) return join(socket, first);
      socket.write(offers ? "S" : "N");
      if (offers) join(new TLSSocket(socket, { isServer: true, secureContext }));
    });
  });
  await new Promise<void>((resolve) => void front.listen(0, "127.0.0.1", resolve));
  return {
    port: (front.address() as AddressInfo).port,
    encrypted,
    close: () =>
      new Promise((resolve) => {
        front.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
};
