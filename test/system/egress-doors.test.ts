import { createHttpClient } from "@portico/http";
import { createKeySets } from "@portico/services";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Tenant } from "../e2e/deployment.ts";
import { type Answer, isRecord } from "../e2e/http.ts";
import { type Bench, openBench } from "./bench.ts";
import { homeNames, writtenHosts } from "./egress/addresses.ts";
import { type Watch, watchSockets } from "./egress/sockets.ts";

/** Some of the addresses, since each of their spellings is a request here. */
const addresses = writtenHosts(["127.0.0.1", "169.254.169.254"], ["::1", "fd00:ec2::254", "64:ff9b::a9fe:a9fe"]);
const hosts = { ...addresses, "a name that leads home": homeNames };

const http = createHttpClient({ resolve: async () => [{ address: "127.0.0.1", family: 4 }] });
let bench: Bench;
let tenant: Tenant;
let watch: Watch;
let ourOwn: readonly string[];
beforeAll(async () => {
  const keySets = createKeySets({ http, now: Date.now, onFailure: () => {} });
  bench = await openBench({ keySets });
  tenant = await bench.openTenant();
  const desk = bench.openDesk();
  ourOwn = [bench.url, desk.url].map((url) => new URL(url).host);
});
afterAll(async () => {
  await bench.close();
  await http.close();
});
beforeEach(() => {
  watch = watchSockets();
});
afterEach(() => watch.stop());

/** Where sockets were opened to, besides the gateway itself and the help desk that stands in for all. */
const strangers = (): string[] => watch.dialled().filter((peer) => !ourOwn.includes(peer));

/** Where an answer says that the fault is; its status where it says nothing of the kind. */
const judgement = ({ status, json }: Answer): string | number => {
  const errors = Array.isArray(json["errors"]) ? json["errors"].filter(isRecord) : [];
  return status === 422 ? errors.map(({ pointer }) => pointer).join() : status;
};

const register = (host: string): Promise<Answer> => {
  const json = { issuer: `https://id.test/${host.length}`, jwks_url: `https://${host}/keys`, scopes: ["tickets:read"] };
  return tenant.send("POST", "/v1/token_issuers", { json });
};

const isLabel = (text: string): boolean => /^[a-z0-9][a-z0-9-]{0,62}$/i.test(text) && !text.startsWith("xn--");

describe("the address of an issuer's keys", () => {
  test.each(Object.entries(addresses))("is refused where its host is no public one: %s", async (_, written) => {
    for (const host of written) expect([host, judgement(await register(host))]).toEqual([host, "/jwks_url"]);
    expect(strangers()).toEqual([]);
  });

  test("is not called where its host is a name that leads home", async () => {
    for (const host of homeNames) {
      const url = `https://${host}/keys`;
      expect(["/jwks_url", 201, 409]).toContain(judgement(await register(host)));
      expect(await bench.deps.keySets.get(url, "any")).toBeUndefined();
    }
    expect({ strangers: strangers(), lookedUp: watch.lookedUp() }).toEqual({ strangers: [], lookedUp: [] });
  });
});

describe("a subdomain", () => {
  test.each(Object.entries(hosts))("is one plain label or refused: %s", async (_, written) => {
    for (const subdomain of written.filter((host) => !isLabel(host.trim()))) {
      const json = { provider: "freshdesk", subdomain, credentials: { api_key: "k".repeat(20) } };
      const answer = await tenant.send("POST", "/v1/connections", { json });
      expect([subdomain, judgement(answer)]).toEqual([subdomain, "/subdomain"]);
    }
    expect(strangers()).toEqual([]);
  });

  test("that is a number names an account of the help desk, and no address", async () => {
    for (const subdomain of Object.values(hosts)
      .flat()
      .filter((host) => isLabel(host.trim()))) {
      const json = { provider: "freshdesk", subdomain, credentials: { api_key: "k".repeat(20) } };
      expect((await tenant.send("POST", "/v1/connections", { json })).status).toBeGreaterThanOrEqual(400);
    }
    expect(strangers()).toEqual([]);
  });
});

describe("an origin to return to", () => {
  test.each(Object.entries(hosts))("is taken as a browser writes it or refused: %s", async (_, written) => {
    for (const origin of written.map((host) => `https://${host}`)) {
      const json = { return_origins: [origin] };
      const answer = await bench.send("PATCH", `/v1/tenants/${tenant.id}`, { key: bench.operatorToken, json });
      const isCanonical = URL.parse(origin)?.origin === origin && !origin.includes("[");
      expect([origin, judgement(answer)]).toEqual([origin, isCanonical ? 200 : "/return_origins/0"]);
    }
  });
});
