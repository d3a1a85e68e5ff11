import type { Provider } from "@portico/connector";
import { PorticoError } from "@portico/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { credentialContext } from "../connections/credentials.ts";
import type { Ctx } from "../context.ts";
import { inventedDesk } from "../testing/invented-desk.ts";
import { openServices, type TestServices } from "../testing/open-services.ts";
import type { ConnectForm } from "./attempt.ts";

let opened: TestServices;
let ctx: Ctx;
/** What the help desk does when it is asked whom a key belongs to. */
let whenAsked: () => Promise<unknown>;

const desk = inventedDesk({ tickets: [], onLook: () => {} });
const asking: Provider = {
  ...desk,
  identify: {
    flow: async () => {
      await whenAsked();
      return null;
    },
  },
};

beforeAll(async () => {
  opened = await openServices({ providers: [asking, { ...asking, id: "another" }] });
  ctx = await opened.openTenant("Acme");
  await opened.services.tenants.update(ctx.tenantId, { return_origins: ["https://app.acme.example"] });
});
afterAll(() => opened.close());

/** Somebody who has opened a link, and sends its form. */
const visitor = async (session: object) => {
  whenAsked = async () => {};
  const { connectPage, connectSessions } = opened.services;
  const made = await connectSessions.create(ctx, {
    return_url: "https://app.acme.example/settings",
    expires_in: 900,
    ...session,
  });
  const visit = { token: made.token, browser: connectPage.newBrowser() };
  const entered = await connectPage.enter(visit);
  if (entered.is !== "open") throw new Error(`the link is ${entered.is}`);
  const form = { token: entered.view.formToken, provider: "invented", anyway: false, signIn: false };
  const calls: Ctx[] = [];
  const submit = (api_key: string, more: Partial<ConnectForm> = {}) => {
    const call = { requestId: opened.deps.newId("request"), signal: new AbortController().signal };
    return connectPage.submit(visit, { ...form, address: "acce55", credentials: { api_key }, ...more }, call, (by) => {
      calls.push(by);
    });
  };
  return { id: made.connection_id, submit, enter: () => connectPage.enter(visit), calls };
};

const connected = async (external_id: string): Promise<string> => {
  const { id, submit } = await visitor({ external_id });
  expect(await submit("first")).toMatchObject({ is: "connected" });
  return id;
};

const storedKey = async (id: string): Promise<string> => {
  const row = await opened.deps.db.forTenant(ctx.tenantId).connections.get(id);
  if (row === undefined) throw new Error("there is no such connection");
  const bytes = await opened.deps.vault.open(credentialContext(asking, row), row.sealedCredentials);
  return bytes.toString("utf8");
};

test("of two links that connect one account at once, one does and the other stays open and says so", async () => {
  const visitors = [await visitor({ external_id: "both" }), await visitor({ external_id: "both" })];
  const bothAsked = Promise.withResolvers<void>();
  let asked = 0;
  whenAsked = async () => {
    asked += 1;
    if (asked === visitors.length) bothAsked.resolve();
    await bothAsked.promise;
  };
  const ends = await Promise.all(visitors.map(({ submit }) => submit("key")));
  const outcomes = ends.map((end) => (end.is === "open" ? end.view.fault?.kind : end.is));
  expect(new Set(outcomes)).toEqual(new Set(["connected", "taken"]));
  for (const [index, end] of ends.entries()) {
    const row = await opened.deps.db.forTenant(ctx.tenantId).connections.get(visitors[index]?.id ?? "");
    expect(row !== undefined).toBe(end.is === "connected");
  }
});

test("a reconnection that the tenant's own call outruns stays open, keeps its key, and goes through when it is sent again", async () => {
  const id = await connected("raced");
  const { submit } = await visitor({ connection_id: id });
  let isOutrun = false;
  whenAsked = async () => {
    if (isOutrun) return;
    isOutrun = true;
    await opened.services.connections.replaceCredentials(ctx, id, { api_key: "tenants" });
  };
  expect(await submit("admins")).toMatchObject({
    is: "open",
    view: { fault: { kind: "overtaken" }, holdsKey: true, asker: { cancelUrl: expect.stringContaining("cancelled") } },
  });
  expect(await storedKey(id)).toContain("tenants");
  expect(await submit("")).toMatchObject({ is: "connected" });
  expect(await storedKey(id)).toContain("admins");
});

test("a reconnection says so where the connection is switched off", async () => {
  const id = await connected("off");
  expect(await (await visitor({ connection_id: id })).submit("again")).toMatchObject({ done: { isDisabled: false } });
  await opened.services.connections.update(ctx, id, { status: "disabled" });
  expect(await (await visitor({ connection_id: id })).submit("again")).toMatchObject({ done: { isDisabled: true } });
});

test("what was connected is still told where the connection is gone since", async () => {
  const { id, submit, enter } = await visitor({ external_id: "gone" });
  await submit("key");
  await opened.services.connections.delete(ctx, id);
  expect(await enter()).toMatchObject({ is: "connected", done: { title: desk.title, account: null } });
});

/** The help desk lets nobody in from here, which is no fault of a key: how often it is asked. */
const closeDesk = () => {
  const asked = { times: 0 };
  whenAsked = async () => {
    asked.times += 1;
    throw new PorticoError("provider_forbidden", "No.", { refusal: "addresses" });
  };
  return asked;
};

describe("what a link may try", () => {
  const tooMany = { view: { fault: { kind: "too_many" } } };

  test("is bounded for a key that it keeps, too", async () => {
    const { submit } = await visitor({ external_id: "kept" });
    const asked = closeDesk();
    await submit("one");
    for (let again = 0; again < 40; again += 1) await submit("");
    expect(asked.times).toBe(30);
    expect(await submit("two")).toMatchObject(tooMany);
  });

  test("is five keys, and the last of them again", async () => {
    const { submit } = await visitor({ external_id: "five" });
    const asked = closeDesk();
    for (const key of ["one", "two", "three", "four", "five"]) await submit(key);
    expect(await submit("")).toMatchObject({ view: { fault: { kind: "addresses" } } });
    expect(await submit("six")).toMatchObject(tooMany);
    expect(asked.times).toBe(6);
  });
});

test("the log of requests is told which connection a form was for", async () => {
  const { id, submit, calls } = await visitor({ external_id: "logged" });
  await submit("key");
  expect(calls[0]?.trail?.connection).toMatchObject({ id, provider: "invented", subdomain: "acce55" });
});

test("of what was typed no more is kept than an address may have", async () => {
  const { submit } = await visitor({ external_id: "long" });
  const ended = await submit("key", { address: "a.".repeat(450_000) });
  expect(ended).toMatchObject({ view: { fault: { kind: "address_malformed" }, address: "a.".repeat(1_024) } });
});
