import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ctx } from "../context.ts";
import { codeOf, ctxOf, openServices, type TestServices } from "../testing/open-services.ts";

let world: TestServices;
let ctx: Ctx;
beforeAll(async () => {
  world = await openServices();
  ctx = await world.openTenant("Acme");
});
afterAll(() => world.close());

let serial = 0;
const body = (...scopes: ("*" | "tickets:read" | "tickets:write")[]) => ({
  issuer: `https://id${(serial += 1)}.example`,
  jwks_url: "https://id.example/keys",
  algorithms: ["EdDSA" as const],
  scopes,
});

test("nobody lets others in to more than they may do themselves, or from where they may not come", async () => {
  const { tokenIssuers } = world.services;
  const narrow = ctxOf(ctx.tenantId, { may: ["keys:write", "tickets:read"] });
  expect(await codeOf(tokenIssuers.create(narrow, body("*")))).toBe("insufficient_scope");
  expect(await codeOf(tokenIssuers.create(narrow, body("tickets:write")))).toBe("insufficient_scope");
  expect(await codeOf(tokenIssuers.create(narrow, body("tickets:read")))).toBe("succeeded");
  for (const bound of [{ on: ["con_1"] }, { from: ["10.0.0.0/8"] }])
    expect(await codeOf(tokenIssuers.create(ctxOf(ctx.tenantId, bound), body("tickets:read")))).toBe(
      "insufficient_scope",
    );
});

test("an issuer is removed by who may do all that its tokens may, and by nobody else", async () => {
  const { tokenIssuers } = world.services;
  const { id } = await tokenIssuers.create(ctx, body("tickets:write"));
  const narrow = ctxOf(ctx.tenantId, { may: ["keys:write", "tickets:read"] });
  expect(await codeOf(tokenIssuers.delete(narrow, id))).toBe("insufficient_scope");
  expect(await codeOf(tokenIssuers.delete(await world.openTenant("Stranger"), id))).toBe("not_found");
  expect(await codeOf(tokenIssuers.delete(ctx, id))).toBe("succeeded");
  expect(await codeOf(tokenIssuers.delete(ctx, id))).toBe("not_found");
});

test("a credential that is narrowed to connections knows of no issuer, since tokens reach all connections", async () => {
  const { tokenIssuers } = world.services;
  const { id } = await tokenIssuers.create(ctx, body("tickets:read"));
  const bound = ctxOf(ctx.tenantId, { on: ["con_1"] });
  expect(await tokenIssuers.list(bound, { limit: 100 })).toEqual({ data: [], next_cursor: null });
  expect(await codeOf(tokenIssuers.delete(bound, id))).toBe("not_found");
  expect((await tokenIssuers.list(ctx, { limit: 100 })).data.map((issuer) => issuer.id)).toContain(id);
});
