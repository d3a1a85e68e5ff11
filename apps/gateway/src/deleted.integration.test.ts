import { afterAll, beforeAll, expect, test } from "vitest";
import { helpDeskKey, openGateway, type TestGateway } from "./testing/open-gateway.ts";

let gateway: TestGateway;
beforeAll(async () => {
  // Nothing that was read grows old, so that the gateway still knows whom it has just served.
  gateway = await openGateway({ now: () => Date.UTC(2026, 10, 24) });
});
afterAll(() => gateway.close());

test("who calls while their tenant is deleted is told that nothing is there, and never of a fault of ours", async () => {
  const { make, send, operatorToken } = gateway;
  const tenant = `/v1/tenants/${String((await make("/v1/tenants", operatorToken, { name: "Acme" }))["id"])}`;
  const key = String((await make(`${tenant}/api_keys`, operatorToken, { name: "k", scopes: ["*"] }))["secret"]);
  const account = { provider: "freshdesk", subdomain: "acme", credentials: { api_key: helpDeskKey } };
  const connection = `/v1/connections/${String((await make("/v1/connections", key, account))["id"])}`;
  expect((await send("GET", `${connection}/tickets?limit=1`, { key })).status).toBe(200);
  expect((await send("DELETE", tenant, { key: operatorToken })).status).toBe(204);

  const calls = [
    ["GET", `${connection}/tickets?limit=1`, undefined, 404],
    ["GET", `${connection}/tickets/1`, undefined, 404],
    ["GET", `${connection}/proxy/api/v2/tickets`, undefined, 404],
    ["POST", `${connection}/proxy/api/v2/tickets`, { subject: "s" }, 401],
    ["DELETE", `${connection}/tickets/1`, undefined, 401],
    ["PUT", `${connection}/credentials`, { credentials: { api_key: helpDeskKey } }, 401],
    ["POST", "/v1/api_keys", { name: "k", scopes: ["*"] }, 401],
  ] as const;
  for (const [method, path, body, status] of calls) {
    const answer = await send(method, path, { key, body: body && JSON.stringify(body) });
    expect([method, path, answer.status]).toEqual([method, path, status]);
  }
});
