import { crashPoints } from "@portico/services";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { dieAndRecover } from "./crash-cycle.ts";
import { type CrashWorld, openCrashWorld } from "./crash-world.ts";

let world: CrashWorld;
beforeAll(async () => {
  world = await openCrashWorld(inject("postgresUrl"));
});
afterAll(() => world.close());

test.each(crashPoints)(
  "a process that is killed %s leaves no create twice, none lost and none undecided",
  async (point) => {
    expect(await dieAndRecover(world, point)).toEqual([1, 1, 1]);
  },
);

test("an update whose process was killed after it had sent is unknown for good, and on record as that", async () => {
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
