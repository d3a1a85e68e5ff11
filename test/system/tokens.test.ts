import { tokenAlgorithms } from "@portico/model";
import {
  compactVerify,
  type CryptoKey,
  createLocalJWKSet,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JSONWebKeySet,
  type JWK,
  SignJWT,
} from "jose";
import { createHmac } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Tenant } from "../e2e/deployment.ts";
import { type Answer, isRecord, made } from "../e2e/http.ts";
import { type Bench, openBench } from "./bench.ts";

const issuer = "https://id.example";
const jwksUrl = "https://id.example/jwks.json";

interface Signer {
  alg: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  jwk: JWK;
}

const createSigner = async (alg: string): Promise<Signer> => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid: `kid-${alg}`, alg, use: "sig" } };
};

const sets = new Map<string, JSONWebKeySet>();
let bench: Bench;
let tenant: Tenant;
let signers: Signer[];
let stranger: Signer;
let nowSeconds: number;
beforeAll(async () => {
  bench = await openBench({ keySets: { get: async (url) => sets.get(url) } });
  tenant = await bench.openTenant();
  signers = await Promise.all(tokenAlgorithms.map(createSigner));
  stranger = await createSigner("ES256");
  sets.set(jwksUrl, { keys: signers.map(({ jwk }) => jwk) });
  await register(tenant);
});
// What one test guesses is not held against the next.
beforeEach(() => {
  bench.pass(60_001);
  nowSeconds = Math.floor(bench.deps.now() / 1_000);
});
afterAll(() => bench.close());

const register = async (of: Tenant, more: object = {}): Promise<string> => {
  const body = { issuer, jwks_url: jwksUrl, algorithms: tokenAlgorithms, scopes: ["tickets:read", "connections:read"] };
  return String(made(await of.send("POST", "/v1/token_issuers", { json: { ...body, ...more } }))["id"]);
};

const audienceOf = ({ id }: Tenant): string => `http://portico.test/tenants/${id}`;

/** The claims of a good token; what is undefined is left out. */
const claims = (more: object = {}): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries({
      iss: issuer,
      aud: audienceOf(tenant),
      sub: "agent-7",
      client_id: "backend",
      jti: "0123456789",
      iat: nowSeconds,
      exp: nowSeconds + 600,
      scope: "tickets:read connections:read keys:write",
      ...more,
    }).filter(([, value]) => value !== undefined),
  );

const signerOf = (alg: string): Signer => {
  const signer = signers.find((known) => known.alg === alg);
  if (signer === undefined) throw new Error(`nobody signs by ${alg}`);
  return signer;
};

const sign = (payload: Record<string, unknown>, header: object = {}, by = signerOf("ES256")): Promise<string> => {
  const standard = { alg: by.alg, typ: "at+jwt", kid: `kid-${by.alg}`, ...header };
  return new SignJWT(payload).setProtectedHeader(standard).sign(by.privateKey, { crit: { b64: true, strange: true } });
};

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

const call = (key: string, path = "/v1/connections"): Promise<Answer> => bench.send("GET", path, { key });

const here = "192.0.2.1";
/** A caller from somewhere new each time, so that guesses do not add up. */
let guessers = 0;
const authenticateAnew = (token: string) => {
  guessers += 1;
  return bench.services.authenticate(token, `10.0.${guessers >> 8}.${guessers & 255}`);
};

const refusal = { status: 401, json: { code: "unauthenticated" } };

test.each(tokenAlgorithms)(
  "a token signed by %s signs its bearer in, with what it claims and may have",
  async (alg) => {
    const token = await sign(claims(), {}, signerOf(alg));
    expect(await call(token)).toMatchObject({ status: 200 });
    expect(await call(token, "/v1/api_keys")).toMatchObject({ status: 403, json: { code: "insufficient_scope" } });
    expect(await bench.services.authenticate(token, here)).toMatchObject({
      kind: "tenant",
      tenantId: tenant.id,
      actor: { name: "backend", scopes: ["tickets:read", "connections:read"], connectionIds: null },
    });
  },
);

const longest = 3_600;
test.each<[string, () => Promise<string> | string]>([
  ["no signature at all", () => `${base64({ alg: "none", typ: "at+jwt", kid: "x" })}.${base64(claims())}.`],
  [
    "HS256 keyed with the public key",
    async () => {
      const content = `${base64({ alg: "HS256", typ: "at+jwt", kid: "kid-ES256" })}.${base64(claims())}`;
      const key = await exportSPKI(signerOf("ES256").publicKey);
      return `${content}.${createHmac("sha256", key).update(content).digest("base64url")}`;
    },
  ],
  ["somebody else's signature", () => sign(claims(), { kid: "kid-ES256" }, stranger)],
  ["a key id that the issuer has not", () => sign(claims(), { kid: "kid-nope" })],
  ["no key id", () => sign(claims(), { kid: undefined })],
  ["another algorithm than its key's", () => sign(claims(), { kid: "kid-RS256" })],
  ["another issuer", () => sign(claims({ iss: "https://other.example" }))],
  ["no issuer", () => sign(claims({ iss: undefined }))],
  ["another audience", () => sign(claims({ aud: "https://api.example" }))],
  ["the audience of a tenant that is not there", () => sign(claims({ aud: `${audienceOf(tenant)}x` }))],
  ["two audiences", () => sign(claims({ aud: [audienceOf(tenant), "https://other.example"] }))],
  ["no audience", () => sign(claims({ aud: undefined }))],
  ["another type", () => sign(claims(), { typ: "JWT" })],
  ["no type", () => sign(claims(), { typ: undefined })],
  ...["exp", "iat", "sub", "jti", "client_id"].map((name): [string, () => Promise<string>] => [
    `no ${name}`,
    () => sign(claims({ [name]: undefined })),
  ]),
  ["a life that is over", () => sign(claims({ iat: nowSeconds - 700, exp: nowSeconds - 31 }))],
  ["a life that has not begun", () => sign(claims({ nbf: nowSeconds + 90 }))],
  ["a birth in the future", () => sign(claims({ iat: nowSeconds + 90, exp: nowSeconds + 600 }))],
  ["a life over an hour", () => sign(claims({ exp: nowSeconds + longest + 1 }))],
  ["a birth long ago", () => sign(claims({ iat: nowSeconds - longest - 31, exp: nowSeconds + 10 }))],
  ["a time that is no number", () => sign(claims({ exp: "tomorrow" }))],
  ["a subject that is no text", () => sign(claims({ sub: 7 }))],
  ["a key of its own by address", () => sign(claims(), { jku: "https://id.example/jwks.json" })],
  ["a key of its own in the header", () => sign(claims(), { jwk: stranger.jwk }, stranger)],
  ["a certificate by address", () => sign(claims(), { x5u: "https://id.example/x" })],
  ["a certificate in the header", () => sign(claims(), { x5c: ["MIIB"] })],
  ["what only some understand", () => sign(claims(), { crit: ["b64"], b64: true })],
  ["what nobody understands", () => sign(claims(), { crit: ["strange"], strange: 1 })],
  ["compression", () => sign(claims(), { zip: "DEF" })],
  ["five parts", async () => `${await sign(claims())}.e30.e30`],
  ["two parts", async () => (await sign(claims())).split(".").slice(0, 2).join(".")],
  ["a payload that is not JSON", () => `${base64({ alg: "ES256", typ: "at+jwt", kid: "kid-ES256" })}.Zm9v.Zm9v`],
  [
    "a changed payload",
    async () => (await sign(claims())).replace(/\.[^.]+\./, `.${base64(claims({ sub: "root" }))}.`),
  ],
])("a token with %s is refused", async (_what, make) => {
  expect(await call(await make())).toMatchObject(refusal);
});

test("a token of more than eight KiB is read by nobody", async () => {
  const token = await sign(claims({ note: "x".repeat(6_200) }));
  expect(await call(token)).toMatchObject({ status: 400, json: { code: "invalid_request" } });
  await expect(bench.services.authenticate(token, here)).rejects.toMatchObject({ code: "unauthenticated" });
});

test("every change of one character is refused", async () => {
  const token = await sign(claims(), {}, signerOf("EdDSA"));
  const places = Array.from({ length: token.length }, (_, place) => place).filter((place) => place % 7 === 0);
  for (const place of places) {
    // The last character of a part may hold bits that count for nothing, and jose is as strict as base64 is.
    if (/^.(?:\.|$)/.test(token.slice(place, place + 2)) || token[place] === ".") continue;
    const other = token[place] === "A" ? "B" : "A";
    const changed = `${token.slice(0, place)}${other}${token.slice(place + 1)}`;
    await expect(authenticateAnew(changed), `at ${place}`).rejects.toMatchObject({ code: "unauthenticated" });
  }
});

test("a token is good for half a minute beyond its end, for clocks that differ, and no longer", async () => {
  const token = await sign(claims({ iat: nowSeconds - 100, exp: nowSeconds - 5 }));
  expect(await call(token)).toMatchObject({ status: 200 });
  bench.pass(60_000);
  expect(await call(token)).toMatchObject(refusal);
  bench.pass(-60_000);
});

const scopesOf = async (scope: unknown, ceiling: string[]): Promise<unknown> => {
  const other = await bench.openTenant();
  await register(other, { scopes: ceiling });
  const caller = await bench.services.authenticate(await sign(claims({ aud: audienceOf(other), scope })), here);
  return caller.kind === "tenant" ? caller.actor.scopes : caller.kind;
};

test("scopes are what the token claims within what its issuer may give", async () => {
  expect(await scopesOf("tickets:read keys:write", ["tickets:read", "tickets:write"])).toEqual(["tickets:read"]);
  expect(await scopesOf("tickets:read keys:write", ["*"])).toEqual(["tickets:read", "keys:write"]);
  for (const nothing of ["*", "", undefined, ["tickets:read"], 7, "tickets:read,tickets:write", "TICKETS:READ"])
    expect(await scopesOf(nothing, ["*"])).toEqual([]);
});

test("one issuer at two tenants: each token opens the tenant that it names, and no other", async () => {
  const other = await bench.openTenant();
  const theirs = await sign(claims({ aud: audienceOf(other) }));
  expect(await call(theirs)).toMatchObject(refusal);
  await register(other);
  bench.pass(5_001);
  expect(await bench.services.authenticate(theirs, here)).toMatchObject({ tenantId: other.id });
  expect(await bench.services.authenticate(await sign(claims()), here)).toMatchObject({ tenantId: tenant.id });
});

test("an algorithm that the issuer is not registered with is refused", async () => {
  const other = await bench.openTenant();
  await register(other, { algorithms: ["EdDSA"] });
  expect(await call(await sign(claims({ aud: audienceOf(other) })))).toMatchObject(refusal);
  expect(await call(await sign(claims({ aud: audienceOf(other) }), {}, signerOf("EdDSA")))).toMatchObject({
    status: 200,
  });
});

test("an issuer that is removed is refused within five seconds, by a process that has just let it in", async () => {
  const other = await bench.openTenant();
  const id = await register(other);
  const token = await sign(claims({ aud: audienceOf(other) }));
  expect(await call(token)).toMatchObject({ status: 200 });
  await other.send("DELETE", `/v1/token_issuers/${id}`);
  bench.pass(5_001);
  expect(await call(token)).toMatchObject(refusal);
});

test("an issuer whose keys cannot be had lets nobody in", async () => {
  const other = await bench.openTenant();
  await register(other, { jwks_url: "https://id.example/away.json" });
  expect(await call(await sign(claims({ aud: audienceOf(other) })))).toMatchObject(refusal);
});

const folder = process.env["TEST_VECTORS_DIR"] ?? fileURLToPath(new URL("../../../shared/vectors", import.meta.url));
const present = existsSync(join(folder, "json_web_signature_test.json"));
const extent = present ? "all of it" : `NOTHING WAS RUN: no TEST_VECTORS_DIR, no ${folder}`;

interface VectorGroup {
  comment: string;
  private: JWK | JSONWebKeySet;
  public?: JWK | JSONWebKeySet;
  /** A `jws` that is no text is not compact, and none at all is encryption: neither can be a bearer's. */
  tests: { jws?: unknown; result: string }[];
}

/** Keys that anybody can compute, by a faulty library or an exponent of one, are the issuer's to avoid. */
const isOfWeakKey = ({ comment }: VectorGroup): boolean => /roca|exponentOne/i.test(comment);

const groupsOf = (name: string): VectorGroup[] => {
  const text = readFileSync(join(folder, `json_web_${name}_test.json`), "utf8");
  // The files' own format, which Wycheproof documents.
  const { testGroups } = JSON.parse(text) as { testGroups: VectorGroup[] };
  return testGroups.filter((group) => !isOfWeakKey(group));
};

const isKeySet = (keys: JWK | JSONWebKeySet): keys is JSONWebKeySet => "keys" in keys;

const keysOf = (group: VectorGroup): ReturnType<typeof createLocalJWKSet> => {
  const given = group.public ?? group.private;
  return createLocalJWKSet(isKeySet(given) ? given : { keys: [given] });
};

const isTaken = (jws: string, group: VectorGroup): Promise<boolean> =>
  compactVerify(jws, keysOf(group), { algorithms: [...tokenAlgorithms] }).then(
    () => true,
    () => false,
  );

/** Other algorithms sign nobody in, however well. */
const isOfOurs = (jws: string): boolean => {
  const header: unknown = JSON.parse(Buffer.from(jws.split(".", 1)[0] ?? "", "base64url").toString());
  return isRecord(header) && tokenAlgorithms.some((alg) => alg === header["alg"]);
};

describe(`Wycheproof, ${extent}`, () => {
  test("is looked for where the tests were told", () => {
    expect(existsSync(join(folder, "json_web_key_test.json"))).toBe(present);
  });

  test.each(present ? ["signature", "key", "crypto"] : [])(
    "json_web_%s: what is valid by an algorithm of ours is taken, nothing else is, and no vector signs anybody in",
    async (name) => {
      const judged = [];
      for (const group of groupsOf(name))
        for (const { jws, result } of group.tests) {
          if (typeof jws !== "string") continue;
          const due = result === "valid" && isOfOurs(jws);
          judged.push({ jws, of: group.comment, due, taken: await isTaken(jws, group) });
          await expect(authenticateAnew(jws)).rejects.toMatchObject({ code: "unauthenticated" });
        }
      expect(judged.filter(({ due, taken }) => due !== taken)).toEqual([]);
      expect(judged.some(({ due }) => due)).toBe(true);
    },
  );
});
