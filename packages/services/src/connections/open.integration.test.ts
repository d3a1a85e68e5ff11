import { VaultError, type VaultErrorCode } from "@portico/vault";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ctx } from "../context.ts";
import { codeOf, openServices, type TestServices } from "../testing/open-services.ts";
import { storeConnection } from "../testing/store-connection.ts";
import { createConnectionDoor } from "./open.ts";

let world: TestServices;
let ctx: Ctx;
beforeAll(async () => {
  world = await openServices();
  ctx = await world.openTenant("Acme");
});
afterAll(() => world.close());

const keyless: VaultErrorCode[] = ["no_active_key", "unknown_key", "destroyed_key", "wrong_key"];

test("what fails for want of a key is told that there is no such connection, once there is none", async () => {
  const door = createConnectionDoor(world.deps);
  const { id } = await storeConnection(world.deps, ctx);
  await door.row(ctx, id);
  // By another process: this one goes on with the row that it has.
  await world.deps.db.forTenant(ctx.tenantId).connections.delete(id);
  expect(await codeOf(door.row(ctx, id))).toBe("succeeded");
  for (const code of keyless) expect(await codeOf(door.orGone(ctx, id, new VaultError(code)))).toBe("not_found");
  expect(await codeOf(door.row(ctx, id))).toBe("not_found");
});

test("a key that is missing while the connection is there stays a fault of ours", async () => {
  const door = createConnectionDoor(world.deps);
  const { id } = await storeConnection(world.deps, ctx);
  for (const code of [...keyless, "not_authentic", "kek_unavailable"] as const)
    expect(await codeOf(door.orGone(ctx, id, new VaultError(code)))).toBe(code);
});
