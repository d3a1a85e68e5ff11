import { expect, onTestFinished, test } from "vitest";
import { openGateway } from "./testing/open-gateway.ts";

test("a credential that calls more often than it may is told when to go on, and holds up no other", async () => {
  const { make, operatorToken, send, close } = await openGateway({}, undefined, { PORTICO_INBOUND_LIMIT: "5" });
  onTestFinished(close);
  const { id } = await make("/v1/tenants", operatorToken, { name: "Acme" });
  const mint = async () => {
    const created = await make(`/v1/tenants/${String(id)}/api_keys`, operatorToken, { name: "a", scopes: ["*"] });
    return String(created["secret"]);
  };
  const [busy, calm] = [await mint(), await mint()];
  const call = (key: string) => send("GET", "/v1/connections", { key });

  for (let calls = 0; calls < 5; calls += 1) expect((await call(busy)).status).toBe(200);
  const refused = await call(busy);
  expect(refused.status).toBe(429);
  expect(refused.json).toMatchObject({ code: "rate_limited", retry_after: expect.any(Number) });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await call(calm)).status).toBe(200);
  for (let calls = 0; calls < 9; calls += 1)
    expect((await send("GET", "/v1/tenants", { key: operatorToken })).status).toBe(200);
});
