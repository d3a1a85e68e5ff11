import { describe, expect, test } from "vitest";
import type { Connection, Deployment } from "../deployment.ts";
import type { HelpDeskAccount, Vendor } from "../help-desks.ts";

/** A check says who and what a connection is, what will not work and why; and what it found is kept, and goes by it. */
export const checkingCases = (deployment: () => Deployment): void => {
  const open = async (
    provider: Vendor,
    settings: object = {},
    more: object = { plan: null },
  ): Promise<Connection & { account: HelpDeskAccount }> => {
    const account = await deployment().helpDesks.openAccount(settings, provider);
    const tenant = await deployment().openTenant();
    return { account, ...(await tenant.connect(account, more)) };
  };

  describe("a check", () => {
    test.each([
      ["freshdesk", 2, { plan: "enterprise", flavour: null, agent: { role: "admin" } }],
      ["freshservice", 4, { plan: "enterprise", flavour: "itsm", agent: null }],
    ] as const)(
      "of an administrator's key on %s has nothing to say, and takes %i calls",
      async (provider, calls, found) => {
        const { account, send } = await open(provider);
        await account.forgetCalls();
        const checked = await send("POST", "/check");
        expect(checked).toMatchObject({
          status: 200,
          json: { ok: true, clock_skew_seconds: 0, findings: [], ...found },
        });
        expect(checked.headers.get("portico-upstream-calls")).toBe(String(calls));
        expect(checked.headers.get("portico-upstream-credits")).toBe(String(calls));
        expect(await account.calls()).toHaveLength(calls);
        expect(await send("GET", "")).toMatchObject({ json: { flavour: found.flavour } });
      },
    );

    test.each(vendors)("on %s says what who is no administrator cannot do", async (provider) => {
      const { account, send } = await open(provider);
      await account.configure({ keys: [{ key: account.apiKey, role: "agent" }] });
      expect(await send("GET", "/capabilities")).toMatchObject({
        json: { findings: [], resources: { users: { operations: ["list", "get"] } } },
      });
      const { json } = await send("POST", "/check");
      expect(json["findings"]).toEqual(says(/no administrator.+Connect with an administrator's key/));
      const narrowed = (await send("GET", "/capabilities")).json;
      expect(narrowed).toMatchObject({ findings: json["findings"], checked_at: json["checked_at"] });
      expect(narrowed["resources"]).not.toHaveProperty("users");
      expect((await send("GET", "/users")).json).toMatchObject({ code: "provider_forbidden" });
    });

    test("says that tickets are left out, and so do lists from then on", async () => {
      const { account, send } = await open("freshdesk");
      const excluded = ["deleted", "spam", "archived"];
      expect((await send("GET", "/tickets")).json).toMatchObject({ walk: { excluded } });
      await account.configure({ keys: [{ key: account.apiKey, role: "admin", ticketScope: 3 }] });
      expect((await send("POST", "/check")).json["findings"]).toEqual(says(/lists and searches leave out/));
      const walk = { excluded: [...excluded, "out_of_scope"] };
      expect((await send("GET", "/tickets")).json).toMatchObject({ walk });
      expect((await send("GET", "/tickets?explain=true")).json).toMatchObject({ walk });
      expect((await send("POST", "/tickets/search", { json: { filter: { status: "open" } } })).json).toMatchObject({
        walk,
      });
    });

    test("says where a plan or a clock is not as it is taken for", async () => {
      const { account, send } = await open("freshdesk", { plan: "pro" }, { plan: "enterprise" });
      const { now } = account;
      expect((await send("POST", "/check")).json).toMatchObject({
        plan: "pro",
        limits: { total: 400, tickets_list: 100 },
        findings: says(/`enterprise`, and the account has the limits of `pro`: 400 calls/),
      });
      await account.putForward(120_000);
      expect(await now()).toBeGreaterThan(Date.now() + 60_000);
      const { json } = await send("POST", "/check");
      expect(json["clock_skew_seconds"]).toBeGreaterThan(100);
      expect(json["findings"]).toEqual(says(/`enterprise`/, /clock is 1[12]\d s ahead of/));
    });

    test("tells who does not wait that the account has run out", async () => {
      const { account, send } = await open("freshdesk", {}, { plan: null });
      await account.disturb({ kind: "rate_limited", retryAfter: "600" });
      const headers = { prefer: "wait=0" };
      expect(await send("POST", "/check", { headers })).toMatchObject({
        status: 429,
        json: { code: "rate_limited", detail: expect.stringMatching(/used up for now/) },
      });
    });
  });

  describe("a check fails with the reason", () => {
    test.each(vendors)("where %s has suspended the account", async (provider) => {
      const { account, send } = await open(provider);
      await account.configure({ suspended: true });
      expect(await send("POST", "/check")).toMatchObject({
        status: 403,
        json: { code: "provider_forbidden", detail: expect.stringMatching(/has suspended this account: its owner/) },
      });
    });

    test.each(vendors)("where %s refuses even what every key may do", async (provider) => {
      const { account, send } = await open(provider);
      const body = { code: "access_denied", message: "You are not authorized to perform this action." };
      await account.disturb({ kind: "answer", status: 403, body });
      expect(await send("POST", "/check")).toMatchObject({
        status: 403,
        json: {
          code: "provider_forbidden",
          detail: expect.stringMatching(/admits listed addresses alone.+gateway's address/s),
        },
      });
    });

    test.each(vendors)("where the account is not on %s any more", async (provider) => {
      const { account, send } = await open(provider);
      await account.disturb({ kind: "answer", status: 404, body: "" });
      expect(await send("POST", "/check")).toMatchObject({
        status: 422,
        json: { code: "account_not_found", detail: expect.stringMatching(/no Fresh\w+ account at .+ any more/) },
      });
    });
  });

  describe("the kind of account", () => {
    test.each([
      ["itsm", 4, []],
      ["business", 5, [/no problems, changes/]],
      ["msp", 3, [/no problems, changes/, /calls requesters contacts/]],
    ] as const)(
      "%s is found out on connecting, and its people and companies are found",
      async (flavour, calls, lacks) => {
        const { account, send } = await open("freshservice", { flavour });
        expect(await account.calls()).toHaveLength(calls);
        expect((await send("GET", "/capabilities")).json).toMatchObject({ flavour, findings: says(...lacks) });
        const contact = { name: "Inês Duarte", email: "ines@example.com" };
        const made = await send("POST", "/contacts", { json: contact });
        expect(made).toMatchObject({ status: 201, json: contact });
        for (const path of [`/contacts/${String(made.json["id"])}`, "/contacts?limit=5", "/companies", "/collections"])
          expect(await send("GET", path)).toMatchObject({ status: 200 });
        expect((await send("GET", "/fields")).json).toMatchObject({ withheld: [] });
        const planned = await send("POST", "/companies?dry_run=true", { json: { name: "Duarte" } });
        const path = flavour === "msp" ? "/api/v2/companies" : "/api/v2/departments";
        expect(planned.json).toMatchObject({ requests: [{ path }] });
      },
    );

    test("is not asked for where it is said, and a check tells that it was said wrong", async () => {
      const { account, send } = await open("freshservice", { flavour: "msp" }, { plan: null, flavour: "itsm" });
      expect(await account.calls()).toHaveLength(2);
      expect(await send("GET", "/contacts")).toMatchObject({ status: 404 });
      expect((await send("POST", "/check")).json).toMatchObject({
        flavour: "itsm",
        findings: says(/is `itsm`.+as `msp`/),
      });
      expect(await send("PATCH", "", { json: { flavour: null } })).toMatchObject({ json: { flavour: "msp" } });
      expect(await send("GET", "/contacts")).toMatchObject({ status: 200 });
    });

    test("is unknown where the key may not see what would tell", async () => {
      const { account, send } = await open("freshservice");
      const body = { code: "access_denied", message: "No." };
      await account.disturb({ kind: "answer", status: 403, body, path: "/(contacts|problems)$", times: 2 });
      expect((await send("POST", "/check")).json).toMatchObject({ flavour: "unknown", findings: says(/PATCH/) });
    });
  });
};

const vendors: Vendor[] = ["freshdesk", "freshservice"];

const says = (...likes: RegExp[]) => likes.map((like) => expect.stringMatching(like));
