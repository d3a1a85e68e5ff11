import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Answer, helpDeskKey, openGateway, type TestGateway } from "./testing/open-gateway.ts";

let gateway: TestGateway;
let key: string;
let keyId: string;
let tenantId: string;
let connectionPath: string;
beforeAll(async () => {
  gateway = await openGateway({ loopDelayMs: () => 0 }, undefined, { PORTICO_PUBLIC_URL: "https://portico.example" });
  const { make, operatorToken } = gateway;
  tenantId = String((await make("/v1/tenants", operatorToken, { name: "Acme" }))["id"]);
  const made = await make(`/v1/tenants/${tenantId}/api_keys`, operatorToken, { name: "first", scopes: ["*"] });
  [key, keyId] = [String(made["secret"]), String(made["id"])];
  const connection = { provider: "freshdesk", subdomain: "acme", credentials: { api_key: helpDeskKey } };
  connectionPath = `/v1/connections/${String((await make("/v1/connections", key, connection))["id"])}`;
});
afterAll(() => gateway.close());

const get = (path: string): Promise<Answer> => gateway.send("GET", path, { key });
const strictTransport = "max-age=31536000; includeSubDomains";

describe("to a browser", () => {
  test.each(["/v1/connections", "/v1/nothing", "/v1/api_keys?nope=1", "/openapi.json", "/docs/assets/docs.js"])(
    "%s is no page, belongs in no frame, and is reached over TLS alone",
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get("content-security-policy")).toBe(
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("strict-transport-security")).toBe(strictTransport);
    },
  );

  test.each(["/docs", "/problems/not_found"])("%s is a page that loads from here alone, in no frame", async (path) => {
    const { headers } = await get(path);
    const policy = headers.get("content-security-policy");
    for (const rule of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe/);
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
  });

  test("a help desk's answer is reached over TLS alone, and is what it says it is", async () => {
    const { status, headers } = await get(`${connectionPath}/proxy/api/v2/tickets`);
    expect([status, headers.get("strict-transport-security")]).toEqual([200, strictTransport]);
    expect([headers.get("x-content-type-options"), headers.get("cache-control")]).toEqual(["nosniff", "no-store"]);
  });

  test("a gateway that is reached without TLS claims nothing else", async () => {
    const plain = await openGateway({ loopDelayMs: () => 0 });
    const { headers } = await plain.send("GET", "/healthz");
    expect(headers.get("strict-transport-security")).toBeNull();
    await plain.close();
  });
});

/** What the log has of a request, once it is there. */
const logged = (answer: Answer): Promise<unknown> =>
  vi.waitFor(async () => {
    const found = await get(`/v1/requests/${answer.headers.get("portico-request-id")}`);
    expect(found.status).toBe(200);
    return found.json;
  }, 30_000);

describe("the request log has", () => {
  test("a request with the account that it concerned, and the calls that it made", async () => {
    const call = { method: "GET", path: "/api/v2/tickets", status: 200, class: "tickets_list", credits: 1 };
    expect(await logged(await get(`${connectionPath}/tickets?limit=1`))).toMatchObject({
      route: "/v1/connections/{connection_id}/tickets",
      status: 200,
      api_key_id: keyId,
      account: { provider: "freshdesk", subdomain: "acme" },
      calls: expect.arrayContaining([expect.objectContaining({ ...call, waited_ms: 0, waited_for: null })]),
    });
    expect(await logged(await get(`${connectionPath}/proxy/api/v2/tickets?email=ines%40example.com`))).toMatchObject({
      route: "/v1/connections/{connection_id}/proxy/{path}",
      calls: [call],
    });
  });

  test("what failed, with why, and nothing of who looked into it", async () => {
    expect(await logged(await get("/v1/connections/con_1"))).toMatchObject({
      status: 404,
      code: "not_found",
      connection_id: null,
      calls: [],
    });
    expect((await get("/v1/requests?status=2xx")).text).not.toContain('"/v1/requests');
  });
});

const lineOf = (requestId: string | null): Promise<unknown> =>
  vi.waitFor(() => {
    const line = gateway.logged.find(({ request_id: id }) => id === requestId);
    expect(line).toBeDefined();
    return line;
  });

test("a body through the proxy that is announced longer than 50 MiB is refused before it comes", async () => {
  const headers = { authorization: `Bearer ${key}`, "content-length": String(50 * 1_048_576 + 1) };
  const upload = request(`${gateway.url}${connectionPath}/proxy/api/v2/tickets`, { method: "POST", headers });
  upload.flushHeaders();
  const [answer] = (await once(upload, "response")) as [IncomingMessage];
  expect([answer.statusCode, JSON.parse(await text(answer))]).toEqual([
    413,
    expect.objectContaining({ code: "body_too_large" }),
  ]);
  upload.on("error", () => {}).destroy();
});

describe("the log has a line for", () => {
  test("a call, with the key that it was made by", async () => {
    for (const path of ["/v1/connections", `${connectionPath}/proxy/api/v2/tickets`]) {
      const { headers } = await get(path);
      const line = await lineOf(headers.get("portico-request-id"));
      expect(line).toMatchObject({ event: "request", status: 200, tenant_id: tenantId, api_key_id: keyId });
      expect(line).not.toHaveProperty("code");
    }
  });

  test("a refusal, with why", async () => {
    const refused = await gateway.send("GET", "/v1/connections", { key: `${key}x` });
    expect(await lineOf(refused.headers.get("portico-request-id"))).toMatchObject({
      route: "/v1/connections",
      status: 401,
      code: "unauthenticated",
    });
  });

  test("a caller that may not, with who it was", async () => {
    const narrow = await gateway.make("/v1/api_keys", key, { name: "narrow", scopes: ["contacts:read"] });
    for (const path of ["/v1/connections", `${connectionPath}/proxy/api/v2/tickets`]) {
      const refused = await gateway.send("GET", path, { key: String(narrow["secret"]) });
      expect(await lineOf(refused.headers.get("portico-request-id"))).toMatchObject({
        status: 403,
        code: "insufficient_scope",
        tenant_id: tenantId,
        api_key_id: narrow["id"],
      });
    }
  });

  test.each([
    ["no router has seen", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 405, "method_not_allowed"],
    ["leads to no host", "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n", 400, "invalid_path"],
    ["is no HTTP", "EHLO a\r\n", 400, "invalid_request"],
  ])("what %s", async (_, bytes, status, code) => {
    const { hostname, port } = new URL(gateway.url);
    const answer = await text(connect(Number(port), hostname).end(bytes));
    const requestId = /^portico-request-id: (\S+)$/im.exec(answer)?.[1] ?? null;
    expect(await lineOf(requestId)).toMatchObject({ event: "request", route: "unrouted", status, code });
  });
});
