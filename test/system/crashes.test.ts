import { crashPoints } from "@portico/services";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { dieAndRecover, type DyingWorld } from "./crash-cycle.ts";
import { upkeep } from "./crash-upkeep.ts";
import { sampler, seedOf } from "../harness/seed.ts";
import { openCrashWorld, openEmbeddedCrashWorld } from "./crash-world.ts";

const ofWrites = [...crashPoints.write, ...crashPoints.settling];
/** A few of many, others each time: all of them, ten times each, are in the heavy run. */
const some = sampler(seedOf());

describe("over PostgreSQL a process that is killed", () => {
  let world: DyingWorld;
  beforeAll(async () => {
    world = await openCrashWorld(inject("postgresUrl"));
  });
  afterAll(() => world.close());

  test.each(some(ofWrites, 3))("%s leaves no create twice, none lost and none undecided", async (point) => {
    await expect(dieAndRecover(world, point)).resolves.toBeUndefined();
  });

  test.each(some(upkeep, 2))("$point leaves what works, and nothing half", async ({ point, die }) => {
    await expect(die(world, point)).resolves.toBeUndefined();
  });

  test.each([
    ["after_keep", 504],
    ["after_finish", 409],
  ] as const)("%s leaves nobody with all of a large native answer", async (point, status) => {
    const create = () =>
      world.connection.send("POST", "/proxy/api/v2/tickets", {
        json: { subject: point, description: "a".repeat(200_000), email: "ann@example.com", priority: 1, status: 2 },
        headers: { "idempotency-key": `large-${point}` },
      });
    const dying = await world.start(point);
    await expect(create()).rejects.toThrow(/terminated|fetch failed/);
    await dying.exited;
    await world.start();
    expect((await create()).status).toBe(status);
  });

  test("after it had sent an update leaves it unknown for good, and on record as that", async () => {
    const change = () =>
      world.connection.send("PATCH", "/tickets/4", {
        json: { priority: "low" },
        headers: { "idempotency-key": "patch" },
      });
    const dying = await world.start("after_send");
    await change().catch(() => undefined);
    await dying.exited;
    await world.start();
    expect(await change()).toMatchObject({ status: 504, json: { code: "outcome_unknown" } });
    const log = await world.tenant.send("GET", "/v1/audit_log?limit=1");
    expect(log.text).toContain("could not find out whether the write of request");
  });
});

describe("over the embedded database a process that is killed", () => {
  let world: DyingWorld;
  beforeAll(async () => {
    world = await openEmbeddedCrashWorld();
  });
  afterAll(() => world.close());

  test("at any of some points leaves no create twice, none lost and none undecided", { timeout: 120_000 }, async () => {
    for (const point of some(ofWrites, 1)) await expect(dieAndRecover(world, point)).resolves.toBeUndefined();
  });
});
