import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGateway, type TestGateway } from "./testing/open-gateway.ts";

const allowed = "203.0.113.7";
const guess = (number: number): string => `a-wrong-operator-token-of-some-length-${number}`;

describe.each([
  ["behind a proxy that is trusted", { PORTICO_TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8" }, true],
  ["where no proxy is trusted", {}, false],
])("%s", (_, settings: Record<string, string>, isBelieved) => {
  let gateway: TestGateway;
  let key: string;
  beforeAll(async () => {
    gateway = await openGateway({}, undefined, settings);
    const { id } = await gateway.make("/v1/tenants", gateway.operatorToken, { name: "Acme" });
    const minted = { name: "narrow", scopes: ["connections:read"], cidrs: [`${allowed}/32`] };
    key = String((await gateway.make(`/v1/tenants/${String(id)}/api_keys`, gateway.operatorToken, minted))["secret"]);
  });
  afterAll(() => gateway.close());

  const statusOf = async (credential: string, forwarded: string): Promise<number> =>
    (await gateway.send("GET", "/v1/connections", { key: credential, headers: { "x-forwarded-for": forwarded } }))
      .status;

  test.each([
    ["names its network last", allowed, isBelieved ? 200 : 401],
    ["names its network before proxies", `${allowed}, 10.1.2.3`, isBelieved ? 200 : 401],
    ["claims its network", `${allowed}, 198.51.100.9`, 401],
    ["claims its network and to be a proxy", `${allowed}, 10.1.2.3, 198.51.100.9`, 401],
  ])("a key that is narrowed to a network, whose caller %s, is answered so", async (__, forwarded, status) => {
    expect(await statusOf(key, forwarded)).toBe(status);
  });

  test("guesses are counted by caller, and no claim makes another of it", async () => {
    for (let number = 0; number < 10; number += 1) await statusOf(guess(number), `198.51.100.${number}, 192.0.2.1`);
    expect(await statusOf(guess(10), "198.51.100.99, 192.0.2.1")).toBe(429);
    expect(await statusOf(guess(10), "192.0.2.2")).toBe(isBelieved ? 401 : 429);
  });
});
