import { afterAll, beforeAll, expect, test } from "vitest";
import { type PostgresServer, startPostgres } from "../harness/postgres.ts";
import { keks, openReplicas, type Replicas } from "./replicas.ts";

let postgres: PostgresServer;
let world: Replicas;
beforeAll(async () => {
  postgres = await startPostgres();
  world = await openReplicas(postgres.url, keks["a local key"]);
});
afterAll(async () => {
  await world.close();
  await postgres.stop();
});

test("without its database a gateway reads on by what it knows, writes nothing anywhere, and is back within seconds", async () => {
  const [known] = world.connections;
  const key = world.tenant.key;
  const read = (replica: number) =>
    world.sendTo(replica)("GET", `/v1/connections/${known?.id}/tickets?limit=1`, { key });
  const create = (idempotencyKey?: string) =>
    world.sendTo(0)("POST", `/v1/connections/${known?.id}/tickets`, {
      key,
      headers: idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey },
      json: { subject: "while it was away", description: { text: "-" }, requester: { email: "a@example.com" } },
    });
  for (const replica of [0, 1]) expect(await read(replica)).toMatchObject({ status: 200 });

  await postgres.kill();
  for (let round = 0; round < 3; round += 1)
    for (const replica of [0, 1]) expect(await read(replica)).toMatchObject({ status: 200 });
  const refused = [
    await create(),
    await create("away"),
    await world.sendTo(0)("GET", "/v1/connections/con_unknown", { key }),
    await world.sendTo(0)("PATCH", `/v1/connections/${known?.id}`, { key, json: { label: "away" } }),
    await world.sendTo(0)("GET", "/readyz"),
  ];
  for (const { status, json, headers } of refused) {
    expect({ status, code: json["code"] }).toEqual({ status: 503, code: "storage_unavailable" });
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  }

  await postgres.restart();
  const backAt = async (replica: number) => (await world.sendTo(replica)("GET", "/readyz")).status;
  for (const replica of [0, 1]) await expect.poll(() => backAt(replica), { timeout: 5_000 }).toBe(200);
  const found = await world.sendTo(0)("GET", `/v1/connections/${known?.id}/tickets?limit=100`, { key });
  expect(found.text).not.toContain("while it was away");
  expect(await create("away")).toMatchObject({ status: 201 });
});
