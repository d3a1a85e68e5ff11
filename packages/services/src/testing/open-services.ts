import { createConnector } from "@portico/connector";
import { openDatabase } from "@portico/db";
import { createHttpClient } from "@portico/http";
import { createInProcessLimiter } from "@portico/limiter";
import { createIds, type Scope, scopes } from "@portico/model";
import { createVault, parseMasterKeys, toLocalWrapper, toSigner } from "@portico/vault";
import { randomBytes } from "node:crypto";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { hashOf } from "../auth/api-key.ts";
import { createKeySets } from "../auth/key-sets.ts";
import { createMeter, type Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import { createServices, type Services } from "../services.ts";

/** The use cases over an embedded database of their own, on a clock that moves only when it is told to. */
export interface TestServices {
  deps: Deps;
  services: Services;
  clock: { ms: number };
  operatorToken: string;
  /** A tenant, and a call of somebody who may do everything in it. */
  openTenant: (name: string) => Promise<Ctx>;
  /** Ends the database in the middle of everything: from here on it is unavailable. */
  loseDatabase: () => Promise<void>;
  close: () => Promise<void>;
}

export const openServices = async (given: Partial<Deps> = {}): Promise<TestServices> => {
  const clock = { ms: Date.UTC(2026, 10, 24) };
  const now = (): number => clock.ms;
  const dataDir = await mkdtemp(join(tmpdir(), "portico-services-"));
  await cp(inject("embeddedDatabase"), dataDir, { recursive: true });
  const db = await openDatabase({ dataDir, now });
  const wrapper = toLocalWrapper(parseMasterKeys(randomBytes(32).toString("base64"), "a test"), randomBytes);
  const keys: Parameters<typeof createVault>[0]["keys"] = {
    active: (tenantId, connectionId) => db.forTenant(tenantId).dataKeys.active(connectionId),
    byId: (tenantId, id) => db.forTenant(tenantId).dataKeys.byId(id),
  };
  const vault = createVault({ deploymentId: db.deploymentId, keys, wrapper, now, random: randomBytes });
  const limiter = createInProcessLimiter();
  const http = createHttpClient();
  const operatorToken = `operator-${randomBytes(18).toString("hex")}`;
  const deps: Deps = {
    db,
    vault,
    wrapper,
    signer: toSigner(randomBytes(32)),
    limiter,
    connector: createConnector({ http, now, random: () => 0, sleep: async () => {} }),
    providers: [],
    targetOf: () => ({ origin: "http://127.0.0.1:1", basePath: "", operatorSet: true }),
    oauthClientOf: () => undefined,
    publicUrl: "http://portico.test",
    egressIps: [],
    keySets: createKeySets({ http, now, onFailure: () => {} }),
    operatorTokenHash: hashOf(operatorToken),
    newId: createIds({ now, random: randomBytes }),
    now,
    random: randomBytes,
    sleep: async () => {},
    at: () => {},
    onLateFailure: () => {},
    onCheckpoint: () => {},
    onSignIn: () => {},
    onOperatorWrite: () => {},
    ...given,
  };
  const services = createServices(deps);
  let hasDatabase = true;
  return {
    deps,
    services,
    clock,
    operatorToken,
    openTenant: async (name) => ctxOf((await services.tenants.create({ name })).id),
    loseDatabase: async () => {
      hasDatabase = false;
      await db.close();
    },
    close: async () => {
      await http.close();
      await limiter.close();
      vault.close();
      if (hasDatabase) await db.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

/** Where the calls of a test come from, unless it says otherwise. */
export const here = "192.0.2.1";

/** A call in a tenant's name. */
export const ctxOf = (
  tenantId: string,
  {
    may = scopes,
    on = null,
    from = null,
  }: { may?: readonly Scope[]; on?: readonly string[] | null; from?: readonly string[] | null } = {},
): Ctx => ({
  tenantId,
  actor: { apiKeyId: "key_test", name: "a test", scopes: may, connectionIds: on, cidrs: from, expiresAtMs: null },
  requestId: "req_test",
  signal: new AbortController().signal,
  waitMs: 0,
  lane: "interactive",
  meter: createMeter(),
  budget: null,
});

/** The code that a promise fails with, for assertions on the code alone. */
export const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "succeeded",
    (error: unknown) => (error instanceof Error && "code" in error ? error.code : error),
  );
