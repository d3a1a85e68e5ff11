import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ctx } from "../context.ts";
import { codeOf, openServices, type TestServices } from "../testing/open-services.ts";
import { createAuthenticate } from "./authenticate.ts";

let world: TestServices;
let ctx: Ctx;
beforeAll(async () => {
  world = await openServices();
  ctx = await world.openTenant("Acme");
});
afterAll(() => world.close());

const mint = (more: object = {}) =>
  world.services.apiKeys.create(ctx, { name: "backend", scopes: ["tickets:read"], mode: "live", ...more });

test("a key tells its tenant, its scopes and its connections; the operator's token is the operator's", async () => {
  const { services, operatorToken } = world;
  const { secret, id } = await mint();
  expect(await services.authenticate(secret)).toEqual({
    kind: "tenant",
    tenantId: ctx.tenantId,
    actor: {
      apiKeyId: id,
      name: "backend",
      scopes: ["tickets:read"],
      connectionIds: null,
      expiresAtMs: expect.any(Number),
    },
  });
  expect(await services.authenticate(operatorToken)).toEqual({ kind: "operator" });
  expect(await codeOf(services.authenticate(`${operatorToken}x`))).toBe("unauthenticated");
});

test("a revoked key is refused everywhere within five seconds, by a process that has just seen it too", async () => {
  const { services, clock, deps } = world;
  const replica = createAuthenticate(deps);
  const { secret, id } = await mint();
  await replica(secret);
  await services.apiKeys.delete(ctx, id);
  clock.ms += 5_000;
  expect(await codeOf(replica(secret))).toBe("unauthenticated");
  expect(await codeOf(services.authenticate(secret))).toBe("unauthenticated");
});

test("a key ends in the very millisecond of its expiry, however fresh it is kept", async () => {
  const { services, clock } = world;
  const { secret } = await mint({ expires_at: new Date(clock.ms + 1_000).toISOString() });
  clock.ms += 999;
  expect(await codeOf(services.authenticate(secret))).toBe("succeeded");
  clock.ms += 1;
  expect(await codeOf(services.authenticate(secret))).toBe("unauthenticated");
});

test("a rolled key and its successor both work for the overlap, and the successor alone after it", async () => {
  const { services, clock } = world;
  const old = await mint();
  const next = await services.apiKeys.roll(ctx, old.id, { overlap_seconds: 3_600 });
  clock.ms += 3_599_999;
  expect(await codeOf(services.authenticate(old.secret))).toBe("succeeded");
  clock.ms += 1;
  expect(await codeOf(services.authenticate(old.secret))).toBe("unauthenticated");
  expect(await codeOf(services.authenticate(next.secret))).toBe("succeeded");
});

test("while the database is away, keys that were good go on for a minute and others are told of the outage", async () => {
  const { services, clock, deps, loseDatabase } = world;
  const { secret } = await mint();
  const other = await mint();
  await services.authenticate(secret);
  await loseDatabase();
  clock.ms += 60_000;
  expect(await codeOf(services.authenticate(secret))).toBe("succeeded");
  expect(await codeOf(services.authenticate(other.secret))).toBe("unavailable");
  expect(await codeOf(createAuthenticate(deps)(secret))).toBe("unavailable");
  clock.ms += 1;
  expect(await codeOf(services.authenticate(secret))).toBe("unavailable");
});
