import { scopes } from "@portico/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "../context.ts";
import { codeOf, ctxOf, openServices, type TestServices } from "../testing/open-services.ts";

let world: TestServices;
let ctx: Ctx;
beforeAll(async () => {
  world = await openServices();
  ctx = await world.openTenant("Acme");
});
afterAll(() => world.close());

const body = { name: "backend", scopes: ["*" as const], mode: "live" as const };
const year = 365 * 86_400_000;

test("a key lives a year unless it is told otherwise, and for ever only when it is told so", async () => {
  const { services, clock } = world;
  const lives = await Promise.all([
    services.apiKeys.create(ctx, body),
    services.apiKeys.create(ctx, { ...body, expires_at: null }),
    services.apiKeys.create(ctx, { ...body, expires_at: "2027-01-01T01:00:00+01:00" }),
  ]);
  expect(lives.map(({ expires_at }) => expires_at && Date.parse(expires_at))).toEqual([
    clock.ms + year,
    null,
    Date.UTC(2027, 0, 1),
  ]);
  const past = { ...body, expires_at: new Date(clock.ms).toISOString() };
  expect(await codeOf(services.apiKeys.create(ctx, past))).toBe("validation_failed");
});

test("the secret is in the answer that makes it and in no other", async () => {
  const { services } = world;
  const { secret, id } = await services.apiKeys.create(ctx, body);
  const shown = JSON.stringify([await services.apiKeys.get(ctx, id), await services.apiKeys.list(ctx, { limit: 100 })]);
  expect(shown).not.toContain(secret.slice(22));
});

const narrow = (): Ctx => ctxOf(ctx.tenantId, { may: ["keys:write", "tickets:read"] });
const bound = (): Ctx => ctxOf(ctx.tenantId, { on: ["con_1"] });

describe("no key comes by more than it has", () => {
  test("by minting", async () => {
    const { apiKeys } = world.services;
    expect(await codeOf(apiKeys.create(narrow(), body))).toBe("insufficient_scope");
    expect(await codeOf(apiKeys.create(narrow(), { ...body, scopes: ["tickets:write"] }))).toBe("insufficient_scope");
    expect(await codeOf(apiKeys.create(narrow(), { ...body, scopes: ["tickets:read"] }))).toBe("succeeded");
    expect(await codeOf(apiKeys.create(bound(), body))).toBe("insufficient_scope");
    expect(await codeOf(apiKeys.create(bound(), { ...body, connection_ids: ["con_2"] }))).toBe("insufficient_scope");
  });

  test("by rolling another", async () => {
    const { apiKeys } = world.services;
    const wide = await apiKeys.create(ctx, body);
    const narrowed = await apiKeys.create(ctx, { ...body, scopes: ["tickets:read"] });
    expect(await codeOf(apiKeys.roll(narrow(), wide.id, { overlap_seconds: 0 }))).toBe("insufficient_scope");
    expect(await codeOf(apiKeys.roll(bound(), wide.id, { overlap_seconds: 0 }))).toBe("insufficient_scope");
    expect(await codeOf(apiKeys.roll(narrow(), narrowed.id, { overlap_seconds: 0 }))).toBe("succeeded");
    expect(await codeOf(world.services.authenticate(wide.secret))).toBe("succeeded");
  });
});

test("a successor has the rights and the life of the key that it follows, and a secret of its own", async () => {
  const { services, clock } = world;
  const old = await services.apiKeys.create(ctx, { ...body, scopes: ["tickets:read"], mode: "test" });
  const next = await services.apiKeys.roll(ctx, old.id, { overlap_seconds: 60 });
  expect(next).toMatchObject({ name: old.name, scopes: old.scopes, mode: "test", connection_ids: null });
  expect(Date.parse(next.expires_at ?? "")).toBe(clock.ms + year);
  expect(next.secret).not.toBe(old.secret);
  expect((await services.apiKeys.get(ctx, old.id)).expires_at).toBe(
    new Date(clock.ms + 60_000).toISOString().replace(".000Z", "Z"),
  );
});

test("another tenant's key can be neither seen, rolled nor revoked", async () => {
  const { services, openTenant } = world;
  const { id } = await services.apiKeys.create(ctx, body);
  const stranger = await openTenant("Stranger");
  expect(await codeOf(services.apiKeys.get(stranger, id))).toBe("not_found");
  expect(await codeOf(services.apiKeys.roll(stranger, id, { overlap_seconds: 0 }))).toBe("not_found");
  expect(await codeOf(services.apiKeys.delete(stranger, id))).toBe("not_found");
  expect((await services.apiKeys.list(stranger, { limit: 100 })).data).toEqual([]);
});

test("the operator's first key is for a tenant that there is, and for connections that it has", async () => {
  const { apiKeys } = world.services;
  expect(await codeOf(apiKeys.createFirst("ten_nobody", body))).toBe("not_found");
  expect(await codeOf(apiKeys.createFirst(ctx.tenantId, { ...body, connection_ids: ["con_x"] }))).toBe(
    "validation_failed",
  );
  expect((await apiKeys.createFirst(ctx.tenantId, { ...body, scopes: [...scopes] })).scopes).toEqual([...scopes]);
});
