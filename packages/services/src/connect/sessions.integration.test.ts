import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "../context.ts";
import { inventedDesk } from "../testing/invented-desk.ts";
import { codeOf, ctxOf, openServices, type TestServices } from "../testing/open-services.ts";
import { storeConnection } from "../testing/store-connection.ts";

let opened: TestServices;
let ctx: Ctx;
beforeAll(async () => {
  opened = await openServices({ providers: [inventedDesk({ tickets: [], onLook: () => {} })] });
  ctx = await opened.openTenant("Acme");
  await opened.services.tenants.update(ctx.tenantId, { return_origins: ["https://app.acme.example"] });
});
afterAll(() => opened.close());

const make = (body: object, by: Ctx = ctx) =>
  opened.services.connectSessions.create(by, {
    return_url: "https://app.acme.example/settings",
    expires_in: 900,
    ...body,
  });
const enter = async (token: string) =>
  opened.services.connectPage.enter({ token, browser: opened.services.connectPage.newBrowser() });

test("a link leads to a page that says who asks, until it expires; then it leads back", async () => {
  const { url, token, expires_at } = await make({ external_id: "a", state: "s", expires_in: 60 });
  expect(url).toBe(`http://portico.test/connect/${token}`);
  expect(Date.parse(expires_at)).toBe(opened.clock.ms + 60_000);
  expect(await enter(token)).toMatchObject({
    is: "open",
    view: {
      asker: { name: "Acme", cancelUrl: "https://app.acme.example/settings?error=cancelled&state=s" },
      access: "read_write",
      reconnect: null,
    },
  });
  opened.clock.ms += 60_000;
  expect(await enter(token)).toMatchObject({
    is: "expired",
    asker: { expiredUrl: "https://app.acme.example/settings?error=expired&state=s" },
  });
});

test("of the URL that it leads back to nothing of its own is taken for the outcome, and all else stays", async () => {
  const return_url = "https://app.acme.example/s?connection_id=con_old&tab=1&error=x&state=old&state=older#desk";
  const { token } = await make({ external_id: "own", return_url });
  expect(await enter(token)).toMatchObject({
    is: "open",
    view: { asker: { cancelUrl: "https://app.acme.example/s?tab=1&error=cancelled#desk" } },
  });
});

test.each([
  "https://app.acme.example.evil.example/settings",
  "https://app.acme.example:8443/settings",
  "http://app.acme.example/settings",
  "https://other.example/?https://app.acme.example",
])("none leads back to %s, which the operator has not listed", async (return_url) => {
  await expect(make({ external_id: "a", return_url })).rejects.toMatchObject({
    code: "validation_failed",
    details: { errors: [{ pointer: "/return_url", code: "not_allowed" }] },
  });
});

test.each([
  [{ provider: "nobody" }, "/provider"],
  [{ allowed_providers: ["nobody"] }, "/allowed_providers/0"],
  [{ provider: "invented", allowed_providers: ["nobody"] }, "/allowed_providers/0"],
])("a help desk that there is not is refused: %j", async (body, pointer) => {
  await expect(make({ external_id: "a", ...body })).rejects.toMatchObject({
    details: { errors: expect.arrayContaining([expect.objectContaining({ pointer })]) },
  });
});

describe("a link for a connection that there is", () => {
  test("is made by who may see it, and asks for its key alone", async () => {
    const { id, subdomain } = await storeConnection(opened.deps, ctx);
    const own = ctxOf(ctx.tenantId, { on: [id] });
    const { token, connection_id } = await make({ connection_id: id }, own);
    expect(connection_id).toBe(id);
    expect(await enter(token)).toMatchObject({
      view: { reconnect: { host: `${subdomain}.invented.example` }, chosen: "invented" },
    });
    const stranger = await opened.openTenant("Other");
    await opened.services.tenants.update(stranger.tenantId, { return_origins: ["https://app.acme.example"] });
    for (const by of [ctxOf(ctx.tenantId, { on: ["con_other"] }), stranger])
      expect(await codeOf(make({ connection_id: id }, by))).toBe("not_found");
  });

  test("ends with it", async () => {
    const { id } = await storeConnection(opened.deps, ctx);
    const { token } = await make({ connection_id: id });
    await opened.services.connections.delete(ctx, id);
    expect(await enter(token)).toMatchObject({ is: "expired" });
  });
});

test("who is narrowed to some connections makes no link for another", async () => {
  expect(await codeOf(make({ external_id: "a" }, ctxOf(ctx.tenantId, { on: ["con_1"] })))).toBe("insufficient_scope");
});
