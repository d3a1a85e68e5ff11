import { createIds, scopes, tokenAlgorithms } from "@portico/model";
import { randomBytes } from "node:crypto";
import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { ZodError } from "zod";
import { looksLikeToken, parseKeySet, readToken, verifyToken } from "./json-web-token.ts";

const prefix = "http://portico.test/tenants/";
const nowMs = Date.UTC(2026, 10, 24);
const nowSeconds = nowMs / 1_000;
const tenantId = createIds({ now: () => nowMs, random: randomBytes })("tenant");
const issuer = "https://id.example";
const audience = prefix + tenantId;

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
/** A token as far as its form goes: nobody has signed it. */
const written = (header: object = {}, claims: object = {}): string =>
  `${base64({ alg: "ES256", typ: "at+jwt", kid: "k", ...header })}.${base64({ iss: issuer, aud: audience, ...claims })}.AAAA`;

describe("text with the form of a token", () => {
  test.each(["a.b.c", "a.b.", "a-_.b9.C"])("is taken for one: %s", (text) => {
    expect(looksLikeToken(text)).toBe(true);
  });

  test.each([
    "",
    "a",
    "a.b",
    ".b.c",
    "a..c",
    "a.b.c.d",
    "a.b.c.",
    " a.b.c",
    "a.b.c ",
    "a.b.c\n",
    "a.b.c=",
    "a+.b.c",
    "a.b!.c",
  ])("is not %j", (text) => {
    expect(looksLikeToken(text)).toBe(false);
  });
});

describe("a token that nobody has checked", () => {
  test.each(tokenAlgorithms)("tells whom to ask about it: %s", (alg) => {
    expect(readToken(written({ alg }), prefix)).toEqual({ issuer, tenantId, keyId: "k" });
  });

  test.each(["AT+JWT", "at+JWT"])("may write its type as %s", (typ) => {
    expect(readToken(written({ typ }), prefix)).toEqual({ issuer, tenantId, keyId: "k" });
  });

  test.each<[string, object, object]>([
    ["an algorithm that is none", { alg: "none" }, {}],
    ["an algorithm with a shared secret", { alg: "HS256" }, {}],
    ["an algorithm that nobody may register", { alg: "ES384" }, {}],
    ["no algorithm", { alg: undefined }, {}],
    ["another type", { typ: "JWT" }, {}],
    ["no type", { typ: undefined }, {}],
    ["a type that is no text", { typ: 1 }, {}],
    ...["jku", "jwk", "x5u", "x5c", "x5t", "crit", "zip"].map((name): [string, object, object] => [
      `the header ${name}`,
      { [name]: null },
      {},
    ]),
    ["no key id", { kid: undefined }, {}],
    ["a key id that is no text", { kid: 1 }, {}],
    ["no issuer", {}, { iss: undefined }],
    ["an issuer that is no text", {}, { iss: 1 }],
    ["an issuer longer than any can be registered", {}, { iss: "i".repeat(2_049) }],
    ["an issuer that holds U+0000", {}, { iss: "a\0b" }],
    ["an issuer that holds half a character", {}, { iss: "a\ud800" }],
    ["no audience", {}, { aud: undefined }],
    ["several audiences", {}, { aud: [audience] }],
    ["somebody else's audience", {}, { aud: `http://portico.example/tenants/${tenantId}` }],
    ["somebody else's audience that is as long as ours", {}, { aud: audience.replace("portico", "ocitrop") }],
    ["an audience that only ends like ours", {}, { aud: `x${audience}` }],
    ["an audience that names no tenant", {}, { aud: prefix }],
    ["an audience that names nothing like a tenant", {}, { aud: `${prefix}con_${tenantId.slice(4)}` }],
    ["an audience with something behind it", {}, { aud: `${audience}/x` }],
  ])("asks nobody where it has %s", (_, header, claims) => {
    expect(readToken(written(header, claims), prefix)).toBeUndefined();
  });

  test("may name an issuer of 2 048 characters", () => {
    const long = "i".repeat(2_048);
    expect(readToken(written({}, { iss: long }), prefix)).toMatchObject({ issuer: long });
  });

  test("is read up to 8 KiB", () => {
    const rest = written().length;
    const longest = written() + "A".repeat(8_192 - rest);
    expect(readToken(longest, prefix)).toBeDefined();
    expect(readToken(`${longest}A`, prefix)).toBeUndefined();
  });

  test.each(["", "a.b.c", "e30.e30.", "bnVsbA.bnVsbA.AAAA", `${base64([])}.${base64([])}.AAAA`])(
    "that cannot be read asks nobody: %j",
    (text) => {
      expect(readToken(text, prefix)).toBeUndefined();
    },
  );
});

describe("a signed token", () => {
  let keys: JSONWebKeySet;
  let sign: (claims?: object, header?: object) => Promise<string>;
  beforeAll(async () => {
    const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
    keys = { keys: [{ ...(await exportJWK(publicKey)), kid: "k", alg: "ES256" }] };
    const good = {
      iss: issuer,
      aud: audience,
      sub: "7",
      client_id: "backend",
      jti: "1",
      scope: "tickets:read keys:write",
    };
    sign = (claims = {}, header = {}) =>
      new SignJWT({ ...good, iat: nowSeconds, exp: nowSeconds + 3_600, ...claims })
        .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: "k", ...header })
        .sign(privateKey);
  });

  const verify = (token: string, more: object = {}) =>
    verifyToken(token, { keys, issuer, audience, algorithms: ["ES256"], ceiling: ["*"], nowMs, ...more });

  test("is good for what it claims, until it ends", async () => {
    expect(await verify(await sign())).toEqual({
      is: "verified",
      subject: "7",
      clientId: "backend",
      expiresAtMs: nowMs + 3_600_000,
      scopes: scopes.filter((scope) => ["tickets:read", "keys:write"].includes(scope)),
    });
  });

  test.each([
    [["tickets:read"], "tickets:read keys:write", ["tickets:read"]],
    [["*"], "tickets:read", ["tickets:read"]],
    [["tickets:read"], "keys:write", []],
    [["tickets:read"], "*", []],
    [["tickets:read"], "xtickets:read tickets:readx", []],
    [["*"], "nothing:known", []],
    [["*"], undefined, []],
    [["*"], ["tickets:read"], []],
    [[], "tickets:read", []],
  ])("of an issuer good for %j that claims %j has %j", async (ceiling, scope, granted) => {
    expect(await verify(await sign({ scope }), { ceiling })).toMatchObject({ is: "verified", scopes: granted });
  });

  test.each<[string, object]>([
    ["is from just before our time", { iat: nowSeconds - 3_600, exp: nowSeconds }],
    ["ended half a minute ago by our clock, less a second", { iat: nowSeconds - 3_629, exp: nowSeconds - 29 }],
    ["was issued half a minute from now", { iat: nowSeconds + 30, exp: nowSeconds + 3_630 }],
  ])("is good where it %s: clocks differ", async (_, claims) => {
    expect(await verify(await sign(claims))).toMatchObject({ is: "verified" });
  });

  test.each<[string, object]>([
    ["has ended", { iat: nowSeconds - 3_600, exp: nowSeconds - 30 }],
    ["is from the future", { iat: nowSeconds + 31, exp: nowSeconds + 600 }],
    ["is older than an hour, though it claims to last", { iat: nowSeconds - 3_631, exp: nowSeconds + 600 }],
    ["lasts for more than an hour", { exp: nowSeconds + 3_601 }],
    ["never ends", { exp: undefined }],
    ["does not say when it was issued", { iat: undefined }],
    ["is of nobody", { sub: undefined }],
    ["has a number for its bearer", { sub: 7 }],
    ["has no id", { jti: undefined }],
    ["has a number for its id", { jti: 7 }],
    ["is of no client", { client_id: undefined }],
    ["has a list for its client", { client_id: ["backend"] }],
    ["is another issuer's", { iss: "https://other.example" }],
    ["is for another tenant", { aud: `${prefix}ten_other` }],
    ["is not good yet", { nbf: nowSeconds + 31 }],
    ["is narrowed in words that are not ours", { authorization_details: [{ type: "tickets" }] }],
  ])("is genuine and unfit where it %s", async (_, claims) => {
    expect(await verify(await sign(claims))).toEqual({ is: "unfit" });
  });

  test("of another type is genuine and unfit", async () => {
    expect(await verify(await sign({}, { typ: "JWT" }))).toEqual({ is: "unfit" });
  });

  test.each<[string, (token: string) => string, object]>([
    ["its signature is another's", (token) => token.replace(/\.[^.]*$/, `.${"A".repeat(86)}`), {}],
    ["its claims were changed", (token) => token.replace(/\.[^.]*\./, `.${base64({ sub: "8" })}.`), {}],
    ["its algorithm is not registered", (token) => token, { algorithms: ["EdDSA"] }],
    ["its key is not published", (token) => token, { keys: { keys: [] } }],
    ["the published key is none", (token) => token, { keys: { keys: [{ kty: "EC", kid: "k" }] } }],
  ])("is a guess where %s", async (_, change, rules) => {
    expect(await verify(change(await sign()), rules)).toEqual({ is: "guess" });
  });
});

describe("a document of keys", () => {
  test("is taken with whatever else its keys say", () => {
    const document = { keys: [{ kty: "EC", kid: "k", crv: "P-256" }, { kty: "OKP" }] };
    expect(parseKeySet({ ...document, more: 1 })).toEqual(document);
  });

  test.each([
    null,
    [],
    {},
    { keys: {} },
    { keys: [null] },
    { keys: [{}] },
    { keys: [{ kty: 1 }] },
    { keys: [{ kty: "EC", kid: 1 }] },
  ])("is none: %j", (document) => {
    expect(() => parseKeySet(document)).toThrow(ZodError);
  });
});
