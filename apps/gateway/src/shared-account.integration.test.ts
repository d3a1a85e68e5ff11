import { afterAll, beforeAll, expect, test } from "vitest";
import { helpDeskKey, openGateway, type TestGateway } from "./testing/open-gateway.ts";

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

const openTenant = async (name: string): Promise<string> => {
  const { make, operatorToken } = gateway;
  const { id } = await make("/v1/tenants", operatorToken, { name });
  return String((await make(`/v1/tenants/${String(id)}/api_keys`, operatorToken, { name, scopes: ["*"] }))["secret"]);
};

const connect = (key: string, apiKey: string, more: object = {}) =>
  gateway.send("POST", "/v1/connections", {
    key,
    body: JSON.stringify({ provider: "freshdesk", subdomain: "acme", credentials: { api_key: apiKey }, ...more }),
  });

/** How many of 80 calls in a row find room at once: the account has 700 a minute. */
const roomFor = async (key: string, id: string): Promise<number> => {
  let found = 0;
  for (let made = 0; made < 80; made += 1) {
    const path = `/v1/connections/${id}/proxy/api/v2/agents/me`;
    found += (await gateway.send("GET", path, { key, headers: { prefer: "wait=0" } })).status === 200 ? 1 : 0;
  }
  return found;
};

test("an account's budget is narrowed by who is connected to it and shown to them, and to nobody whom the help desk does not know", async () => {
  const [key, stranger] = [await openTenant("Acme"), await openTenant("Mallory")];
  const { json, headers } = await connect(key, helpDeskKey);
  expect(headers.get("ratelimit")).toContain("total");
  const { id } = json;
  const narrow = { budget_share: 0.1, background_share: 0.1, plan: "trial" };
  const vain = await connect(stranger, "not-its-key", narrow);
  expect([vain.status, vain.headers.get("portico-upstream-calls")]).toEqual([424, "1"]);
  expect(vain.headers.get("ratelimit")).toBeNull();
  expect(await roomFor(key, String(id))).toBe(80);
  const { id: narrowId } = (await connect(stranger, helpDeskKey, narrow)).json;
  await gateway.send("GET", `/v1/connections/${String(narrowId)}/users/me`, { key: stranger });
  expect(await roomFor(key, String(id))).toBe(0);
});
