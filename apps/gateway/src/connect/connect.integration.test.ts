import { afterAll, beforeAll, expect, test } from "vitest";
import { openGateway, type TestGateway } from "../testing/open-gateway.ts";

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

const form = "application/x-www-form-urlencoded";

test.each([
  ["is no form", "application/json", "{}", 415],
  ["is not UTF-8", form, Uint8Array.of(0xff, 0xfe), 400],
  ["holds U+0000", form, "token=%00", 400],
  ["is too large", form, "a".repeat(1_048_577), 413],
] as const)("what %s is the sender's fault, and a page says so", async (_, type, body, status) => {
  const answer = await gateway.send("POST", "/connect/junk", { body, headers: { "content-type": type } });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toContain("text/html");
  expect(answer.text).toContain("This form is not complete");
});

test("a link that is asked for again with the same key is not shown again", async () => {
  const { make, operatorToken, send } = gateway;
  const { id } = await make("/v1/tenants", operatorToken, { name: "Acme" });
  const origins = JSON.stringify({ return_origins: ["https://app.example.com"] });
  await send("PATCH", `/v1/tenants/${String(id)}`, { key: operatorToken, body: origins });
  const minted = await make(`/v1/tenants/${String(id)}/api_keys`, operatorToken, { name: "a", scopes: ["*"] });
  const ask = () =>
    send("POST", "/v1/connect_sessions", {
      key: String(minted["secret"]),
      headers: { "idempotency-key": "once" },
      body: JSON.stringify({ external_id: "a", provider: "freshdesk", return_url: "https://app.example.com/x" }),
    });
  const [first, again] = [await ask(), await ask()];
  expect(first.headers.get("location")).toBe(`/connect/${String(first.json["token"])}`);
  expect(again.status).toBe(201);
  expect(again.headers.get("location")).toBeNull();
  expect(again.json).toEqual({ ...first.json, token: null, url: null });
});
