import { expect, test } from "vitest";
import type { Deployment } from "../deployment.ts";

/** What was entrusted is nowhere in clear, in whatever spelling: not stored, not logged, not in an answer. */
export const secretCases = (deployment: () => Deployment): void => {
  test("no key of a help desk or of ours is stored or logged in any form", async () => {
    const account = await deployment().helpDesks.openAccount();
    const tenant = await deployment().openTenant();
    const narrow = await tenant.mint({ name: "narrow", scopes: ["tickets:read"] });
    const { send } = await tenant.connect(account);
    const wrong = "wr0ng-help-desk-key-0123456789";
    const answers = [
      await send("GET", ""),
      await send("POST", "/check"),
      await send("GET", "/tickets?limit=1&include=native"),
      await send("PUT", "/credentials", { json: { credentials: { api_key: wrong } } }),
      await send("PATCH", "/tickets/1", { json: { native: { nope: account.apiKey } } }),
      await tenant.send("GET", "/v1/api_keys"),
      await tenant.send("GET", `/v1/connections?nope=${account.apiKey}`),
      await tenant.send("GET", "/v1/connections", { key: `${narrow}x` }),
    ];
    const running = deployment().process();
    await running.stop();
    const logged = running.output();
    const stored = await deployment().dump();
    await deployment().restart();
    const { operatorToken } = deployment();
    const masterKey = deployment().environment["PORTICO_MASTER_KEY"] ?? operatorToken;
    for (const secret of [account.apiKey, wrong, tenant.key, narrow, operatorToken, masterKey])
      for (const form of formsOf(secret)) {
        expect(stored.includes(form)).toBe(false);
        expect(logged).not.toContain(form);
      }
    for (const secret of [wrong, tenant.key, narrow, operatorToken])
      for (const { text } of answers) expect(text).not.toContain(secret);
    expect(stored.includes(account.subdomain)).toBe(true);
    expect(logged).toContain('"event":"request"');
  });
};

/** Plain, in hexadecimal, percent-encoded, and in base64 wherever in a longer text it begins. */
export const formsOf = (secret: string): string[] => {
  const shifted = ["", "x", "xx"].map((before) =>
    Buffer.from(`${before}${secret}`)
      .toString("base64")
      .slice(before === "" ? 0 : 4, -4),
  );
  const url = encodeURIComponent(secret);
  return [
    secret,
    url,
    Buffer.from(secret).toString("hex"),
    ...shifted,
    ...shifted.map((text) => text.replaceAll("+", "-").replaceAll("/", "_")),
  ];
};
