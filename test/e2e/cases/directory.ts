import { describe, expect, test } from "vitest";
import type { Connection, Deployment } from "../deployment.ts";
import type { HelpDeskAccount } from "../help-desks.ts";
import { listIn } from "../http.ts";

/** Companies are kept, and agents, groups and collections read, as far as the help desk lets the connection's agent. */
export const directoryCases = (deployment: () => Deployment): void => {
  const open = async (settings: object = {}): Promise<Connection & { account: HelpDeskAccount }> => {
    const account = await deployment().helpDesks.openAccount(settings);
    const tenant = await deployment().openTenant();
    return { account, ...(await tenant.connect(account)) };
  };
  const company = { name: "Duarte & Filhos", domains: ["duarte.example"] };

  test("a company lives: made, found by its domain, changed by who has read it last, deleted, and then it is gone", async () => {
    const { id, send } = await open();
    const made = await send("POST", "/companies", { json: company });
    expect(made).toMatchObject({ status: 201, json: company });
    const path = `/companies/${String(made.json["id"])}`;
    expect(made.headers.get("location")).toBe(`/v1/connections/${id}${path}`);
    expect(await send("POST", "/companies", { json: company })).toMatchObject({
      status: 409,
      json: { code: "provider_conflict", errors: [{ pointer: "/name" }] },
    });
    expect(listIn(await send("GET", "/companies?domain=DUARTE.example"))).toEqual([made.json]);
    const seen = await send("GET", path);
    expect(seen).toMatchObject({ status: 200, json: made.json });
    const headers = { "if-match": String(seen.headers.get("etag")) };
    const patch = { description: "Customers since 1998" };
    const changed = await send("PATCH", path, { json: patch, headers });
    expect(changed).toMatchObject({ status: 200, json: { ...company, ...patch } });
    expect(await send("DELETE", path, { headers })).toMatchObject({ status: 412 });
    expect(await send("DELETE", `${path}?dry_run=true`)).toMatchObject({
      status: 200,
      json: { dry_run: true, side_effects: [expect.stringMatching(/for good/)] },
    });
    expect(await send("DELETE", path)).toMatchObject({ status: 204 });
    expect(await send("GET", path)).toMatchObject({ status: 404 });
    expect(await send("DELETE", path)).toMatchObject({ status: 404 });
  });

  test("a company without a name is refused, and one of another help desk's id not found, without a call", async () => {
    const { account, send } = await open();
    await account.forgetCalls();
    expect(await send("POST", "/companies", { json: { domains: ["duarte.example"] } })).toMatchObject({
      status: 422,
      json: { code: "validation_failed", errors: [{ pointer: "/name", code: "missing" }] },
    });
    expect(await send("GET", "/companies/ACME-7")).toMatchObject({ status: 404 });
    expect(await account.calls()).toEqual([]);
  });

  test("the company beside a ticket is the company by itself", async () => {
    const { send } = await open({ tickets: 40 });
    const tickets = listIn(await send("GET", "/tickets?expand=company"));
    const { company: beside } = tickets.find(({ company_id: named }) => named !== null) ?? {};
    expect(beside).toMatchObject({ id: expect.any(String) });
    expect((await send("GET", `/companies/${String(Object(beside)["id"])}`)).json).toEqual(beside);
  });

  test("a walk over companies is whole, and later brings what was changed and made since", async () => {
    const { send } = await open({ companies: 30 });
    const seen: string[] = [];
    let page = await send("GET", "/companies?limit=7");
    for (;;) {
      seen.push(...listIn(page).map(({ id }) => String(id)));
      const { next_cursor: next } = page.json;
      if (typeof next !== "string") break;
      page = await send("GET", `/companies?cursor=${next}`);
    }
    expect(new Set(seen).size).toBe(30);
    expect(page.json["walk"]).toMatchObject({ returned: 30, complete: true, guarantee: "exact", excluded: [] });
    const delta = `/companies?cursor=${String(page.json["delta_cursor"])}`;
    expect(listIn(await send("GET", delta))).toEqual([]);
    await send("PATCH", `/companies/${seen[3]}`, { json: { description: "Changed" } });
    const made = await send("POST", "/companies", { json: company });
    const later = listIn(await send("GET", delta)).map(({ id }) => id);
    expect(new Set(later)).toEqual(new Set([seen[3], made.json["id"]]));
  });

  describe("what is only read", () => {
    test.each(["users", "groups", "collections"])("%s: each of the list is read by itself, too", async (resource) => {
      const { send } = await open();
      const listed = await send("GET", `/${resource}?include=native`);
      expect(listed).toMatchObject({ status: 200, json: { next_cursor: null, walk: { complete: true } } });
      expect(listIn(listed).length).toBeGreaterThan(1);
      for (const { id, name } of listIn(listed))
        expect(await send("GET", `/${resource}/${String(id)}`)).toMatchObject({ status: 200, json: { id, name } });
      expect(await send("GET", `/${resource}/999999999`)).toMatchObject({ status: 404 });
    });

    test("the connection's own agent is one of the users, by the same words", async () => {
      const { send } = await open();
      const { json: me } = await send("GET", "/users/me");
      expect(await send("GET", `/users/${String(me["id"])}`)).toMatchObject({ status: 200, json: me });
      const { email, id } = me;
      expect(listIn(await send("GET", `/users?email=${encodeURIComponent(String(email))}`))).toMatchObject([
        { id, email },
      ]);
    });

    test("who is no administrator is told so of agents and groups, and reads the rest", async () => {
      const { account, send } = await open();
      await account.configure({ keys: [{ key: account.apiKey, role: "agent" }] });
      for (const path of ["/users", "/users/1", "/groups", "/groups/1"])
        expect(await send("GET", path)).toMatchObject({
          status: 403,
          json: { code: "provider_forbidden", detail: expect.stringMatching(/ to administrators alone\.$/) },
        });
      for (const path of ["/users/me", "/companies", "/collections"])
        expect(await send("GET", path)).toMatchObject({ status: 200 });
    });
  });

  test("a help desk that keeps no list of tags says so without a call", async () => {
    const { account, send } = await open();
    await account.forgetCalls();
    expect(await send("GET", "/tags")).toMatchObject({ status: 422, json: { code: "unsupported_operation" } });
    expect(await account.calls()).toEqual([]);
  });
};
