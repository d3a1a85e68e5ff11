import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection, Tenant } from "../e2e/deployment.ts";
import { openRaw } from "../e2e/raw.ts";
import { type Bench, openBench } from "../system/bench.ts";

/** As `slowhttptest` does it, mode by mode, with the patience that the gateway really has. */
const clients = 300;

let bench: Bench;
let tenant: Tenant;
let connection: Connection;
beforeAll(async () => {
  bench = await openBench();
  ({ tenant, connection } = await bench.open());
});
afterAll(() => bench.close());

const head = (target: string, more: readonly string[] = []): string =>
  [`POST ${target} HTTP/1.1`, "Host: portico.test", `Authorization: Bearer ${tenant.key}`, ...more, "", ""].join(
    "\r\n",
  );
const json = ["Content-Type: application/json", "Content-Length: 1000"];

/** What each client says at first, and what it adds now and then. */
const modes: readonly [string, () => string, string][] = [
  ["headers that never end", () => "GET /healthz HTTP/1.1\r\nHost: portico.test\r\n", "X-A: 1\r\n"],
  ["no headers at all", () => "", ""],
  ["a body that never ends", () => `${head("/v1/api_keys", json)}{`, " "],
  ["a native body that stops", () => `${head(`/v1/connections/${connection.id}/proxy/api/v2/tickets`, json)}{`, ""],
];

test.each(modes)("%s: every such client is hung up on, others are served", async (_, opening, more) => {
  const sockets = Array.from({ length: clients }, () => openRaw(bench.url, opening()));
  const open = new Set(sockets);
  for (const socket of sockets) {
    socket.resume();
    socket.on("error", () => {});
    socket.once("close", () => open.delete(socket));
  }
  const trickle = setInterval(() => {
    for (const socket of sockets) if (more !== "" && socket.writable) socket.write(more);
  }, 2_000);
  try {
    while (open.size > 0) {
      expect((await bench.send("GET", "/healthz")).status).toBe(200);
      await setTimeout(500);
    }
  } finally {
    clearInterval(trickle);
  }
});
