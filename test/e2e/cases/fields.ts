import { describe, expect, test } from "vitest";
import type { Connection, Deployment } from "../deployment.ts";
import type { HelpDeskAccount } from "../help-desks.ts";
import { listIn } from "../http.ts";

/** What an account's own forms say is shown, held against bodies, and called what the connection wants it called. */
export const fieldCases = (deployment: () => Deployment): void => {
  const open = async (settings: object = {}): Promise<Connection & { account: HelpDeskAccount }> => {
    const account = await deployment().helpDesks.openAccount(settings);
    const tenant = await deployment().openTenant();
    return { account, ...(await tenant.connect(account)) };
  };
  const mappings = { tickets: { tier: "cf_plan_tier" }, status: { "12": "new" } };
  const asked = { subject: "Which plan?", requester: { email: "ines@example.com" } };

  describe("the fields of an account", () => {
    test("have types and options, and statuses the word that they mean", async () => {
      const { send } = await open();
      const fields = await send("GET", "/fields");
      expect(fields).toMatchObject({ status: 200, json: { next_cursor: null, withheld: [] } });
      const shown = (resource: string, key: string) =>
        listIn(fields).find((field) => field["resource"] === resource && field["key"] === key);
      expect(shown("tickets", "cf_plan_tier")).toMatchObject({
        alias: null,
        name: "Plan tier",
        type: "select",
        is_custom: true,
        is_required: false,
        options: expect.arrayContaining([{ value: "Team", name: "Team" }]),
      });
      expect(shown("tickets", "status")?.["options"]).toEqual(
        expect.arrayContaining([{ value: "7", name: "Waiting on Third Party", status: "on_hold" }]),
      );
      expect(shown("contacts", "language")?.["options"]).toEqual(
        expect.arrayContaining([{ value: "de", name: "German" }]),
      );
      expect(shown("companies", "cf_sites")).toMatchObject({ type: "integer" });
      const native = await send("GET", "/fields?resource=contacts&include=native");
      expect(listIn(native)[0]).toMatchObject({ resource: "contacts", native: { type: "default_name" } });
    });

    test("are told to be withheld where the help desk shows them to administrators alone", async () => {
      const { account, send } = await open();
      await account.configure({ keys: [{ key: account.apiKey, role: "agent" }] });
      const { json } = await send("GET", "/fields");
      const withheld = json["withheld"];
      expect(withheld).toMatchObject([{ resource: "contacts" }, { resource: "companies" }]);
      expect(JSON.stringify(withheld)).toMatch(/ to administrators alone\./);
      expect(await send("PUT", "/field_mappings", { json: { contacts: { level: "cf_segment" } } })).toMatchObject({
        status: 403,
        json: { code: "provider_forbidden" },
      });
    });

    test("are a JSON Schema, too, whose tag changes with it", async () => {
      const { send } = await open();
      const path = "/fields?format=json_schema&resource=tickets";
      const [first, again] = [await send("GET", path), await send("GET", path)];
      const properties = (kind: string) =>
        Object(Object(first.json["$defs"])[kind])["properties"] as Record<string, object>;
      expect(properties("ticket_create")["type"]).toMatchObject({ enum: expect.arrayContaining(["Incident"]) });
      expect(properties("ticket_update")["status"]).toMatchObject({
        enum: ["open", "pending", "resolved", "closed", "on_hold"],
      });
      expect(again.headers.get("etag")).toBe(first.headers.get("etag"));
      expect(await send("PUT", "/field_mappings", { json: mappings })).toMatchObject({ status: 200 });
      const later = await send("GET", path);
      expect(later.headers.get("etag")).toMatch(/^"/);
      expect(later.headers.get("etag")).not.toBe(first.headers.get("etag"));
    });

    test("refuse what they do not hold before a call is spent, with what they do", async () => {
      const { account, send } = await open();
      await send("GET", "/tickets?limit=1");
      await account.forgetCalls();
      const custom_fields = { cf_plan_tier: "Gold", cf_seats: "many", cf_colour: "red" };
      expect(await send("POST", "/tickets", { json: { ...asked, type: "Riddle", custom_fields } })).toMatchObject({
        status: 422,
        json: {
          code: "validation_failed",
          errors: [
            { pointer: "/type", message: expect.stringContaining("Incident") },
            { pointer: "/custom_fields/cf_colour", code: "unknown_field" },
            { pointer: "/custom_fields/cf_seats", message: "Give a whole number, or null for none." },
            { pointer: "/custom_fields/cf_plan_tier", message: expect.stringContaining("Größe XL") },
          ],
        },
      });
      expect(await account.calls()).toEqual([]);
    });
  });

  describe("a connection's own names", () => {
    test.each([
      {
        what: "a field that is not there",
        body: { tickets: { tier: "cf_none" } },
        pointer: "/tickets/tier",
        code: "unknown_field",
      },
      {
        what: "a field that every account has",
        body: { tickets: { kind: "ticket_type" } },
        pointer: "/tickets/kind",
        code: "unknown_field",
      },
      {
        what: "one field twice",
        body: { tickets: { a: "cf_seats", b: "cf_seats" } },
        pointer: "/tickets/b",
        code: "conflict",
      },
      {
        what: "another field's key",
        body: { tickets: { cf_seats: "cf_plan_tier" } },
        pointer: "/tickets/cf_seats",
        code: "conflict",
      },
      {
        what: "a status that is not there",
        body: { status: { "77": "new" } },
        pointer: "/status/77",
        code: "unknown_status",
      },
    ])("are not taken for $what", async ({ body, pointer, code }) => {
      const { send } = await open();
      const refused = await send("PUT", "/field_mappings", { json: body });
      expect(refused).toMatchObject({ status: 422, json: { code: "validation_failed" } });
      expect(refused.json["errors"]).toContainEqual(expect.objectContaining({ pointer, code }));
    });

    test("go into and come out of everything, until they are taken back; another connection never hears of them", async () => {
      const { account, send } = await open();
      const other = await (await deployment().openTenant()).connect(account);
      const put = await send("PUT", "/field_mappings", { json: mappings });
      expect(put).toMatchObject({ status: 200, json: { ...mappings, contacts: {}, companies: {} } });
      expect((await send("GET", "/field_mappings")).json).toEqual(put.json);
      const json = { ...asked, status: "new", custom_fields: { tier: "Team" } };
      const made = await send("POST", "/tickets?include=native", { json });
      expect(made).toMatchObject({
        status: 201,
        json: {
          status: "new",
          custom_fields: { tier: "Team" },
          native: { status: 12, custom_fields: { cf_plan_tier: "Team" } },
        },
      });
      const path = `/tickets/${String(made.json["id"])}`;
      const wanted = { filter: { status: "new", "custom_fields.tier": "Team" } };
      expect(listIn(await send("POST", "/tickets/search", { json: wanted })).map(({ id }) => id)).toContain(
        made.json["id"],
      );
      expect(await send("PATCH", path, { json: { custom_fields: { tier: "Gold" } } })).toMatchObject({
        status: 422,
        json: { errors: [{ pointer: "/custom_fields/tier" }] },
      });
      expect(await other.send("GET", path)).toMatchObject({
        json: { status: "open", custom_fields: { cf_plan_tier: "Team" } },
      });
      expect(await send("PUT", "/field_mappings", { json: {} })).toMatchObject({
        status: 200,
        json: { tickets: {}, status: {} },
      });
      expect(await send("GET", path)).toMatchObject({
        json: { status: "open", custom_fields: { cf_plan_tier: "Team" } },
      });
    });
  });
};
