import { describe, expect, test } from "vitest";
import type { Deployment } from "../deployment.ts";
import { listIn, type Send } from "../http.ts";

/** A search is a list of what an expression holds for, with cursors of its own. */
export const searchCases = (deployment: () => Deployment): void => {
  describe("a search for tickets", () => {
    const search = "/tickets/search";
    const filter = { priority: { gte: "high" }, or: [{ status: ["open", "pending"] }, { group_id: null }] };

    test("gives in any limit what its expression holds for, and goes on from its cursor alone or with the same again", async () => {
      const account = await deployment().helpDesks.openAccount({ tickets: 300 });
      const { send } = await (await deployment().openTenant()).connect(account);
      const all = (await send("POST", search, { json: { filter } })).json;
      const first = await send("POST", search, { json: { filter, limit: 7 } });
      const cursor = String(first.json["next_cursor"]);
      const alone = await send("POST", search, { json: { cursor, limit: 93 } });
      // The same filter in another order is the same.
      const { or, priority } = filter;
      const again = await send("POST", search, { json: { cursor, limit: 93, filter: { or, priority } } });
      expect([...listIn(first), ...listIn(alone)]).toEqual(all["data"]);
      expect(listIn(again)).toEqual(listIn(alone));
      expect(alone.json["walk"]).toMatchObject({
        complete: true,
        guarantee: "exact",
        returned: listIn({ json: all }).length,
      });
      expect(listIn(first).every(({ priority: word }) => word === "high" || word === "urgent")).toBe(true);
    });

    test("hands out cursors that fit no list and no other search, and takes none of a list", async () => {
      const account = await deployment().helpDesks.openAccount({ tickets: 60 });
      const { send } = await (await deployment().openTenant()).connect(account);
      const cursor = String((await send("POST", search, { json: { filter, limit: 1 } })).json["next_cursor"]);
      const listed = String((await send("GET", "/tickets?limit=1")).json["next_cursor"]);
      expect(await send("GET", `/tickets?cursor=${cursor}`)).toMatchObject(invalid);
      expect(await send("POST", search, { json: { cursor: listed } })).toMatchObject(invalid);
      expect(await send("POST", search, { json: { cursor, filter: { status: "open" } } })).toMatchObject(invalid);
    });

    test("names each fault where it is, and what the help desk cannot do, without a call", async () => {
      const account = await deployment().helpDesks.openAccount();
      const { send } = await (await deployment().openTenant()).connect(account);
      await account.forgetCalls();
      const faulty = { or: [{ status: "opn" }, { nope: 1 }, { created_at: { above: "2026-01-01T00:00:00Z" } }] };
      const refused = await send("POST", search, { json: { filter: faulty } });
      expect(refused).toMatchObject({ status: 422, json: { code: "validation_failed" } });
      const pointers = ["/filter/or/0/status", "/filter/or/1/nope", "/filter/or/2/created_at/above"];
      expect(refused.json["errors"]).toEqual(pointers.map((pointer) => expect.objectContaining({ pointer })));
      expect(await send("POST", search, { json: { text: "refund" } })).toMatchObject({
        status: 422,
        json: { code: "unsupported_operation", errors: [{ pointer: "/text" }] },
      });
      expect(await account.calls()).toEqual([]);
    });

    test("tells on demand how it, or a list, would be walked, what that costs, and reads nothing", async () => {
      const account = await deployment().helpDesks.openAccount({ tickets: 60 });
      const { send } = await (await deployment().openTenant()).connect(account);
      await account.forgetCalls();
      const listed = await send("GET", "/tickets?explain=true&status=open&company_id=7");
      expect(listed.json).toMatchObject({
        data: [],
        next_cursor: null,
        walk: { guarantee: "exact", complete: false },
        plan: {
          by: "list",
          requests: [{ method: "GET", path: "/api/v2/tickets", credits: { total: 1, tickets_list: 1 }, calls: null }],
          filters: [
            { name: "status", applied_by: "gateway" },
            { name: "company_id", applied_by: "provider" },
          ],
          counting_calls: 0,
          expected_wait_ms: 0,
          whole_walk: { credits: { total: 1, tickets_list: 1 }, expected_wait_ms: 0, at_least: true },
        },
      });
      expect(await account.calls()).toEqual([]);
      const searched = await send("POST", `${search}?explain=true`, { json: { filter } });
      const made = (await account.calls()).length;
      expect(searched.json).toMatchObject({ data: [], plan: { by: "list", counting_calls: made } });
      expect(searched.headers.get("portico-upstream-calls")).toBe(String(made));
    });

    test("finds what a list with the same filters finds, in the help desk's own search where that takes fewer calls", async () => {
      const account = await deployment().helpDesks.openAccount({ tickets: 700 });
      const { send } = await (await deployment().openTenant()).connect(account);
      const wanted = { status: ["pending"], priority: ["urgent"] };
      const query = "/tickets?status=pending&priority=urgent";
      const { plan } = (await send("GET", `${query}&explain=true`)).json;
      expect(plan).toMatchObject({
        by: "search",
        requests: [{ path: "/api/v2/search/tickets" }, { path: "/api/v2/tickets" }],
      });
      const found = await urgentIn(send, `${query}&limit=3`, "&limit=3");
      expect(await urgentIn(send, "/tickets?limit=100", "")).toEqual(found);
      expect(found.length).toBeGreaterThan(3);
      const { json } = await send("POST", search, { json: { filter: wanted, limit: 100 } });
      const further = listIn({ json }).map(({ id }) => String(id));
      for (let cursor = json["next_cursor"]; cursor !== null;) {
        const page = await send("POST", search, { json: { cursor, limit: 100 } });
        further.push(...listIn(page).map(({ id }) => String(id)));
        cursor = page.json["next_cursor"];
      }
      expect(further.toSorted()).toEqual(found);
    });

    test("is no write: a key for reading may, and nothing goes on record", async () => {
      const account = await deployment().helpDesks.openAccount();
      const tenant = await deployment().openTenant();
      const { send } = await tenant.connect(account);
      const key = await tenant.mint({ name: "Reader", scopes: ["tickets:read"] });
      const before = (await tenant.send("GET", "/v1/audit_log")).json["data"];
      expect(await send("POST", search, { key, json: { filter } })).toMatchObject({ status: 200 });
      expect((await tenant.send("GET", "/v1/audit_log")).json["data"]).toEqual(before);
    });
  });
};

/** The ids of the pending and urgent tickets that a list holds, read to its end. */
const urgentIn = async (send: Send, path: string, more: string): Promise<string[]> => {
  const first = await send("GET", path);
  const rows = listIn(first);
  for (let cursor = first.json["next_cursor"]; typeof cursor === "string";) {
    const page = await send("GET", `/tickets?cursor=${cursor}${more}`);
    rows.push(...listIn(page));
    cursor = page.json["next_cursor"];
  }
  const urgent = rows.filter(({ status, priority }) => status === "pending" && priority === "urgent");
  return urgent.map(({ id }) => String(id)).toSorted();
};

const invalid = { status: 400, json: { code: "invalid_cursor" } };
