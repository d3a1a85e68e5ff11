import { scopes } from "@portico/model";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mintApiKey } from "../auth/api-key.ts";
import type { Ctx } from "../context.ts";
import { codeOf, ctxOf, here, openServices, type TestServices } from "../testing/open-services.ts";

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
const placed = (): Ctx => ctxOf(ctx.tenantId, { from: ["10.0.0.0/8", "2001:db8::/32"] });

describe("no key comes by more than it has", () => {
  test("by minting", async () => {
    const { apiKeys } = world.services;
    expect(await codeOf(apiKeys.create(narrow(), body))).toBe("insufficient_scope");
    expect(await codeOf(apiKeys.create(narrow(), { ...body, scopes: ["tickets:write"] }))).toBe("insufficient_scope");
    expect(await codeOf(apiKeys.create(narrow(), { ...body, scopes: ["tickets:read"] }))).toBe("succeeded");
    expect(await codeOf(apiKeys.create(bound(), body))).toBe("insufficient_scope");
    expect(await codeOf(apiKeys.create(bound(), { ...body, connection_ids: ["con_2"] }))).toBe("insufficient_scope");
  });

  test.each([
    [undefined, "insufficient_scope"],
    [null, "insufficient_scope"],
    [["0.0.0.0/0"], "insufficient_scope"],
    [["10.0.0.0/7"], "insufficient_scope"],
    [["10.1.0.0/16", "192.0.2.0/24"], "insufficient_scope"],
    [["10.1.0.0/16"], "succeeded"],
    [["2001:db8:1::/48", "10.0.0.0/8"], "succeeded"],
  ])("by minting one for the networks %j: %s", async (cidrs, expected) => {
    const more = cidrs === undefined ? {} : { cidrs };
    expect(await codeOf(world.services.apiKeys.create(placed(), { ...body, ...more }))).toBe(expected);
  });

  test("by rolling another", async () => {
    const { apiKeys } = world.services;
    const wide = await apiKeys.create(ctx, body);
    const narrowed = await apiKeys.create(ctx, { ...body, scopes: ["tickets:read"] });
    expect(await codeOf(apiKeys.roll(narrow(), wide.id, { overlap_seconds: 0 }))).toBe("insufficient_scope");
    expect(await codeOf(apiKeys.roll(placed(), wide.id, { overlap_seconds: 0 }))).toBe("insufficient_scope");
    expect(await codeOf(apiKeys.delete(placed(), wide.id))).toBe("insufficient_scope");
    expect(await codeOf(apiKeys.roll(narrow(), narrowed.id, { overlap_seconds: 0 }))).toBe("succeeded");
    expect(await codeOf(world.services.authenticate(wide.secret, here))).toBe("succeeded");
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

test("the networks of a key are shown, and stay with its successor", async () => {
  const { apiKeys } = world.services;
  const cidrs = ["203.0.113.0/24", "2001:db8::/32"];
  const key = await apiKeys.create(ctx, { ...body, cidrs });
  expect(key.cidrs).toEqual(cidrs);
  expect((await apiKeys.get(ctx, key.id)).cidrs).toEqual(cidrs);
  expect((await apiKeys.roll(ctx, key.id, { overlap_seconds: 0 })).cidrs).toEqual(cidrs);
  expect((await apiKeys.createFirst(ctx.tenantId, { ...body, cidrs })).cidrs).toEqual(cidrs);
  expect((await apiKeys.create(ctx, body)).cidrs).toBeNull();
});

const insert = async (connectionIds: string[] | null): Promise<string> => {
  const { db, newId } = world.deps;
  const { lookupId, prefix, hash: secretHash } = mintApiKey("live", randomBytes);
  const row = { lookupId, prefix, secretHash, name: "k", scopes: ["*"], connectionIds, mode: "live" as const };
  return (await db.forTenant(ctx.tenantId).apiKeys.insert({ ...row, id: newId("apiKey") })).id;
};
const both = (): Ctx => ctxOf(ctx.tenantId, { on: ["con_a", "con_b"] });

describe("a key that is narrowed to some connections", () => {
  test("sees the keys of those alone, and a page of them is full", async () => {
    const { apiKeys } = world.services;
    const ids = [];
    for (const on of [["con_a"], null, ["con_c"], ["con_b", "con_a"], ["con_a", "con_c"], ["con_b"]]) {
      world.clock.ms += 1;
      ids.push(await insert(on));
    }
    const first = await apiKeys.list(both(), { limit: 2 });
    expect(first.data.map(({ id }) => id)).toEqual([ids[0], ids[3]]);
    const second = await apiKeys.list(both(), { limit: 2, cursor: first.next_cursor ?? "" });
    expect([second.data.map(({ id }) => id), second.next_cursor]).toEqual([[ids[5]], null]);
  });

  test("can neither read, roll nor revoke another: it is told that there is none", async () => {
    const { apiKeys } = world.services;
    for (const on of [null, ["con_c"], ["con_a", "con_c"]]) {
      const id = await insert(on);
      expect(await codeOf(apiKeys.get(both(), id))).toBe("not_found");
      expect(await codeOf(apiKeys.roll(both(), id, { overlap_seconds: 0 }))).toBe("not_found");
      expect(await codeOf(apiKeys.delete(both(), id))).toBe("not_found");
    }
    const own = await insert(["con_b"]);
    expect(await codeOf(apiKeys.get(both(), own))).toBe("succeeded");
    expect(await codeOf(apiKeys.delete(both(), own))).toBe("succeeded");
  });
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
