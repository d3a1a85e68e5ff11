import { problemSchema } from "@portico/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { methods } from "./edge.ts";
import { proxyRoute } from "./proxy.ts";
import type { Route } from "./route.ts";
import { routes } from "./routes/index.ts";
import { callRoute, exampleBody, guards, type Sent } from "./testing/guards.ts";
import { type GuardWorld, missing, openGuardWorld } from "./testing/guard-world.ts";
import type { Answer } from "./testing/open-gateway.ts";

let world: GuardWorld;
beforeAll(async () => {
  world = await openGuardWorld();
});
afterAll(() => world.close());

const nameOf = ({ contract }: Route): string => `${contract.method.toUpperCase()} ${contract.path}`;

/** The request id apart, which is another each time. */
const anonymous = ({ text, json }: Answer): string => text.replaceAll(String(json["request_id"]), "");

describe.each(routes.map((route) => ({ name: nameOf(route), route })))("$name", ({ route }) => {
  test.each(guards.filter(({ concerns }) => concerns(route)))("refuses $name: $status $code", async (guard) => {
    const answer = await callRoute(world, route, await guard.send(world, route));
    expect(problemSchema.parse(answer.json)).toMatchObject({ status: guard.status, code: guard.code });
    expect(answer.status).toBe(guard.status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.headers.get("portico-request-id")).toBe(answer.json["request_id"]);
    const pointers = z
      .array(z.looseObject({ pointer: z.string() }))
      .optional()
      .parse(answer.json["errors"]);
    expect(guard.pointer === undefined || pointers?.some(({ pointer }) => pointer === guard.pointer)).toBe(true);
    for (const [name, value] of Object.entries(guard.headers ?? {})) expect(answer.headers.get(name)).toMatch(value);
  });

  test("refuses other methods and names its own", async () => {
    const served = routes.filter(({ contract }) => contract.path === route.contract.path);
    const allowed = new Set(served.map(({ contract }) => contract.method.toUpperCase()));
    const other = methods.filter((method) => !allowed.has(method) && method !== "HEAD" && method !== "OPTIONS");
    for (const method of other) {
      const answer = await callRoute(world, route, { method });
      expect(answer).toMatchObject({ status: 405, json: { code: "method_not_allowed" } });
      expect(new Set(answer.headers.get("allow")?.split(", "))).toEqual(
        allowed.has("GET") ? allowed.add("HEAD") : allowed,
      );
    }
  });
});

const idsOfTenants = ["key_id", "connection_id", "job_id", "request_id"];
const reachable = routes.flatMap((route) =>
  idsOfTenants
    .filter((param) => route.policy.access === "tenant" && route.contract.path.includes(`{${param}}`))
    .map((param) => ({ name: nameOf(route), route, param })),
);

test.each(reachable)(
  "$name: another tenant's $param is, byte for byte, one that does not exist",
  async ({ route, param }) => {
    const at = (ids: Readonly<Record<string, string>>): Promise<Answer> =>
      callRoute(world, route, { path: world.pathOf(route.contract.path, { [param]: ids[param] ?? "" }) });
    const [foreign, absent] = [await at(world.foreign), await at(missing)];
    expect(foreign.status).toBe(404);
    expect(anonymous(foreign)).toBe(anonymous(absent));
    expect([...foreign.headers.keys()]).toEqual([...absent.headers.keys()]);
  },
);

test("whatever was tried on the routes above, what the tenants own is still there", async () => {
  const { send, fullKey, pathOf } = world;
  const connections = await send("GET", "/v1/connections", { key: fullKey });
  expect(connections.json["data"]).toHaveLength(2);
  const path = pathOf("/v1/api_keys/{key_id}");
  expect(await send("GET", path, { key: fullKey })).toMatchObject({ status: 200 });
});

test.each(
  routes.filter(({ contract }) => contract.body !== undefined).map((route) => ({ name: nameOf(route), route })),
)("$name documents a body that it takes", ({ route }) => {
  expect(route.contract.body?.safeParse(exampleBody(route)).error).toBeUndefined();
});

const proxied = (connectionId = ""): string => `/v1/connections/${connectionId}/proxy/api/v2/tickets`;

const call = (method: string, { key, path, headers }: Sent = {}): Promise<Answer> =>
  world.send(method, path ?? world.pathOf(proxyRoute, { path: "api/v2/tickets" }), {
    ...(key === null ? {} : { key: key ?? world.fullKey }),
    ...(headers === undefined ? {} : { headers }),
  });

describe("the proxy", () => {
  test("takes no call without a credential, with a wrong one, or with the operator's", async () => {
    expect(await call("GET", { key: null })).toMatchObject({ status: 401, json: { code: "unauthenticated" } });
    expect(await call("GET", { key: world.revokedKey })).toMatchObject({ status: 401 });
    expect(await call("GET", { key: null, headers: { authorization: `Digest ${world.fullKey}` } })).toMatchObject({
      status: 401,
    });
    expect(await call("GET", { key: world.operatorToken })).toMatchObject({
      status: 403,
      json: { code: "insufficient_scope" },
    });
    const twice = btoa(`${world.fullKey}:${world.fullKey}`);
    expect(await call("GET", { key: null, headers: { authorization: `Basic ${twice}` } })).toMatchObject({
      status: 400,
    });
  });

  test.each([
    ["GET", "proxy:read"],
    ["OPTIONS", "proxy:read"],
    ["POST", "proxy:write"],
    ["PUT", "proxy:write"],
    ["PATCH", "proxy:write"],
    ["DELETE", "proxy:write"],
  ] as const)("asks of %s the scope %s", async (method, scope) => {
    const answer = await call(method, { key: await world.keyWithout(scope) });
    expect(answer).toMatchObject({ status: 403, json: { code: "insufficient_scope" } });
    expect(answer.headers.get("www-authenticate")).toContain(`scope="${scope}"`);
  });

  test("knows no connection of another tenant, nor one that the key is not for", async () => {
    const absent = await call("GET", { path: proxied(missing["connection_id"]) });
    const foreign = await call("GET", { path: proxied(world.foreign["connection_id"]) });
    expect(foreign.status).toBe(404);
    expect(anonymous(foreign)).toBe(anonymous(absent));
    expect(await call("GET", { key: world.narrowedKey })).toMatchObject({ status: 404, json: { code: "not_found" } });
  });

  test("passes a call that is all right", async () => {
    const answer = await call("GET");
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual(
      expect.arrayContaining([expect.objectContaining({ cc_emails: expect.anything() })]),
    );
  });
});

describe("the pages", () => {
  test.each(["/docs", "/docs/assets/pages.css", "/docs/assets/swagger-ui.css", "/openapi.json", "/problems/not_found"])(
    "%s is public and says that it is to be read alone",
    async (path) => {
      expect((await world.send("GET", path)).status).toBe(200);
      const refused = await world.send("POST", path);
      expect(refused).toMatchObject({ status: 405, json: { code: "method_not_allowed" } });
      expect(refused.headers.get("allow")).toBe("GET, HEAD");
    },
  );

  test("there is no page beside them", async () => {
    for (const path of ["/docs/assets/docs.ts", "/docs/assets/constructor", "/problems/toString", "/", "/v1"])
      expect(await world.send("GET", path)).toMatchObject({ status: 404, json: { code: "not_found" } });
  });
});
