import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "undici";

/** What Node can do at best: passes everything on to the origin named, both ways streaming, and does nothing else. */
const [origin = ""] = process.argv.slice(2);
const pool = new Pool(origin, { connections: 128 });

const withoutHop = ({ host: _host, connection: _connection, ...headers }: IncomingHttpHeaders): IncomingHttpHeaders =>
  headers;

const server = createServer((incoming, outgoing) => {
  const { method = "GET", url: path = "/", headers } = incoming;
  const body = method === "GET" ? null : incoming;
  pool
    .stream({ method, path, headers: withoutHop(headers), body }, ({ statusCode, headers: answered }) =>
      outgoing.writeHead(statusCode, withoutHop(answered)),
    )
    .catch(() => outgoing.destroy());
});
server.keepAliveTimeout = 120_000;
server.listen(0, "127.0.0.1", () =>
  console.log(`listening at http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
process.once("SIGTERM", () => process.exit());
