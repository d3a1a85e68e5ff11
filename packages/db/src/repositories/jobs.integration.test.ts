import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { TenantDb } from "../database.ts";
import { databases, type Populated, populateTenant, type TestDatabase, toJob, toJobItem } from "../test-databases.ts";
import type { JobClaim } from "./jobs-work.ts";

const leaseMs = 60_000;
const week = 7 * 86_400_000;

describe.each(databases)("jobs on $name", ({ open }) => {
  let database: TestDatabase;
  let mine: Populated;
  let own: TenantDb;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.dispose());
  beforeEach(async () => {
    // What an earlier test has left is gone, and the new tenant's own job with it.
    mine = await populateTenant(database.db, "mine");
    own = database.db.forTenant(mine.tenantId);
    database.clock.ms += 2 * week;
    await database.db.forWorker().jobs.purgeExpired(100);
  });

  const expiresAt = (): Date => new Date(database.clock.ms + week);
  const start = async (
    { tenantId, connection }: Populated = mine,
    items = [toJobItem(), toJobItem({ operation: "delete", objectId: "2", changes: null })],
  ) => {
    const job = toJob(connection.id, { expiresAt: expiresAt() });
    await database.db.forTenant(tenantId).jobs.insert(job, items, 100);
    database.clock.ms += 1;
    return job.id;
  };
  const claim = () => database.db.forWorker().jobs.claim(leaseMs);
  const claimed = async (): Promise<JobClaim> => {
    const found = await claim();
    if (found === undefined) throw new Error("no job was due");
    return found;
  };

  test("a job is there with its items in order, until it expires", async () => {
    const id = await start();
    expect(await own.jobs.get(id)).toMatchObject({ id, state: "running", claims: 0, actor: { name: "a key" } });
    expect(await own.jobs.items(id)).toMatchObject([
      { position: 0, operation: "update", objectId: "1", state: "waiting", problem: null },
      { position: 1, operation: "delete", objectId: "2", state: "waiting", changes: null },
    ]);
    database.clock.ms += week;
    expect(await own.jobs.get(id)).toBeUndefined();
    expect(await claim()).toBeUndefined();
    expect(await database.db.forWorker().jobs.purgeExpired(100)).toBe(1);
    expect(await own.jobs.items(id)).toEqual([]);
  });

  test("a tenant has no more of them running than is allowed", async () => {
    const insert = () => own.jobs.insert(toJob(mine.connection.id, { expiresAt: expiresAt() }), [toJobItem()], 2);
    expect([await insert(), await insert(), await insert()]).toEqual([expect.anything(), expect.anything(), undefined]);
    await own.jobs.release(await claimed(), null);
    expect(await insert()).toBeDefined();
  });

  test("of several claimants at once one gets it, and another once its lease has lapsed", async () => {
    const id = await start();
    const found = await Promise.all([claim(), claim(), claim()]);
    expect(found.filter(Boolean)).toEqual([{ tenantId: mine.tenantId, id, claims: 1 }]);
    database.clock.ms += leaseMs - 1;
    expect(await claim()).toBeUndefined();
    database.clock.ms += 1;
    expect(await claim()).toMatchObject({ id, claims: 2 });
  });

  test("who was overtaken notes nothing and gives nothing back", async () => {
    const id = await start();
    const first = await claimed();
    database.clock.ms += leaseMs;
    const second = await claimed();
    expect(await own.jobs.finishItem(first, 0, { state: "done" }, leaseMs)).toBe(false);
    expect(await own.jobs.release(first, null)).toBe(false);
    expect(await own.jobs.items(id)).toMatchObject([{ state: "waiting" }, { state: "waiting" }]);
    expect(await own.jobs.finishItem(second, 0, { state: "done" }, leaseMs)).toBe(true);
    expect(await own.jobs.release(second, null)).toBe(true);
    expect(await own.jobs.release(second, null)).toBe(false);
    expect(await own.jobs.get(id)).toMatchObject({ state: "done", leaseUntil: null });
  });

  test("an item that has ended says how, forgets what was to be changed, and renews the lease", async () => {
    const id = await start();
    const held = await claimed();
    const problem = Buffer.from("sealed problem");
    database.clock.ms += leaseMs - 1;
    await own.jobs.finishItem(held, 0, { state: "failed", problem }, leaseMs);
    expect(await own.jobs.items(id)).toMatchObject([
      { state: "failed", changes: null, problem },
      { state: "waiting", problem: null },
    ]);
    database.clock.ms += 2;
    expect(await claim()).toBeUndefined();
  });

  test("what was given back is due when it was said to be", async () => {
    await start();
    await own.jobs.release(await claimed(), new Date(database.clock.ms + 5_000));
    database.clock.ms += 4_999;
    expect(await claim()).toBeUndefined();
    database.clock.ms += 1;
    expect(await claim()).toMatchObject({ claims: 2 });
  });

  test("who has many keeps no other tenant waiting", async () => {
    const other = await populateTenant(database.db, "other");
    database.clock.ms += 2 * week;
    await database.db.forWorker().jobs.purgeExpired(100);
    for (let count = 0; count < 4; count += 1) await start();
    await start(other);
    const order = [await claimed(), await claimed(), await claimed()].map(({ tenantId }) => tenantId);
    expect(order).toEqual([mine.tenantId, other.tenantId, mine.tenantId]);
  });

  test("a connection takes its jobs along", async () => {
    const id = await start();
    await own.connections.delete(mine.connection.id);
    expect(await own.jobs.get(id)).toBeUndefined();
    expect(await own.jobs.items(id)).toEqual([]);
    expect(await claim()).toBeUndefined();
  });
});
