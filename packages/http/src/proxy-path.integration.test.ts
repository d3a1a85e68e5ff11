import fc from "fast-check";
import { expect, test } from "vitest";
import { createHttpClient } from "./client.ts";
import { UNIFIED_LIMITS } from "./message.ts";
import { parseProxyPath } from "./proxy-path.ts";
import { createRawServer, onRequest } from "./testing/raw-server.ts";
import { hostilePath, PATH_CASES } from "./testing/hostile-paths.ts";

test("what is accepted reaches the server as these very bytes", async () => {
  const seen: string[] = [];
  const server = await createRawServer((socket) =>
    onRequest(socket, (head) => {
      seen.push(head);
      socket.write("HTTP/1.1 204 No Content\r\n\r\n");
    }),
  );
  const client = createHttpClient();
  const { origin } = server;
  const request = { origin, operatorSet: true, method: "GET", headers: [], pool: "p", limits: UNIFIED_LIMITS };
  const accepted = fc.sample(hostilePath(), PATH_CASES / 5).filter((target) => parseProxyPath(target).ok);
  expect(accepted.length).toBeGreaterThan(100);
  for (const path of accepted) {
    const answer = await client.send({ ...request, path });
    await answer.body.toArray();
  }
  expect(seen.map((head) => head.split("\r\n")[0])).toEqual(accepted.map((path) => `GET ${path} HTTP/1.1`));
  await client.close();
  await server.close();
});
