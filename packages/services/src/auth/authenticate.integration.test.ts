import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "../context.ts";
import { codeOf, here, openServices, type TestServices } from "../testing/open-services.ts";
import { mintApiKey, mintOperatorToken } from "./api-key.ts";
import { createAuthenticate } from "./authenticate.ts";
import type { SignInNotice } from "./verdict.ts";

let world: TestServices;
let ctx: Ctx;
beforeAll(async () => {
  world = await openServices();
  ctx = await world.openTenant("Acme");
});
afterAll(() => world.close());

const mint = (more: object = {}) =>
  world.services.apiKeys.create(ctx, { name: "backend", scopes: ["tickets:read"], mode: "live", ...more });

test("a key tells its tenant, its scopes and its connections; the operator's token is the operator's", async () => {
  const { services, operatorToken } = world;
  const { secret, id } = await mint();
  expect(await services.authenticate(secret, here)).toEqual({
    kind: "tenant",
    tenantId: ctx.tenantId,
    actor: {
      apiKeyId: id,
      name: "backend",
      scopes: ["tickets:read"],
      connectionIds: null,
      cidrs: null,
      expiresAtMs: expect.any(Number),
    },
  });
  expect(await services.authenticate(operatorToken, here)).toEqual({ kind: "operator" });
  expect(await codeOf(services.authenticate(`${operatorToken}x`, here))).toBe("unauthenticated");
});

test("a revoked key is refused everywhere within five seconds, by a process that has just seen it too", async () => {
  const { services, clock, deps } = world;
  const replica = createAuthenticate(deps);
  const { secret, id } = await mint();
  await replica(secret, here);
  await services.apiKeys.delete(ctx, id);
  clock.ms += 5_000;
  expect(await codeOf(replica(secret, here))).toBe("unauthenticated");
  expect(await codeOf(services.authenticate(secret, here))).toBe("unauthenticated");
});

test("a key ends in the very millisecond of its expiry, however fresh it is kept", async () => {
  const { services, clock } = world;
  const { secret } = await mint({ expires_at: new Date(clock.ms + 1_000).toISOString() });
  clock.ms += 999;
  expect(await codeOf(services.authenticate(secret, here))).toBe("succeeded");
  clock.ms += 1;
  expect(await codeOf(services.authenticate(secret, here))).toBe("unauthenticated");
});

test("a rolled key and its successor both work for the overlap, and the successor alone after it", async () => {
  const { services, clock } = world;
  const old = await mint();
  const next = await services.apiKeys.roll(ctx, old.id, { overlap_seconds: 3_600 });
  clock.ms += 3_599_999;
  expect(await codeOf(services.authenticate(old.secret, here))).toBe("succeeded");
  clock.ms += 1;
  expect(await codeOf(services.authenticate(old.secret, here))).toBe("unauthenticated");
  expect(await codeOf(services.authenticate(next.secret, here))).toBe("succeeded");
});

/** A process of its own whose notes of a key's last use go through the test's hands. */
const openNoting = (touch: (at: Date) => Promise<void>) => {
  const { deps } = world;
  const failures: [string, unknown][] = [];
  const forTenant = (tenantId: string) => {
    const tenant = deps.db.forTenant(tenantId);
    return { ...tenant, apiKeys: { ...tenant.apiKeys, touch: (_: string, at: Date) => touch(at) } };
  };
  const onLateFailure = (what: string, error: unknown): void => void failures.push([what, error]);
  return { failures, authenticate: createAuthenticate({ ...deps, db: { ...deps.db, forTenant }, onLateFailure }) };
};

test("the last use of a key is noted, once a minute at most", async () => {
  const { clock } = world;
  const notedMs: number[] = [];
  const { authenticate } = openNoting(async (at) => void notedMs.push(at.getTime()));
  const { secret } = await mint();
  const begunMs = clock.ms;
  for (const second of [0, 30, 59.999, 60.001, 61]) {
    clock.ms = begunMs + second * 1_000;
    await authenticate(secret, here);
  }
  expect(notedMs).toEqual([begunMs, begunMs + 60_001]);
});

test("a key whose use cannot be noted is good all the same, and the reason reported", async () => {
  const bang = new Error("bang");
  const { authenticate, failures } = openNoting(() => Promise.reject(bang));
  expect(await codeOf(authenticate((await mint()).secret, here))).toBe("succeeded");
  await expect.poll(() => failures).toEqual([["api_key.touch", bang]]);
});

/** A process of its own, with what it tells the operator. */
const openProcess = () => {
  const notices: SignInNotice[] = [];
  const onSignIn = (notice: SignInNotice): void => void notices.push(notice);
  return { notices, authenticate: createAuthenticate({ ...world.deps, onSignIn }) };
};
const nobodysKey = (): string => mintApiKey("live", randomBytes).secret;
const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    ({ code, message, details }) => ({ code, message, details }),
  );

const exhaust = async (address: string) => {
  const opened = openProcess();
  for (let guess = 0; guess < 10; guess += 1)
    expect(await codeOf(opened.authenticate(nobodysKey(), address))).toBe("unauthenticated");
  return opened;
};

describe("after ten different guesses from one address", () => {
  test("the next is told to wait until the minute is over, and the operator hears of it once", async () => {
    const { authenticate, notices } = await exhaust("192.0.2.7");
    for (let guess = 0; guess < 3; guess += 1)
      expect(await failureOf(authenticate(nobodysKey(), "192.0.2.7"))).toMatchObject({
        code: "rate_limited",
        message: expect.stringContaining("Valid ones go on working"),
        details: { retryAfterSeconds: 60 },
      });
    expect(notices).toEqual([{ event: "sign_in_throttled" }]);
    world.clock.ms += 60_001;
    expect(await codeOf(authenticate(nobodysKey(), "192.0.2.7"))).toBe("unauthenticated");
  });

  test("a valid credential is let in from there all the same, seen before or not", async () => {
    const { authenticate } = await exhaust("192.0.2.7");
    expect(await codeOf(authenticate(nobodysKey(), "192.0.2.7"))).toBe("rate_limited");
    const { secret } = await mint();
    expect(await codeOf(authenticate(secret, "192.0.2.7"))).toBe("succeeded");
    expect(await codeOf(authenticate(world.operatorToken, "192.0.2.7"))).toBe("succeeded");
  });

  test("other addresses are not concerned", async () => {
    const { authenticate } = await exhaust("192.0.2.7");
    expect(await codeOf(authenticate(nobodysKey(), "192.0.2.8"))).toBe("unauthenticated");
  });

  test("what is no guess is refused as ever: a typing error, an expired key, what is no credential", async () => {
    const { authenticate } = await exhaust("192.0.2.7");
    expect(await codeOf(authenticate(nobodysKey(), "192.0.2.7"))).toBe("rate_limited");
    const { secret } = await mint({ expires_at: new Date(world.clock.ms + 1_000).toISOString() });
    world.clock.ms += 1_000;
    for (const credential of [secret, `${nobodysKey().slice(0, -1)}!`, "hello"])
      expect(await codeOf(authenticate(credential, "192.0.2.7"))).toBe("unauthenticated");
  });
});

test("what is no guess is not counted, and the same guess again is not either", async () => {
  const { authenticate } = openProcess();
  const wrong = nobodysKey();
  const unfit = Array.from({ length: 30 }, () => `${nobodysKey().slice(0, -1)}!`);
  for (const credential of [...unfit, ...unfit.map(() => wrong)])
    expect(await codeOf(authenticate(credential, here))).toBe("unauthenticated");
  expect(await codeOf(authenticate(nobodysKey(), here))).toBe("unauthenticated");
});

/** A secret whose id belongs to a key with another secret. */
const wrongSecret = async (): Promise<string> => {
  const { db, newId } = world.deps;
  const { secret, lookupId, prefix } = mintApiKey("live", randomBytes);
  const row = { id: newId("apiKey"), name: "other", scopes: ["*"], mode: "live" as const, lookupId, prefix };
  await db.forTenant(ctx.tenantId).apiKeys.insert({ ...row, secretHash: randomBytes(32) });
  return secret;
};

test("a guess that is known from elsewhere counts at each address anew", async () => {
  const { authenticate } = openProcess();
  const guesses = Array.from({ length: 11 }, nobodysKey);
  const outcomesFrom = async (address: string) => {
    const outcomes = [];
    for (const guess of guesses) outcomes.push(await codeOf(authenticate(guess, address)));
    return outcomes;
  };
  const expected = [...Array<string>(10).fill("unauthenticated"), "rate_limited"];
  expect(await outcomesFrom("192.0.2.7")).toEqual(expected);
  expect(await outcomesFrom("192.0.2.8")).toEqual(expected);
});

test("a key without an expiry is good, and says so", async () => {
  const { db, newId } = world.deps;
  const { secret, lookupId, prefix, hash } = mintApiKey("live", randomBytes);
  const row = { id: newId("apiKey"), name: "endless", scopes: ["*"], mode: "live" as const, lookupId, prefix };
  await db.forTenant(ctx.tenantId).apiKeys.insert({ ...row, secretHash: hash });
  expect(await openProcess().authenticate(secret, here)).toMatchObject({ actor: { expiresAtMs: null } });
});

test("every kind of guess counts: an unknown key, a wrong secret, an operator's token of either form", async () => {
  const { authenticate } = openProcess();
  const kinds = [
    nobodysKey,
    wrongSecret,
    () => mintOperatorToken(randomBytes).secret,
    () => randomBytes(24).toString("hex"),
  ];
  const outcomes = [];
  for (const kind of [...kinds, ...kinds, ...kinds]) outcomes.push(await codeOf(authenticate(await kind(), here)));
  expect(outcomes).toEqual([...Array<string>(10).fill("unauthenticated"), "rate_limited", "rate_limited"]);
});

test("a credential that is known to be nobody's costs no look-up for a minute", async () => {
  const { deps, clock } = world;
  let lookUps = 0;
  const findApiKey = (id: string) => {
    lookUps += 1;
    return deps.db.findApiKey(id);
  };
  const authenticate = createAuthenticate({ ...deps, db: { ...deps.db, findApiKey } });
  const wrong = nobodysKey();
  for (let step = 0; step < 10; step += 1) {
    expect(await codeOf(authenticate(wrong, `192.0.2.${step}`))).toBe("unauthenticated");
    clock.ms += 5_999;
  }
  expect(lookUps).toBe(1);
  clock.ms += 11;
  await codeOf(authenticate(wrong, here));
  expect(lookUps).toBe(2);
});

describe("a key that is narrowed to networks", () => {
  test.each(["10.1.2.3", "::ffff:10.1.2.3", "2001:db8::7"])("is let in from %s", async (address) => {
    const { secret } = await mint({ cidrs: ["10.0.0.0/8", "2001:db8::/32"] });
    expect(await codeOf(openProcess().authenticate(secret, address))).toBe("succeeded");
  });

  test.each(["11.1.2.3", "::ffff:11.1.2.3", "2001:db9::7", "::1", ""])(
    "is from '%s' like a key that nobody has, in answer and in count; the operator is told which it was",
    async (address) => {
      const { authenticate, notices } = openProcess();
      const { secret, id } = await mint({ cidrs: ["10.0.0.0/8", "2001:db8::/32"] });
      const refusal = await failureOf(authenticate(secret, address));
      expect(refusal).toEqual(await failureOf(openProcess().authenticate(nobodysKey(), address)));
      const told = [...notices];
      await codeOf(authenticate(secret, address));
      expect(notices).toEqual(told);
      expect(notices).toEqual([{ event: "api_key_out_of_place", tenant_id: ctx.tenantId, api_key_id: id }]);
      for (let guess = 1; guess < 10; guess += 1) await codeOf(authenticate(nobodysKey(), address));
      const throttled = await failureOf(authenticate(nobodysKey(), address));
      expect(throttled).toMatchObject({ code: "rate_limited" });
      expect(await failureOf(authenticate(secret, address))).toEqual(throttled);
    },
  );

  test("is let in from within, however lately it came from elsewhere in the same place", async () => {
    const { authenticate } = openProcess();
    const { secret } = await mint({ cidrs: ["2001:db8::7/128"] });
    expect(await codeOf(authenticate(secret, "2001:db8::8"))).toBe("unauthenticated");
    expect(await codeOf(authenticate(secret, "2001:db8::7"))).toBe("succeeded");
  });
});

test("while the database is away, keys that were good go on for a minute and others are told of the outage", async () => {
  const { services, clock, deps, loseDatabase } = world;
  const { secret } = await mint();
  const other = await mint();
  await services.authenticate(secret, here);
  await loseDatabase();
  clock.ms += 60_000;
  expect(await codeOf(services.authenticate(secret, here))).toBe("succeeded");
  expect(await codeOf(services.authenticate(other.secret, here))).toBe("unavailable");
  expect(await codeOf(createAuthenticate(deps)(secret, here))).toBe("unavailable");
  clock.ms += 1;
  expect(await codeOf(services.authenticate(secret, here))).toBe("unavailable");
});
