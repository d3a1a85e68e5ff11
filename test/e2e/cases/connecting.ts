import { describe, expect, test } from "vitest";
import type { Deployment } from "../deployment.ts";

/** From the first key that a customer's admin pastes to the day it is revoked. */
export const connectingCases = (deployment: () => Deployment): void => {
  describe("connecting", () => {
    test("names the agent, the plan and nothing secret", async () => {
      const account = await deployment().helpDesks.openAccount();
      const tenant = await deployment().openTenant();
      const json = {
        provider: "freshdesk",
        subdomain: ` ${account.subdomain.toUpperCase()} `,
        credentials: { api_key: account.apiKey },
        external_id: "4711",
      };
      const connected = await tenant.send("POST", "/v1/connections", { json });
      expect(connected).toMatchObject({
        status: 201,
        json: { subdomain: account.subdomain, external_id: "4711", status: "active", agent: { role: "admin" } },
      });
      expect(connected.headers.get("location")).toBe(`/v1/connections/${String(connected.json["id"])}`);
      expect(connected.text).not.toContain(account.apiKey);
      expect(connected.headers.get("portico-upstream-calls")).toBe(String((await account.calls()).length));
    });

    test("says what is wrong, and stores nothing", async () => {
      const account = await deployment().helpDesks.openAccount();
      const tenant = await deployment().openTenant();
      const attempt = (change: object) =>
        tenant.send("POST", "/v1/connections", {
          json: {
            provider: "freshdesk",
            subdomain: account.subdomain,
            credentials: { api_key: account.apiKey },
            ...change,
          },
        });
      expect(await attempt({ credentials: { api_key: "wrong-key" } })).toMatchObject({
        status: 424,
        json: { code: "connection_unauthorized" },
      });
      expect(await attempt({ subdomain: "nobody-is-here" })).toMatchObject({
        status: 422,
        json: { code: "account_not_found", errors: [{ pointer: "/subdomain" }] },
      });
      await account.forgetCalls();
      for (const subdomain of [
        "",
        "acme.freshdesk.com",
        "acme/x",
        "a@b",
        "acme:443",
        "-acme",
        "xn--acme",
        "a".repeat(64),
        "ａcme",
        "acme\u212A",
        "127.0.0.1",
      ])
        expect(await attempt({ subdomain })).toMatchObject({
          status: 422,
          json: { code: "validation_failed", errors: [{ pointer: "/subdomain" }] },
        });
      expect(await attempt({ provider: "nobody" })).toMatchObject({
        status: 422,
        json: { errors: [{ pointer: "/provider" }] },
      });
      expect(await attempt({ credentials: { token: "x" } })).toMatchObject({
        status: 422,
        json: { errors: [{ pointer: "/credentials" }] },
      });
      expect(await attempt({ credentials: { api_key: "two\r\nlines" } })).toMatchObject({
        status: 422,
        json: { errors: [{ pointer: "/credentials/api_key" }] },
      });
      expect(await attempt({ plan: "starter" })).toMatchObject({
        status: 422,
        json: { errors: [{ pointer: "/plan" }] },
      });
      expect(await account.calls()).toEqual([]);
      expect(await tenant.send("GET", "/v1/connections")).toMatchObject({ json: { data: [], next_cursor: null } });
    });

    test("an account that is connected already is named, without a call", async () => {
      const account = await deployment().helpDesks.openAccount();
      const tenant = await deployment().openTenant();
      const { id } = await tenant.connect(account, { external_id: "4711" });
      await account.forgetCalls();
      const json = {
        provider: "freshdesk",
        subdomain: account.subdomain,
        credentials: { api_key: account.apiKey },
        external_id: "4711",
      };
      const twice = await tenant.send("POST", "/v1/connections", { json });
      expect(twice).toMatchObject({ status: 409, json: { code: "conflict" } });
      expect(twice.text).toContain(id);
      expect(await account.calls()).toEqual([]);
      const other = await tenant.connect(account, { external_id: "4712" });
      expect(await other.send("PATCH", "", { json: { external_id: "4711" } })).toMatchObject({
        status: 409,
        json: { code: "conflict" },
      });
    });
  });

  test("wrong new credentials are refused and the old ones go on; right ones take their place at once", async () => {
    const account = await deployment().helpDesks.openAccount();
    const tenant = await deployment().openTenant();
    const { send } = await tenant.connect(account);
    expect(await send("PUT", "/credentials", { json: { credentials: { api_key: "wrong-key" } } })).toMatchObject({
      status: 424,
    });
    expect(await send("GET", "/tickets?limit=1")).toMatchObject({ status: 200 });
    await account.configure({ keys: [{ key: "the-next-key", role: "admin" }] });
    expect(await send("PUT", "/credentials", { json: { credentials: { api_key: "the-next-key" } } })).toMatchObject({
      status: 200,
      json: { status: "active" },
    });
    expect(await send("GET", "/tickets?limit=1")).toMatchObject({ status: 200 });
  });

  test.each(["check", "credentials"] as const)(
    "a revoked key costs two calls and no more, until the %s bring the connection back",
    async (way) => {
      const account = await deployment().helpDesks.openAccount();
      const tenant = await deployment().openTenant();
      const { send } = await tenant.connect(account);
      const keys = [{ key: account.apiKey, role: "admin" }];
      await account.configure({ keys: [] });
      await account.forgetCalls();
      const refused = { status: 424, json: { code: "connection_unauthorized" } };
      expect(await send("GET", "/users/me")).toMatchObject(refused);
      expect(await send("GET", "")).toMatchObject({ json: { status: "needs_reauth" } });
      expect((await account.calls()).map(({ status }) => status)).toEqual([401, 401]);
      expect(await send("GET", "/tickets")).toMatchObject(refused);
      expect(await send("GET", "/proxy/api/v2/tickets")).toMatchObject(refused);
      expect(await account.calls()).toHaveLength(2);
      expect(await send("POST", "/check")).toMatchObject(refused);
      expect(await send("PATCH", "", { json: { status: "active" } })).toMatchObject({ status: 409 });
      await account.configure({ keys });
      const revived =
        way === "check"
          ? await send("POST", "/check")
          : await send("PUT", "/credentials", { json: { credentials: { api_key: account.apiKey } } });
      expect(revived.status).toBe(200);
      expect(await send("GET", "")).toMatchObject({ json: { status: "active" } });
      expect(await send("GET", "/tickets?limit=1")).toMatchObject({ status: 200 });
    },
  );

  test("a key that the proxy finds revoked is noted too", async () => {
    const account = await deployment().helpDesks.openAccount();
    const tenant = await deployment().openTenant();
    const { send } = await tenant.connect(account);
    await account.configure({ keys: [] });
    expect((await send("GET", "/proxy/api/v2/tickets")).status).toBe(401);
    expect(await send("GET", "")).toMatchObject({ json: { status: "needs_reauth" } });
  });

  test("a refusal by one endpoint passes as it came where the key itself is taken, and the connection goes on", async () => {
    const account = await deployment().helpDesks.openAccount();
    const tenant = await deployment().openTenant();
    const { send } = await tenant.connect(account);
    const body = { code: "no_access_here" };
    await account.disturb({ kind: "answer", status: 401, path: "/tickets", body });
    expect(await send("GET", "/proxy/api/v2/tickets")).toMatchObject({ status: 401, json: body });
    expect(await send("GET", "")).toMatchObject({ json: { status: "active" } });
    expect(await send("GET", "/tickets?limit=1")).toMatchObject({ status: 200 });
  });

  test("many calls that meet a revoked key at once have it asked about once in each process", async () => {
    const account = await deployment().helpDesks.openAccount();
    const tenant = await deployment().openTenant();
    const { send } = await tenant.connect(account);
    await account.configure({ keys: [] });
    await account.forgetCalls();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, number) => send("GET", `/tickets/${number + 1}`)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([424]));
    const questions = (await account.calls()).filter(({ path }) => path.endsWith("/agents/me"));
    expect(questions.length).toBeGreaterThanOrEqual(1);
    expect(questions.length).toBeLessThanOrEqual(2);
    expect(await send("GET", "")).toMatchObject({ json: { status: "needs_reauth" } });
  });

  test("a help desk that cannot be reached is no fault of the key: it is told so, and may be tried again", async () => {
    const account = await deployment().helpDesks.openAccount();
    const tenant = await deployment().openTenant();
    const { send } = await tenant.connect(account);
    await account.disturb({ kind: "reset", when: "before", times: 20 });
    const credentials = { credentials: { api_key: account.apiKey } };
    for (const answer of [await send("POST", "/check"), await send("PUT", "/credentials", { json: credentials })])
      expect([502, 503]).toContain(answer.status);
    expect(await send("GET", "")).toMatchObject({ json: { status: "active" } });
  });

  test("a disabled connection makes no call until it is active again", async () => {
    const account = await deployment().helpDesks.openAccount();
    const tenant = await deployment().openTenant();
    const { send } = await tenant.connect(account);
    expect(await send("PATCH", "", { json: { status: "disabled", label: "resting" } })).toMatchObject({
      status: 200,
      json: { status: "disabled", label: "resting" },
    });
    await account.forgetCalls();
    for (const [method, path] of [
      ["GET", "/tickets"],
      ["POST", "/check"],
      ["GET", "/proxy/api/v2/tickets"],
    ] as const)
      expect(await send(method, path)).toMatchObject({ status: 409, json: { code: "conflict" } });
    expect(await account.calls()).toEqual([]);
    expect(await send("PATCH", "", { json: { status: "active", label: null } })).toMatchObject({
      json: { status: "active", label: null },
    });
    expect(await send("GET", "/tickets?limit=1")).toMatchObject({ status: 200 });
  });

  test("a deleted connection is gone, and so is its second deletion", async () => {
    const account = await deployment().helpDesks.openAccount();
    const tenant = await deployment().openTenant();
    const { send } = await tenant.connect(account);
    expect(await send("DELETE", "")).toMatchObject({ status: 204 });
    for (const [method, path] of [
      ["DELETE", ""],
      ["GET", ""],
      ["GET", "/tickets"],
      ["POST", "/check"],
    ] as const)
      expect(await send(method, path)).toMatchObject({ status: 404, json: { code: "not_found" } });
  });
};
