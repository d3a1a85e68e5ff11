import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases, populateTenant, type TestDatabase, toConnectSession } from "../test-databases.ts";

const day = 86_400_000;

describe.each(databases)("connect links on $name", ({ open }) => {
  let database: TestDatabase;
  let mine: string;
  beforeAll(async () => {
    database = await open();
    mine = (await populateTenant(database.db, "mine")).tenantId;
  });
  afterAll(() => database.dispose());

  const links = () => database.db.forTenant(mine).connectSessions;
  const make = async (forMs = 900_000) => {
    const session = toConnectSession({ expiresAt: new Date(database.clock.ms + forMs) });
    return (await links().insert(session)).id;
  };
  const step = { provider: "acme", address: "acme", fault: { kind: "wrong_key" } };
  const kept = () => ({ held: Buffer.from("sealed"), heldUntil: new Date(database.clock.ms + 60_000) });

  test("a link works in the one browser that it was bound to first, of however many", async () => {
    const id = await make();
    const hashes = ["a", "b", "c"].map((name) => Buffer.from(name));
    const bound = await Promise.all(hashes.map((hash) => links().bind(id, hash)));
    expect(new Set(bound.map((row) => String(row?.browserHash))).size).toBe(1);
    expect((await links().get(id))?.browserHash).toEqual(bound[0]?.browserHash);
  });

  test("so many tries are made as there may be within a span by their weight, of however many at once", async () => {
    const id = await make(day);
    const may = { most: 7, spanMs: 1_000 };
    const counted = await Promise.all(Array.from({ length: 8 }, () => links().countTry(id, 2, may)));
    expect(counted.filter(Boolean)).toHaveLength(3);
    expect(await links().countTry(id, 1, may)).toBe(true);
    database.clock.ms += 999;
    expect(await links().countTry(id, 1, may)).toBe(false);
    database.clock.ms += 1;
    expect(await links().countTry(id, 2, may)).toBe(true);
  });

  test("it ends once, forgets what it held, and nothing is noted or tried any more", async () => {
    const id = await make();
    await links().note(id, { ...step, ...kept() });
    expect(await links().get(id)).toMatchObject({ ...step, held: expect.anything() });
    const ended = await Promise.all([links().finish(id, "globex"), links().finish(id, "globex")]);
    expect(ended.filter(Boolean)).toHaveLength(1);
    await links().note(id, { ...step, ...kept() });
    expect(await links().countTry(id, 1, { most: 9, spanMs: 1_000 })).toBe(false);
    expect(await links().get(id)).toMatchObject({
      provider: "globex",
      fault: null,
      held: null,
      heldUntil: null,
      connectedAt: expect.any(Date),
    });
  });

  test("the worker drops keys when their time is over, and links a week after theirs", async () => {
    const { connectSessions: work } = database.db.forWorker();
    const id = await make();
    await links().note(id, { ...step, ...kept() });
    database.clock.ms += 59_999;
    await work.dropHeld();
    expect((await links().get(id))?.held).not.toBeNull();
    database.clock.ms += 1;
    await work.dropHeld();
    expect(await links().get(id)).toMatchObject({ held: null, heldUntil: null, ...step });
    database.clock.ms += 7 * day;
    await work.purgeExpired(1_000);
    expect(await links().get(id)).toBeDefined();
    database.clock.ms += 900_000;
    expect(await work.purgeExpired(1_000)).toBeGreaterThan(0);
    expect(await links().get(id)).toBeUndefined();
  });
});
