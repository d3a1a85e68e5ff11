import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Bench, openBench } from "./bench.ts";
import { keks, openReplicas, type Replicas } from "./replicas.ts";
import { rotateUnderLoad, rotationKinds } from "./rotate-under-load.ts";

describe.each(Object.entries(keks))("with %s above all keys", (_name, openKek) => {
  let world: Replicas;
  beforeAll(async () => {
    world = await openReplicas(inject("postgresUrl"), openKek);
  });
  afterAll(() => world.close());

  test.each(rotationKinds)("no request fails while two replicas serve and %s is replaced", async (kind) => {
    const load = await rotateUnderLoad(world, kind, 300);
    expect(load.failures).toEqual([]);
    expect(load.rotations).toBeGreaterThanOrEqual(1);
  });

  test("two connections' credentials that changed rows open for neither", async () => {
    const tenant = await world.openTenant();
    const [one, other] = [await world.connect(tenant), await world.connect(tenant)];
    await world.sql`
      update portico.connections c set sealed_credentials = o.sealed_credentials from portico.connections o
      where c.id in ${world.sql([one.id, other.id])} and o.id in ${world.sql([one.id, other.id])} and c.id <> o.id`;
    for (const { send } of [one, other])
      await expect.poll(async () => (await send("POST", "/check")).status, { timeout: 15_000 }).toBe(500);
  });

  test("a deleted connection's credentials open for nobody, put back or not", async () => {
    const tenant = await world.openTenant();
    const gone = await world.connect(tenant);
    const [row] = await world.sql`select * from portico.connections where id = ${gone.id}`;
    expect(await gone.send("GET", "/tickets?limit=1")).toMatchObject({ status: 200 });
    await gone.send("DELETE", "");
    expect(await world.sql`select id from portico.data_keys where connection_id = ${gone.id}`).toHaveLength(0);
    await world.sql`insert into portico.connections ${world.sql(row ?? {})}`;
    for (const index of [0, 1]) {
      const send = world.sendTo(index);
      const path = `/v1/connections/${gone.id}/tickets?limit=1`;
      const status = async () => (await send("GET", path, { key: tenant.key })).status;
      await expect.poll(status, { timeout: 10_000, interval: 250 }).toBe(500);
    }
  });
});

describe("when the KMS fails", () => {
  let world: Replicas;
  beforeAll(async () => {
    world = await openReplicas(inject("postgresUrl"), keks["a KMS"]);
  });
  afterAll(() => world.close());

  const statusOf = async () => (await world.connections[0]?.send("GET", "/tickets?limit=1"))?.status;

  test("an outage is bridged by the keys that are held, in both replicas", async () => {
    expect([await statusOf(), await statusOf()]).toEqual([200, 200]);
    if (world.kms) world.kms.switches.fault = "reset";
    for (let round = 0; round < 10; round += 1) expect(await statusOf()).toBe(200);
    if (world.kms) world.kms.switches.fault = null;
  });

  test("a tenant whose key nobody holds is told to come back, and served once the KMS is there again", async () => {
    const [row] = await world.sql`select id from portico.data_keys where connection_id is null`;
    expect(row).toBeDefined();
    if (world.kms) world.kms.switches.answerWith = "KMSInternalException";
    const tenantless = world.openTenant();
    await expect(tenantless).rejects.toThrow("503");
    if (world.kms) world.kms.switches.answerWith = null;
    await expect.poll(async () => (await world.openTenant()).id, { timeout: 10_000 }).toMatch(/^ten_/);
  });
});

describe("while a connection's key is replaced", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  /** Rotates; `act` happens once, in the middle of the first step. */
  const rotateWhile = async (act: () => Promise<unknown>): Promise<unknown> => {
    const { rotations } = bench.services;
    const { id } = await rotations.create({ kind: "connection_key" });
    bench.hooks.beforeKeyIsRead = async () => {
      bench.hooks.beforeKeyIsRead = async () => {};
      await act();
    };
    await rotations.work(new AbortController().signal);
    return rotations.get(id);
  };

  test("the connection can be deleted, and the others have their turn", async () => {
    const { tenant, connection } = await bench.open();
    const other = await tenant.connect(bench.openDesk());
    const rotation = await rotateWhile(() => connection.send("DELETE", ""));
    expect(rotation).toMatchObject({ state: "done", total: 2, done: 2 });
    expect(await connection.send("GET", "")).toMatchObject({ status: 404 });
    expect(await other.send("GET", "/tickets?limit=1")).toMatchObject({ status: 200 });
  });

  test("its tenant can be deleted", async () => {
    const { tenant } = await bench.open();
    const rotation = await rotateWhile(() =>
      bench.send("DELETE", `/v1/tenants/${tenant.id}`, { key: bench.operatorToken }),
    );
    expect(rotation).toMatchObject({ state: "done" });
  });
});
