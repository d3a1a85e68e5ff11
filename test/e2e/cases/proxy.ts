import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import type { Connection, Deployment, Tenant } from "../deployment.ts";
import type { HelpDeskAccount } from "../help-desks.ts";
import { isRecord } from "../http.ts";
import { exchangeRaw, openRaw } from "../raw.ts";

interface World {
  account: HelpDeskAccount;
  tenant: Tenant;
  connection: Connection;
  /** `http://…/v1/connections/con_…/proxy`: the base URL that a client library is given. */
  base: string;
}

const open = async (deployment: Deployment, settings: object = {}): Promise<World> => {
  const account = await deployment.helpDesks.openAccount(settings);
  const tenant = await deployment.openTenant();
  const connection = await tenant.connect(account);
  return { account, tenant, connection, base: `${deployment.url()}/v1/connections/${connection.id}/proxy` };
};

const basic = (user: string, password: string): string => `Basic ${btoa(`${user}:${password}`)}`;
const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Clients of the help desk work by their base URL alone, and reach nothing but its account. */
export const proxyCases = (deployment: () => Deployment): void => {
  describe("the proxy", () => {
    test("takes the key wherever a client of the help desk puts it", async () => {
      const { account, tenant, base } = await open(deployment());
      for (const authorization of [
        `Bearer ${tenant.key}`,
        `bearer ${tenant.key}`,
        basic(tenant.key, "X"),
        basic("user", tenant.key),
        tenant.key,
      ]) {
        const answer = await fetch(`${base}/api/v2/agents/me`, { headers: { authorization } });
        expect(answer.status).toBe(200);
        expect(await answer.json()).toMatchObject({ contact: expect.any(Object) });
      }
      expect(new Set((await account.calls()).map(({ headers }) => headers["authorization"]))).toEqual(
        new Set(["Basic"]),
      );
    });

    test("leads a client that follows links through every page, on the proxy all the way", async () => {
      const { account, tenant, base } = await open(deployment(), { tickets: 45 });
      const ids: unknown[] = [];
      let next: string | undefined = `${base}/api/v2/tickets?per_page=20&updated_since=1970-01-01T00:00:00Z`;
      while (next !== undefined) {
        const answer: Response = await fetch(next, { headers: { authorization: basic(tenant.key, "X") } });
        const page: unknown = await answer.json();
        ids.push(...(Array.isArray(page) ? page.filter(isRecord).map(({ id }) => id) : []));
        next = /<([^>]+)>; *rel="next"/.exec(answer.headers.get("link") ?? "")?.[1];
        expect(next ?? base).toContain(base);
      }
      const held = (await account.tickets()).filter((mark) => !mark.deleted && !mark.spam && !mark.archived);
      expect(new Set(ids)).toEqual(new Set(held.map(({ id }) => id)));
    });

    test("writes, and leads to what was made", async () => {
      const { tenant, base } = await open(deployment());
      const headers = { authorization: basic(tenant.key, "X"), "content-type": "application/json" };
      const body = JSON.stringify({
        subject: "By proxy",
        description: "x",
        email: "a@example.com",
        priority: 1,
        status: 2,
      });
      const made = await fetch(`${base}/api/v2/tickets`, { method: "POST", headers, body });
      expect(made.status).toBe(201);
      const location = made.headers.get("location") ?? "";
      expect(location).toMatch(new RegExp(`^${base}/api/v2/tickets/\\d+$`));
      const read = await fetch(location, { headers });
      expect(await read.json()).toMatchObject({ subject: "By proxy" });
      expect((await fetch(location, { method: "HEAD", headers })).status).toBe(405);
      expect((await fetch(location, { method: "DELETE", headers })).status).toBe(204);
    });

    test("carries five megabytes each way, whole", async () => {
      const { account, tenant, base } = await open(deployment());
      const bytes = randomBytes(5_000_000);
      const form = new FormData();
      for (const [name, value] of Object.entries({
        subject: "Big",
        description: "x",
        email: "a@example.com",
        priority: "1",
        status: "2",
      }))
        form.set(name, value);
      form.append("attachments[]", new Blob([bytes]), "big.bin");
      const headers = { authorization: basic(tenant.key, "X") };
      const made = await fetch(`${base}/api/v2/tickets`, { method: "POST", headers, body: form });
      expect(made.status).toBe(201);
      const url = attachmentUrl(await made.json());
      const path = url.slice(url.indexOf(`/${account.subdomain}/`) + account.subdomain.length + 1);
      const read = await fetch(`${base}${path}`, { headers });
      expect(hashOf(new Uint8Array(await read.arrayBuffer()))).toBe(hashOf(bytes));
    });

    test("passes an answer on as it comes, and breaks off where the help desk does", async () => {
      const { account, tenant, base } = await open(deployment());
      const headers = { authorization: `Bearer ${tenant.key}` };
      await account.disturb({ kind: "cut", bytes: 200 });
      const cut = fetch(`${base}/api/v2/tickets`, { headers }).then((answer) => answer.text());
      await expect(cut).rejects.toThrow(/terminated|fetch failed/);
      await account.disturb({ kind: "drip", bytes: 100, delayMs: 20 });
      const reader = (await fetch(`${base}/api/v2/tickets`, { headers })).body?.getReader();
      const first = await reader?.read();
      expect(first?.value?.byteLength).toBeLessThan(5_000);
      await reader?.cancel();
    });

    test("survives clients that leave in the middle, of an answer as of a question", async () => {
      const { account, tenant, base, connection } = await open(deployment());
      const { host, pathname } = new URL(base);
      const lines = (method: string, more: string) =>
        `${method} ${pathname}/api/v2/tickets HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${tenant.key}\r\n${more}\r\n`;
      await account.disturb({ kind: "drip", bytes: 10, delayMs: 5, times: 3 });
      for (let round = 0; round < 3; round += 1) {
        const socket = openRaw(base, lines("GET", ""));
        await once(socket, "data");
        socket.destroy();
      }
      for (let round = 0; round < 3; round += 1) {
        const socket = openRaw(
          base,
          lines("POST", "Content-Type: application/json\r\nContent-Length: 9000\r\n") + "{".repeat(100),
        );
        await once(socket, "connect");
        await new Promise((resolve) => socket.write("{", resolve));
        socket.destroy();
      }
      expect(await connection.send("GET", "/tickets?limit=1")).toMatchObject({ status: 200 });
      expect(
        deployment()
          .process()
          .output()
          .match(/^.*"unforeseen".*$/gm) ?? [],
      ).toEqual([]);
    });

    test("keeps to itself what speaks for a host, and gives the rest as it is", async () => {
      const { account, tenant, base } = await open(deployment());
      const headers = {
        "set-cookie": "a=b",
        "strict-transport-security": "max-age=1",
        "access-control-allow-origin": "*",
        "www-authenticate": "Basic",
        "x-theirs": "kept",
        "content-type": "text/html",
      };
      await account.disturb({
        kind: "answer",
        status: 418,
        body: "<h1>teapot</h1>",
        contentType: "text/html",
        headers,
      });
      const answer = await fetch(`${base}/api/v2/tickets`, {
        headers: {
          authorization: `Bearer ${tenant.key}`,
          cookie: "c=d",
          "x-mine": "kept",
          "x-forwarded-for": "1.2.3.4",
        },
      });
      expect(answer.status).toBe(418);
      expect(await answer.text()).toContain("teapot");
      for (const name of ["set-cookie", "strict-transport-security", "access-control-allow-origin", "www-authenticate"])
        expect(answer.headers.get(name)).toBeNull();
      expect(answer.headers.get("x-theirs")).toBe("kept");
      expect(answer.headers.get("content-security-policy")).toContain("sandbox");
      const seen = (await account.calls()).at(-1);
      expect(seen?.headers).toMatchObject({ "x-mine": "kept", authorization: "Basic" });
      expect(Object.keys(seen?.headers ?? {})).not.toEqual(expect.arrayContaining(["cookie"]));
      expect(Object.keys(seen?.headers ?? {})).not.toEqual(expect.arrayContaining(["x-forwarded-for"]));
    });

    test("follows no redirect, and leads to the account's other addresses through itself", async () => {
      const { account, tenant, base } = await open(deployment());
      const origin = deployment().helpDesks.origins.freshdesk.replace("{subdomain}", account.subdomain);
      for (const [location, seen] of [
        [`${origin}/api/v2/agents/me`, `${base}/api/v2/agents/me`],
        ["https://other.example/x", "https://other.example/x"],
      ] as const) {
        await account.disturb({ kind: "answer", status: 302, headers: { location } });
        const answer = await fetch(`${base}/api/v2/tickets`, {
          headers: { authorization: `Bearer ${tenant.key}` },
          redirect: "manual",
        });
        expect([answer.status, answer.headers.get("location")]).toEqual([302, seen]);
      }
    });

    test.each(["/api/v2/agents", "/api/v2/agents/bulk"])("guards POST %s, which makes keys", async (path) => {
      const { account, connection } = await open(deployment());
      await account.forgetCalls();
      expect(await connection.send("POST", `/proxy${path}`, { json: {} })).toMatchObject({
        status: 403,
        json: { code: "grant_denied" },
      });
      expect(await account.calls()).toEqual([]);
    });

    test("refuses paths that two readers could understand differently, and calls nobody", async () => {
      const { account, tenant, base } = await open(deployment());
      const { host, pathname } = new URL(base);
      await account.forgetCalls();
      for (const path of hostilePaths) {
        const answer = await exchangeRaw(
          base,
          `GET ${pathname}${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${tenant.key}\r\nConnection: close\r\n\r\n`,
        );
        expect(`${path} ${answer.slice(0, 12)}`).toBe(`${path} HTTP/1.1 400`);
        expect(answer).toContain('"code":"invalid_path"');
        expect(answer).toMatch(/\r\nportico-request-id: req_/i);
      }
      expect(await account.calls()).toEqual([]);
    });
  });
};

const hostilePaths = [
  "",
  "/../api/v2/tickets",
  "/api/v2/..",
  "/api/v2/../../x",
  "/api/v2/%2e%2e/x",
  "/api/v2/%2E./x",
  "/api/v2/./x",
  "/api/v2/..;/x",
  "/api/v2/%2fx",
  "/api/v2/%5cx",
  "/api\\v2",
  "//other.example/x",
  "/api//v2",
  "/http://other.example/x",
  "/api/v2/%00",
  "/api/v2/%252e%252e/x",
  "/api/v2/%0d%0aX:1",
  "/api/v2/%",
  "/api/v2/%zz",
  "/api/v2/\xe4",
  "/api/v2/{id}",
  '/api/v2/"',
  `/${"a".repeat(2_049)}`,
  `/api?${"a".repeat(4_097)}`,
  "/api?a=\xe4",
];

const attachmentUrl = (ticket: unknown): string => {
  const files = isRecord(ticket) && Array.isArray(ticket["attachments"]) ? ticket["attachments"] : [];
  const file = files.find(isRecord);
  return String(file?.["attachment_url"]);
};
