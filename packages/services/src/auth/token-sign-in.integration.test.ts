import { type CryptoKey, exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Ctx } from "../context.ts";
import { codeOf, here, openServices, type TestServices } from "../testing/open-services.ts";
import { type Authenticate, createAuthenticate } from "./authenticate.ts";

const issuer = "https://id.example";

let world: TestServices;
let privateKey: CryptoKey;
let keys: JSONWebKeySet | undefined;
let published: JSONWebKeySet;
let ctx: Ctx;
let issuerId: string;
let authenticate: Authenticate;
beforeAll(async () => {
  world = await openServices();
  const pair = await generateKeyPair("ES256", { extractable: true });
  privateKey = pair.privateKey;
  published = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: "k", alg: "ES256" }] };
});
afterAll(() => world.close());
beforeEach(async () => {
  keys = published;
  ctx = await world.openTenant("Acme");
  authenticate = createAuthenticate({ ...world.deps, keySets: { get: async () => keys } });
  const body = { issuer, algorithms: ["ES256" as const], scopes: ["tickets:read" as const] };
  issuerId = (await world.services.tokenIssuers.create(ctx, { ...body, jwks_url: `${issuer}/keys` })).id;
});

let serial = 0;
const tokenWith = (claims: object = {}, header: object = {}): Promise<string> => {
  const iat = Math.floor(world.clock.ms / 1_000);
  const aud = `http://portico.test/tenants/${ctx.tenantId}`;
  const own = { iss: issuer, aud, sub: "7", client_id: "backend", jti: String((serial += 1)), scope: "tickets:read" };
  return new SignJWT({ ...own, iat, exp: iat + 600, ...claims })
    .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: "k", ...header })
    .sign(privateKey);
};
const signIn = async (token: string): Promise<unknown> => codeOf(authenticate(token, here));
/** How eleven different credentials of a kind fare from one address, the last of them. */
const eleventh = async (make: () => Promise<string>): Promise<unknown> => {
  for (let count = 0; count < 10; count += 1) expect(await signIn(await make())).toBe("unauthenticated");
  return signIn(await make());
};

test("a token tells its tenant, its bearer and its scopes; it is good anywhere, for all connections", async () => {
  expect(await authenticate(await tokenWith({ scope: "tickets:read keys:write" }), here)).toEqual({
    kind: "tenant",
    tenantId: ctx.tenantId,
    actor: {
      apiKeyId: `${issuerId}/7`,
      name: "backend",
      scopes: ["tickets:read"],
      connectionIds: null,
      cidrs: null,
      expiresAtMs: Math.floor(world.clock.ms / 1_000) * 1_000 + 600_000,
    },
  });
});

test("a token that was let in is let in again until it ends, and no longer", async () => {
  const token = await tokenWith();
  expect(await signIn(token)).toBe("succeeded");
  world.clock.ms += 629_000;
  expect(await signIn(token)).toBe("succeeded");
  world.clock.ms += 1_000;
  expect(await signIn(token)).toBe("unauthenticated");
});

test("a token of an issuer that was removed is refused within five seconds", async () => {
  const token = await tokenWith();
  expect(await signIn(token)).toBe("succeeded");
  await world.services.tokenIssuers.delete(ctx, issuerId);
  world.clock.ms += 5_000;
  expect(await signIn(token)).toBe("unauthenticated");
});

describe("a guess is", () => {
  test("a token of an issuer that the tenant has not registered, though another has", async () => {
    ctx = await world.openTenant("Other");
    expect(await eleventh(() => tokenWith())).toBe("rate_limited");
  });

  test("a token that its issuer has not signed", async () => {
    keys = { keys: [] };
    expect(await eleventh(() => tokenWith())).toBe("rate_limited");
  });
});

describe("no guess is", () => {
  test("a token that has not the form of one of ours", async () => {
    expect(await eleventh(() => tokenWith({}, { typ: "JWT" }))).toBe("unauthenticated");
  });

  test("a genuine token that is unfit", async () => {
    expect(await eleventh(() => tokenWith({ sub: 7 }))).toBe("unauthenticated");
  });

  test("a token whose issuer is away", async () => {
    keys = undefined;
    expect(await eleventh(() => tokenWith())).toBe("unauthenticated");
  });
});
