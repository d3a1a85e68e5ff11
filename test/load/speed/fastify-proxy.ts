import httpProxy from "@fastify/http-proxy";
import { fastify } from "fastify";

/** What most who write Node take for a proxy, as it comes: no log, no limits, no keys. */
const [upstream = ""] = process.argv.slice(2);
const app = fastify({ keepAliveTimeout: 120_000, bodyLimit: 100_000_000 });
await app.register(httpProxy, { upstream, undici: { connections: 128 } });
console.log(`listening at ${await app.listen({ port: 0, host: "127.0.0.1" })}`);
process.once("SIGTERM", () => process.exit());
