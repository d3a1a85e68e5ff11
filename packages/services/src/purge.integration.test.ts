import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ctx } from "./context.ts";
import { purgeExpired } from "./purge.ts";
import { openServices, type TestServices } from "./testing/open-services.ts";

let world: TestServices;
let ctx: Ctx;
beforeAll(async () => {
  world = await openServices();
  ctx = await world.openTenant("Acme");
});
afterAll(() => world.close());

const minute = 60_000;

/** Rows of each kind that expire after so long. */
const keep = async (name: string, count: number, forMs: number): Promise<void> => {
  const { db } = world.deps;
  const expiresAt = new Date(world.clock.ms + forMs);
  const { cursors, idempotency } = db.forTenant(ctx.tenantId);
  const request = { fingerprint: Buffer.alloc(32), route: "/", connectionId: null, requestId: "req_1", leaseMs: 1 };
  for (let i = 0; i < count; i += 1) await cursors.keep({ id: `${name}_${i}`, sealed: Buffer.alloc(1), expiresAt });
  for (const keys of [idempotency, db.forOperator().idempotency])
    await keys.begin({ ...request, key: name, expiresAt });
};

const isThere = async (name: string) => {
  const { cursors, idempotency } = world.deps.db.forTenant(ctx.tenantId);
  const operator = world.deps.db.forOperator().idempotency;
  const found = [await cursors.get(`${name}_0`), await idempotency.get(name), await operator.get(name)];
  return found.map((row) => row !== undefined);
};

test("whatever has expired is removed, more of it than one statement takes, and nothing else", async () => {
  await keep("over", 1_001, minute);
  await keep("living", 1, 3 * minute);
  world.clock.ms += 2 * minute;
  await purgeExpired(world.deps.db, new AbortController().signal);
  // Seen as long before, when none of it had expired: what is not found is not there.
  world.clock.ms -= 2 * minute;
  expect(await isThere("over")).toEqual([false, false, false]);
  expect(await world.deps.db.forTenant(ctx.tenantId).cursors.get("over_1000")).toBeUndefined();
  expect(await isThere("living")).toEqual([true, true, true]);
});

test("a process that ends removes no more", async () => {
  await keep("left", 1, minute);
  world.clock.ms += 2 * minute;
  await purgeExpired(world.deps.db, AbortSignal.abort());
  world.clock.ms -= 2 * minute;
  expect(await isThere("left")).toEqual([true, true, true]);
});
