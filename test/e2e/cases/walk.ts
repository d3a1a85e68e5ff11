import { describe, expect, test } from "vitest";
import type { Deployment } from "../deployment.ts";
import { type Answer, listIn } from "../http.ts";

/** Lists end, whatever their length, and say what they saw. */
export const walkCases = (deployment: () => Deployment): void => {
  describe("a walk", () => {
    test("gives every ticket of 2 000 once, in full pages, and never meets a 429", async () => {
      const account = await deployment().helpDesks.openAccount({ tickets: 2_000 });
      const tenant = await deployment().openTenant();
      const { send } = await tenant.connect(account);
      const ids: string[] = [];
      const pages: number[] = [];
      let cursor: string | null = "";
      let walk: unknown;
      while (cursor !== null) {
        const page = await send("GET", `/tickets${cursor === "" ? "" : `?cursor=${cursor}`}`);
        expect(page.status).toBe(200);
        pages.push(listIn(page).length);
        ids.push(...listIn(page).map(({ id }) => String(id)));
        cursor = cursorIn(page);
        ({ walk } = page.json);
      }
      const held = (await account.tickets()).filter((mark) => !mark.deleted && !mark.spam && !mark.archived);
      expect(held).toHaveLength(2_000);
      expect(new Set(ids)).toEqual(new Set(held.map(({ id }) => String(id))));
      expect(ids).toHaveLength(2_000);
      expect(pages.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 100));
      expect(walk).toMatchObject({ returned: 2_000, complete: true, excluded: ["deleted", "spam", "archived"] });
      expect(await account.refused()).toBe(0);
    });

    test("goes on from its cursor after a restart of the gateway, alone or with its filters, and with no others", async () => {
      const account = await deployment().helpDesks.openAccount({ tickets: 60 });
      const tenant = await deployment().openTenant();
      const { send } = await tenant.connect(account);
      const first = await send("GET", "/tickets?limit=25&status=open,pending");
      const cursor = String(first.json["next_cursor"]);
      await deployment().restart();
      const alone = await send("GET", `/tickets?limit=25&cursor=${cursor}`);
      const again = await send("GET", `/tickets?limit=25&status=open,pending&cursor=${cursor}`);
      expect(listIn(alone)).toEqual(listIn(again));
      const seen = new Set(listIn(first).map(({ id }) => id));
      expect(listIn(alone).filter(({ id }) => seen.has(id))).toEqual([]);
      expect(await send("GET", `/tickets?status=open&cursor=${cursor}`)).toMatchObject(invalid);
    });

    test("hands out cursors that work in no other list, connection or tenant, nor with a bit changed", async () => {
      const account = await deployment().helpDesks.openAccount();
      const tenant = await deployment().openTenant();
      const stranger = await deployment().openTenant("Stranger");
      const connection = await tenant.connect(account);
      const other = await tenant.connect(account, { external_id: "other" });
      const foreign = await stranger.connect(account);
      const cursor = String((await connection.send("GET", "/tickets?limit=5")).json["next_cursor"]);
      await account.forgetCalls();
      expect(await connection.send("GET", `/contacts?cursor=${cursor}`)).toMatchObject(invalid);
      expect(await other.send("GET", `/tickets?cursor=${cursor}`)).toMatchObject(invalid);
      expect(await foreign.send("GET", `/tickets?cursor=${cursor}`)).toMatchObject(invalid);
      for (let at = 0; at < cursor.length; at += 17) {
        const altered = cursor.slice(0, at) + (cursor[at] === "A" ? "B" : "A") + cursor.slice(at + 1);
        expect(await connection.send("GET", `/tickets?cursor=${altered}`)).toMatchObject(invalid);
      }
      expect((await account.calls()).filter(({ path }) => !path.endsWith("/ticket_fields"))).toEqual([]);
      expect(await connection.send("GET", `/tickets?cursor=${cursor}`)).toMatchObject({ status: 200 });
    });
  });
};

const cursorIn = ({ json: { next_cursor } }: Answer): string | null =>
  typeof next_cursor === "string" ? next_cursor : null;

const invalid = { status: 400, json: { code: "invalid_cursor" } };
