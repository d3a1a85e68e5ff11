import fc from "fast-check";
import { randomBytes } from "node:crypto";
import { expect, inject, test } from "vitest";
import { isMintedOperatorToken, mintApiKey, mintOperatorToken, parseApiKey } from "./auth/api-key.ts";
import { looksLikeToken, readToken } from "./auth/json-web-token.ts";

const runs = { numRuns: inject("parserCases") };

const minted = fc
  .boolean()
  .map((isKey) => (isKey ? mintApiKey("test", randomBytes) : mintOperatorToken(randomBytes)).secret);
/** A secret with one character changed. */
const mistyped = fc
  .tuple(minted, fc.nat(69), fc.constantFrom("0", "a", "Z", "_", " ", "\n", "\u212a"))
  .map(([secret, at, typed]) => `${secret.slice(0, at)}${typed}${secret.slice(at + 1)}`);

test("text is one of our keys, or is not looked for", () => {
  fc.assert(
    fc.property(fc.oneof(minted, mistyped, fc.string({ unit: "binary" })), (text) => {
      const key = parseApiKey(text);
      if (key === undefined) return;
      expect(text).toMatch(/^ptk_test_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}$/);
      expect(text.slice(9, 21)).toBe(key.lookupId);
      expect(isMintedOperatorToken(text)).toBe(false);
    }),
    runs,
  );
});

const audience = "https://portico.test/tenants/";
const json = fc.oneof(
  fc.record(
    {
      alg: fc.constantFrom("ES256", "EdDSA", "none", "HS256"),
      typ: fc.constantFrom("at+jwt", "JWT", 7, null),
      kid: fc.oneof(fc.string(), fc.integer()),
      iss: fc.oneof(fc.string({ unit: "binary" }), fc.constant(null)),
      aud: fc.oneof(
        fc.constantFrom(audience, `${audience}ten_01K9Q3W5N8Z4T7R2M6X1B0C9DE`, `${audience}ten_x`, `${audience}../x`),
        fc.array(fc.string()),
      ),
      crit: fc.constant(["b64"]),
    },
    { requiredKeys: [] },
  ),
  fc.jsonValue(),
);
const part = fc.oneof(
  { weight: 5, arbitrary: json.map((value) => Buffer.from(JSON.stringify(value)).toString("base64url")) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
);

test("text is a token that names a tenant of ours, or is nobody's", () => {
  fc.assert(
    fc.property(fc.tuple(part, part, part), fc.boolean(), ([header, payload, signature], isWhole) => {
      const text = isWhole ? `${header}.${payload}.${signature}` : `${header}.${payload}`;
      const token = looksLikeToken(text) ? readToken(text, audience) : undefined;
      if (token === undefined) return;
      expect(token.tenantId).toMatch(/^ten_[0-9A-HJKMNP-TV-Z]{26}$/);
      expect(token.issuer.isWellFormed()).toBe(true);
    }),
    runs,
  );
});
