import { createHttpClient, type HttpClient, HttpError, type HttpRequest } from "@portico/http";
import { tokenAlgorithms } from "@portico/model";
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { codeOf, ctxOf, here, openServices, type TestServices } from "../testing/open-services.ts";
import { type Authenticate, createAuthenticate } from "./authenticate.ts";
import { createKeySets } from "./key-sets.ts";

const jwksUrl = "https://id.example/keys?v=1";
const minuteMs = 60_000;

interface Signer {
  alg: string;
  privateKey: CryptoKey;
  jwk: JWK & { kid: string };
}

let world: TestServices;
let client: HttpClient;
let signer: Signer;
let successor: Signer;
beforeAll(async () => {
  world = await openServices();
  client = createHttpClient();
  signer = await createSigner("first");
  successor = await createSigner("second");
});
afterAll(async () => {
  await client.close();
  await world.close();
});

const createSigner = async (kid: string, alg = "EdDSA"): Promise<Signer> => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg } };
};

/** An issuer's server on a socket of its own, which answers as the test says, and counts the questions. */
interface Issuer {
  answer: (response: ServerResponse) => void;
  asked: number;
  origin: string;
  close: () => Promise<void>;
}

const serve = async (): Promise<Issuer> => {
  const server = createServer((_, response) => {
    issuer.asked += 1;
    issuer.answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address, once it listens
  const issuer: Issuer = {
    answer: publish([signer]),
    asked: 0,
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return issuer;
};

const say =
  (body: string | Buffer, status = 200, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void =>
    void response.writeHead(status, headers).end(body);
const publish = (signers: readonly Signer[]) => say(JSON.stringify({ keys: signers.map(({ jwk }) => jwk) }));

/**
 * The real client, but for the socket: what it would send to the issuer's host goes to the server of the test. How long it
 * may take is cut to a tenth, so that nobody waits for five seconds.
 */
const dial = (requests: HttpRequest[]): HttpClient => ({
  ...client,
  send: (request) => {
    requests.push(request);
    const limits = Object.fromEntries(
      Object.entries(request.limits).map(([name, value]) => [name, name.endsWith("Ms") ? value / 10 : value]),
    );
    return client.send({
      ...request,
      origin: issuer.origin,
      operatorSet: true,
      limits: { ...request.limits, ...limits },
    });
  },
});

let issuer: Issuer;
let requests: HttpRequest[];
let failures: unknown[];
let authenticate: Authenticate;
let tenantId: string;
beforeEach(async () => {
  issuer = await serve();
  requests = [];
  failures = [];
  authenticate = signInOver(dial(requests));
  tenantId = await openTenant();
});
afterEach(() => issuer.close());

const signInOver = (http: HttpClient): Authenticate =>
  createAuthenticate({
    ...world.deps,
    keySets: createKeySets({ http, now: world.deps.now, onFailure: (error) => void failures.push(error) }),
  });

const openTenant = async (url = jwksUrl): Promise<string> => {
  const ctx = await world.openTenant("Acme");
  const body = { issuer: "https://id.example", algorithms: [...tokenAlgorithms], scopes: ["tickets:read" as const] };
  await world.services.tokenIssuers.create(ctx, { ...body, jwks_url: url });
  return ctx.tenantId;
};

let serial = 0;
const tokenBy = ({ alg, privateKey, jwk }: Signer, of = tenantId): Promise<string> => {
  const iat = Math.floor(world.clock.ms / 1_000);
  const claims = { iss: "https://id.example", aud: `http://portico.test/tenants/${of}`, sub: "7", client_id: "b" };
  return new SignJWT({ ...claims, jti: String((serial += 1)), iat, exp: iat + 3_600, scope: "tickets:read" })
    .setProtectedHeader({ alg, typ: "at+jwt", kid: jwk.kid })
    .sign(privateKey);
};
const signIn = async (by = signer, of = tenantId): Promise<unknown> =>
  codeOf(authenticate(await tokenBy(by, of), here));

test("a set is asked for in the plainest way: over https, on a socket of its own, for five seconds and 64 KiB at most", async () => {
  expect(await signIn()).toBe("succeeded");
  expect(requests).toEqual([
    {
      origin: "https://id.example",
      operatorSet: false,
      path: "/keys?v=1",
      method: "GET",
      headers: [["accept", "application/json"]],
      pool: "key-sets",
      singleUse: true,
      limits: { connectMs: 3_000, headersMs: 5_000, bodyIdleMs: 5_000, totalMs: 5_000, bodyBytes: 65_536 },
    },
  ]);
});

const valid = (): string => JSON.stringify({ keys: [signer.jwk] });
const padded = (bytes: number): string => valid().padEnd(bytes, " ");

describe.each<[string, (response: ServerResponse) => void]>([
  ["never answers", () => {}],
  ["stops in the middle", (response) => void response.writeHead(200).write('{"keys":[')],
  [
    "trickles",
    (response) => {
      const timer = setInterval(() => response.write(" "), 50);
      response.on("close", () => clearInterval(timer));
    },
  ],
  ["hangs up", (response) => void response.socket?.destroy()],
  ["sends more than 64 KiB", (response) => say(padded(65_537))(response)],
  ["announces more than 64 KiB", (response) => void response.writeHead(200, { "content-length": "65537" }).write("{")],
  ["leads elsewhere", (response) => say("", 302, { location: `${issuer.origin}/other` })(response)],
  ["leads to its own cloud", (response) => say("", 307, { location: "http://169.254.169.254/latest/" })(response)],
  ["fails, with a set", (response) => say(valid(), 500)(response)],
  ["has nothing there", say("", 404)],
  ["answers nothing", say("")],
  ["answers a page", say("<!doctype html><title>Sign in</title>", 200, { "content-type": "text/html" })],
  ["breaks off its JSON", (response) => say(valid().slice(0, -2))(response)],
  ["answers null", say("null")],
  ["answers a list", (response) => say(JSON.stringify([signer.jwk]))(response)],
  ["answers a bare key", (response) => say(JSON.stringify(signer.jwk))(response)],
  ["lists what are no keys", say('{"keys":[null,1,"x",[]]}')],
  ["lists keys of no type", say('{"keys":[{"kid":"first"}]}')],
  ["numbers its keys", say('{"keys":[{"kty":"OKP","kid":1}]}')],
  ["compresses by a coding that nobody asked for", say("x", 200, { "content-encoding": "br" })],
  ["says that it compresses, and does not", (response) => say(valid(), 200, { "content-encoding": "gzip" })(response)],
  ["swells beyond 64 KiB", (response) => say(gzipSync(padded(65_537)), 200, { "content-encoding": "gzip" })(response)],
  ["is no UTF-8", say(Buffer.from('{"keys":[],"x":"\xff"}', "latin1"))],
])("an issuer that %s", (_what, misbehave) => {
  test("lets nobody in, and fails no call: the caller is refused, and the reason reported once", async () => {
    issuer.answer = misbehave;
    expect(await signIn()).toBe("unauthenticated");
    expect(await signIn()).toBe("unauthenticated");
    expect([issuer.asked, failures.length]).toEqual([1, 1]);
  });

  test("and did not before goes on by its last good set", async () => {
    expect(await signIn()).toBe("succeeded");
    issuer.answer = misbehave;
    world.clock.ms += 11 * minuteMs;
    expect(await signIn()).toBe("succeeded");
    expect([issuer.asked, failures.length]).toEqual([2, 1]);
  });
});

describe.each<[string, (jwk: JWK) => object]>([
  [
    "cannot be a point of its curve",
    (jwk) => ({ ...jwk, kty: "EC", crv: "P-256", x: "AAAA", y: "AAAA", alg: "ES256" }),
  ],
  ["is of an unknown curve", (jwk) => ({ ...jwk, crv: "Ed1" })],
  ["is of an unknown type", (jwk) => ({ ...jwk, kty: "XYZ" })],
  ["lacks its value", (jwk) => Object.fromEntries(Object.entries(jwk).filter(([name]) => name !== "x"))],
  ["has a number for its value", (jwk) => ({ ...jwk, x: 7 })],
  ["is a shared secret", (jwk) => ({ kty: "oct", k: "AAAA", kid: jwk.kid, alg: "EdDSA" })],
  ["is for encryption", (jwk) => ({ ...jwk, use: "enc" })],
  ["is for another algorithm", (jwk) => ({ ...jwk, alg: "RS256" })],
])("a published key that %s", (_what, spoil) => {
  test("verifies nothing, and fails no call", async () => {
    issuer.answer = say(JSON.stringify({ keys: [spoil(signer.jwk)] }));
    expect(await signIn()).toBe("unauthenticated");
  });
});

test("an issuer that refuses is reported by what it answered", async () => {
  issuer.answer = say(valid(), 503);
  expect(await signIn()).toBe("unauthenticated");
  expect(failures).toEqual([new Error("the key set answered 503")]);
});

test("a set of several keys is asked for once, whichever of them signs", async () => {
  issuer.answer = publish([signer, successor]);
  expect([await signIn(), await signIn(successor)]).toEqual(["succeeded", "succeeded"]);
  world.clock.ms += minuteMs;
  expect([await signIn(), await signIn(successor)]).toEqual(["succeeded", "succeeded"]);
  expect(issuer.asked).toBe(1);
});

test("a set of exactly 64 KiB is read", async () => {
  issuer.answer = say(padded(65_536));
  expect(await signIn()).toBe("succeeded");
});

describe("keys change", () => {
  test("a new one is taken at once, by asking again", async () => {
    await signIn();
    world.clock.ms += 30_000;
    issuer.answer = publish([signer, successor]);
    expect(await signIn(successor)).toBe("succeeded");
    expect(issuer.asked).toBe(2);
  });

  test("unknown ones make us ask every thirty seconds, no oftener", async () => {
    await signIn();
    for (let second = 0; second < 90; second += 1) {
      world.clock.ms += 1_000;
      expect(await signIn(successor)).not.toBe("succeeded");
    }
    expect(issuer.asked).toBe(4);
    expect(await signIn()).toBe("succeeded");
    expect(issuer.asked).toBe(4);
  });

  test("one that is withdrawn is refused after ten minutes, by who has just let it in too", async () => {
    const token = await tokenBy(signer);
    expect(await codeOf(authenticate(token, here))).toBe("succeeded");
    issuer.answer = publish([successor]);
    world.clock.ms += 10 * minuteMs - 1;
    expect(await codeOf(authenticate(token, here))).toBe("succeeded");
    world.clock.ms += 1;
    expect(await codeOf(authenticate(token, here))).toBe("unauthenticated");
    expect(await signIn(successor)).toBe("succeeded");
  });

  test("one that is withdrawn is refused as soon where the clock is put back", async () => {
    expect(await signIn()).toBe("succeeded");
    issuer.answer = publish([successor]);
    world.clock.ms -= 60 * minuteMs;
    expect(await signIn()).toBe("unauthenticated");
    expect(await signIn(successor)).toBe("succeeded");
  });

  test("one that is replaced under its own name is refused after ten minutes", async () => {
    const token = await tokenBy(signer);
    expect(await codeOf(authenticate(token, here))).toBe("succeeded");
    const impostor = { ...successor, jwk: { ...successor.jwk, kid: signer.jwk.kid } };
    issuer.answer = publish([impostor]);
    world.clock.ms += 10 * minuteMs;
    expect(await codeOf(authenticate(token, here))).toBe("unauthenticated");
    expect(await signIn(impostor)).toBe("succeeded");
  });
});

const goAway = (): void => {
  issuer.answer = (response) => void response.socket?.destroy();
};

describe("an issuer that is away", () => {
  test("is asked every thirty seconds, and its last set goes on for a day, not longer", async () => {
    await signIn();
    const readAt = world.clock.ms;
    goAway();
    world.clock.ms = readAt + 24 * 60 * minuteMs - 1;
    expect(await signIn()).toBe("succeeded");
    expect(await signIn()).toBe("succeeded");
    expect(issuer.asked).toBe(2);
    world.clock.ms += 1;
    expect(await signIn()).toBe("unauthenticated");
    issuer.answer = publish([signer]);
    world.clock.ms += 30_000;
    expect(await signIn()).toBe("succeeded");
  });

  test("keeps waiting nobody whom its last set lets in, once it is known to be away", async () => {
    await signIn();
    issuer.answer = () => {};
    world.clock.ms += 10 * minuteMs;
    expect(await signIn()).toBe("succeeded");
    expect(failures).toHaveLength(1);
    world.clock.ms += 30_000;
    expect(await signIn()).toBe("succeeded");
    expect(await signIn()).toBe("succeeded");
    // That question is still open: nobody has waited for its end.
    expect(failures).toHaveLength(1);
  });

  test("says nothing of its callers: they have not guessed", async () => {
    goAway();
    for (let call = 0; call < 12; call += 1) expect(await signIn()).toBe("unauthenticated");
  });
});

test("a hundred sign-ins at once ask once, whichever tenants they are of", async () => {
  const other = await openTenant();
  const tokens = await Promise.all(
    Array.from({ length: 100 }, (_, index) => tokenBy(signer, index % 2 === 0 ? tenantId : other)),
  );
  const callers = await Promise.all(tokens.map((token) => authenticate(token, here)));
  expect(issuer.asked).toBe(1);
  expect(callers.map((caller) => caller.kind === "tenant" && caller.tenantId)).toEqual(
    callers.map((_, index) => (index % 2 === 0 ? tenantId : other)),
  );
});

test("one issuer's set is not another's: the same key id elsewhere proves nothing", async () => {
  const elsewhere = await openTenant("https://other.example/keys");
  expect(await signIn()).toBe("succeeded");
  issuer.answer = publish([{ ...successor, jwk: { ...successor.jwk, kid: signer.jwk.kid } }]);
  expect(await signIn(signer, elsewhere)).toBe("unauthenticated");
  expect(await signIn()).toBe("succeeded");
});

describe("the guard", () => {
  test.each(["127.0.0.1", "10.0.0.1", "169.254.169.254", "100.64.0.1", "::1", "fd00::1", "::ffff:127.0.0.1"])(
    "dials no host whose name leads to %s, alone or among public addresses",
    async (address) => {
      const family = address.includes(":") ? 6 : 4;
      for (const others of [[], [{ address: "93.184.215.14", family: 4 as const }]]) {
        const guarded = createHttpClient({ resolve: async () => [...others, { address, family }] });
        authenticate = signInOver(guarded);
        expect(await signIn()).toBe("unauthenticated");
        await guarded.close();
      }
      expect(failures).toEqual([
        expect.objectContaining({ code: "refused_address" }),
        expect.objectContaining({ code: "refused_address" }),
      ]);
      expect(failures.every((failure) => failure instanceof HttpError)).toBe(true);
    },
  );

  test.each([
    "https://user@id.example/keys",
    "https://user:password@id.example/keys",
    "https://:password@id.example/keys",
    "https://id.example:8443/keys",
    "https://127.0.0.1/keys",
    "https://0x7f.1/keys",
    "https://2130706433/keys",
    "https://[::1]/keys",
    "https://[::ffff:10.0.0.1]/keys",
    "https://169.254.169.254/keys",
  ])("takes no issuer at %s in the first place", async (url) => {
    const body = { issuer: url, algorithms: ["EdDSA" as const], scopes: ["tickets:read" as const], jwks_url: url };
    await expect(world.services.tokenIssuers.create(ctxOf(tenantId), body)).rejects.toMatchObject({
      code: "validation_failed",
      details: { errors: [{ pointer: "/jwks_url" }] },
    });
  });
});
