import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases, populateTenant, type TestDatabase } from "../test-databases.ts";

const day = 86_400_000;
const sealed = Buffer.from("a sealed position");

describe.each(databases)("kept cursors on $name", ({ open }) => {
  let database: TestDatabase;
  let mine: string;
  let theirs: string;
  beforeAll(async () => {
    database = await open();
    mine = (await populateTenant(database.db, "mine")).tenantId;
    theirs = (await populateTenant(database.db, "theirs")).tenantId;
  });
  afterAll(() => database.dispose());

  const keep = (id: string, forMs: number) =>
    database.db.forTenant(mine).cursors.keep({ id, sealed, expiresAt: new Date(database.clock.ms + forMs) });

  test("what was kept is there until it expires, for its tenant alone", async () => {
    await keep("cur_days", 2 * day);
    expect(Buffer.from((await database.db.forTenant(mine).cursors.get("cur_days")) ?? "")).toEqual(sealed);
    expect(await database.db.forTenant(theirs).cursors.get("cur_days")).toBeUndefined();
    database.clock.ms += 2 * day;
    expect(await database.db.forTenant(mine).cursors.get("cur_days")).toBeUndefined();
  });

  test("the worker removes what has expired, and nothing else", async () => {
    const { cursors } = database.db.forWorker();
    await cursors.purgeExpired(100);
    await keep("cur_over", 0);
    await keep("cur_living", day);
    expect(await cursors.purgeExpired(100)).toBe(1);
    expect(await database.db.forTenant(mine).cursors.get("cur_living")).toBeDefined();
  });
});
