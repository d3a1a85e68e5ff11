import { type InnerList, type Item, parseList } from "structured-headers";
import { describe, expect, test } from "vitest";
import type { Deployment } from "../deployment.ts";

/** The account's budget, in the headers of every call that touched it. */
export const headerCases = (deployment: () => Deployment): void => {
  describe("the budget", () => {
    test("stands in RateLimit and RateLimit-Policy, and what a call cost beside it", async () => {
      const account = await deployment().helpDesks.openAccount();
      const tenant = await deployment().openTenant();
      const { send } = await tenant.connect(account);
      const { headers } = await send("GET", "/contacts?limit=1");
      const policies = byName(headers.get("ratelimit-policy"));
      const limits = byName(headers.get("ratelimit"));
      expect(policies.get("total")).toEqual({ q: 700, w: 60 });
      expect(policies.get("contacts_list")).toEqual({ q: 200, w: 60 });
      expect([...limits.keys()]).toEqual([...policies.keys()]);
      expect(limits.get("contacts_list")).toMatchObject({ r: 199 });
      expect(limits.get("total")?.["t"]).toBeGreaterThan(0);
      expect(headers.get("portico-upstream-calls")).toBe("1");
      expect(headers.get("portico-upstream-credits")).toBe("1");
      expect(headers.get("portico-upstream-wait-ms")).toMatch(/^\d+$/);
    });

    test("counts every attempt of a read that was tried again, and none for callers who share one", async () => {
      const account = await deployment().helpDesks.openAccount();
      const tenant = await deployment().openTenant();
      const { send } = await tenant.connect(account);
      const read = async () => {
        const { status, headers } = await send("GET", "/contacts?limit=1");
        return { status, calls: Number(headers.get("portico-upstream-calls")) };
      };
      await account.disturb({ kind: "answer", status: 503, path: "/contacts", times: 2 });
      expect(await read()).toEqual({ status: 200, calls: 3 });
      await account.forgetCalls();
      await account.disturb({ kind: "delay", delayMs: 1_500, path: "/contacts", times: 2 });
      const together = await Promise.all(Array.from({ length: 5 }, read));
      expect(new Set(together.map(({ status }) => status))).toEqual(new Set([200]));
      const made = (await account.calls()).length;
      // One in each process.
      expect(made).toBeLessThanOrEqual(2);
      expect(together.reduce((sum, { calls }) => sum + calls, 0)).toBe(made);
    });

    test("is not shown where no help desk was concerned", async () => {
      const tenant = await deployment().openTenant();
      const { headers } = await tenant.send("GET", "/v1/connections");
      expect(headers.get("portico-request-id")).toMatch(/^req_/);
      expect([headers.get("ratelimit"), headers.get("portico-upstream-calls")]).toEqual([null, null]);
    });

    test("used up, it refuses at once who cannot wait, says for how long, and the help desk is not asked", async () => {
      const account = await deployment().helpDesks.openAccount({ plan: "trial", limits: { total: 5 } });
      const tenant = await deployment().openTenant();
      const { send } = await tenant.connect(account, { plan: null });
      const once = () => send("GET", "/users/me", { headers: { prefer: "wait=0" } });
      let answer = await once();
      for (let calls = 0; answer.status === 200 && calls < 10; calls += 1) answer = await once();
      expect(answer).toMatchObject({ status: 429, json: { code: "rate_limited" } });
      const seconds = Number(answer.headers.get("retry-after"));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(61);
      expect(answer.json["retry_after"]).toBe(seconds);
      expect(byName(answer.headers.get("ratelimit")).get("total")).toMatchObject({ r: 0 });
      expect(await account.refused()).toBe(0);
      const proxied = await send("GET", "/proxy/api/v2/tickets", { headers: { prefer: "wait=0" } });
      expect(proxied).toMatchObject({ status: 429, json: { code: "rate_limited" } });
    });

    test("is one for all connections of an account, of another tenant too", async () => {
      const account = await deployment().helpDesks.openAccount();
      const [one, other] = [await deployment().openTenant(), await deployment().openTenant()];
      const first = await one.connect(account);
      const second = await other.connect(account);
      await first.send("GET", "/contacts?limit=1");
      const { json } = await second.send("GET", "/budget");
      expect(json["account"]).toEqual({ provider: "freshdesk", subdomain: account.subdomain });
      expect(json["classes"]).toContainEqual(
        expect.objectContaining({ name: "contacts_list", limit: 200, remaining: 199, used: 1 }),
      );
    });
  });
};

const byName = (field: string | null): Map<string, Record<string, unknown>> =>
  new Map(
    parseList(field ?? "").map(([name, parameters]: Item | InnerList) => [
      String(name),
      Object.fromEntries(parameters),
    ]),
  );
