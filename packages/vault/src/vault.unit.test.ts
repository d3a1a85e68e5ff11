import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DataKeyRecord } from "./data-key.ts";
import {
  codeOf,
  connectionId,
  credential,
  everyContext,
  neighbours,
  openTestVault,
  storedBody,
  tenantId,
  webhookSecret,
} from "./fixture.ts";
import { createVault } from "./vault.ts";
import { VaultError } from "./vault-error.ts";

const secret = Buffer.from("s3cret");
const minutes = 60_000;

type Store = Awaited<ReturnType<typeof openTestVault>>["store"];
const activeKey = async (store: Store, connection: string | null): Promise<DataKeyRecord> => {
  const record = await store.keys.active(tenantId, connection);
  if (record === undefined) throw new Error("the test's owner has a key");
  return record;
};

describe("sealing", () => {
  it("returns what was sealed, for every purpose and any plaintext up to its limit", async () => {
    const { vault } = await openTestVault();
    const plaintexts = fc.uint8Array({ maxLength: 64 * 1024, size: "max" });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...everyContext), plaintexts, async (context, plaintext) => {
        const opened = await vault.open(context, await vault.seal(context, plaintext));
        expect(opened.equals(plaintext)).toBe(true);
      }),
    );
  });

  it.each(everyContext)("holds a $purpose up to its limit and not a byte more", async (context) => {
    const { vault } = await openTestVault();
    const limit = (context.purpose === "stored_body" ? 256 : 64) * 1024;
    const largest = randomBytes(limit);
    const opened = await vault.open(context, await vault.seal(context, largest));
    expect(opened.equals(largest)).toBe(true);
    expect(await codeOf(vault.seal(context, Buffer.alloc(limit + 1)))).toBe("too_large");
  });

  it("binds to any names without mixing up where one ends and the next begins", async () => {
    const { vault } = await openTestVault();
    const name = fc.string({ unit: "binary", minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(name, name, name, async (field, provider, account) => {
        const sealed = await vault.seal({ ...credential, field, provider, account }, secret);
        const shifted = { ...credential, field: field + provider, provider: account, account };
        expect(await codeOf(vault.open(shifted, sealed))).toBe("not_authentic");
      }),
    );
  });

  it("refuses a context that does not name one owner before it touches a key", async () => {
    const { vault, store } = await openTestVault();
    const reads = { ...store.reads };
    expect(await codeOf(vault.seal({ ...credential, account: "" }, secret))).toBe("invalid_context");
    expect(store.reads).toEqual(reads);
  });
});

describe("opening", () => {
  it.each(everyContext)("refuses a $purpose when any field of its context is another", async (context) => {
    const { vault, store } = await openTestVault();
    store.insert(await vault.createTenantKey(`${tenantId}x`));
    store.insert(await vault.createConnectionKey(tenantId, `${connectionId}x`));
    const sealed = await vault.seal(context, secret);
    expect(neighbours(context).length).toBeGreaterThan(2);
    for (const other of neighbours(context)) {
      expect(["not_authentic", "unknown_key", "wrong_key"]).toContain(await codeOf(vault.open(other, sealed)));
    }
    expect(await vault.open(context, sealed)).toEqual(secret);
  });

  it("refuses a value in another deployment that holds the same keys", async () => {
    const { vault, deps } = await openTestVault();
    const elsewhere = createVault({ ...deps, deploymentId: "00000000-0000-4000-8000-00000000d002" });
    expect(await codeOf(elsewhere.open(credential, await vault.seal(credential, secret)))).toBe("not_authentic");
  });

  it("tells a secret of no connection from a connection's", async () => {
    const { vault } = await openTestVault();
    const sealed = await vault.seal({ ...webhookSecret, connectionId: null }, secret);
    expect(await codeOf(vault.open(webhookSecret, sealed))).toBe("not_authentic");
  });

  it("opens two rows' swapped values for neither", async () => {
    const { vault } = await openTestVault();
    const [one, two] = [storedBody, { ...storedBody, row: "idempotency_keys/idk_b/answer" }];
    const [sealedOne, sealedTwo] = [await vault.seal(one, secret), await vault.seal(two, secret)];
    expect(await codeOf(vault.open(one, sealedTwo))).toBe("not_authentic");
    expect(await codeOf(vault.open(two, sealedOne))).toBe("not_authentic");
  });

  it("opens a value of one purpose for no other", async () => {
    const { vault } = await openTestVault();
    for (const context of everyContext) {
      const sealed = await vault.seal(context, secret);
      for (const other of everyContext.filter((candidate) => candidate !== context)) {
        expect(await codeOf(vault.open(other, sealed))).toBe("wrong_purpose");
      }
    }
  });

  it("opens no wrapped key as if it were a value", async () => {
    const { vault } = await openTestVault();
    const { wrapped } = await vault.createConnectionKey(tenantId, connectionId);
    expect(await codeOf(vault.open(credential, wrapped ?? Buffer.alloc(0)))).toBe("wrong_purpose");
  });

  it("says the same sentence whatever was wrong", async () => {
    const { vault, store } = await openTestVault();
    const sealed = await vault.seal(credential, secret);
    const damaged = Buffer.from(sealed).fill(0, 60);
    store.insert(await vault.createConnectionKey(tenantId, "con_b"));
    const attempts = [
      vault.open(credential, Buffer.alloc(3)),
      vault.open(credential, damaged),
      vault.open(storedBody, sealed),
      vault.open({ ...credential, connectionId: "con_b" }, sealed),
      vault.open({ ...credential, tenantId: "ten_b" }, sealed),
      vault.open({ ...credential, generation: 2 }, sealed),
    ];
    const sentences = await Promise.all(attempts.map((attempt) => attempt.catch((error: unknown) => String(error))));
    expect(new Set(sentences)).toEqual(new Set(["VaultError: the sealed value did not open"]));
  });
});

describe("data keys", () => {
  it("seal for a connection that is stored together with what it seals", async () => {
    const { vault, store } = await openTestVault();
    const context = { ...credential, connectionId: "con_new" };
    const record = await vault.createConnectionKey(tenantId, "con_new");
    const sealed = await vault.seal(context, secret, record);
    expect(await codeOf(vault.open(context, sealed))).toBe("unknown_key");
    store.insert(record);
    expect(await vault.open(context, sealed)).toEqual(secret);
  });

  it("seal for no owner but their own, and only while active", async () => {
    const { vault } = await openTestVault();
    const record = await vault.createConnectionKey(tenantId, "con_new");
    const context = { ...credential, connectionId: "con_new" };
    expect(await codeOf(vault.seal(credential, secret, record))).toBe("wrong_key");
    expect(await codeOf(vault.seal(storedBody, secret, record))).toBe("wrong_key");
    expect(await codeOf(vault.seal(context, secret, { ...record, state: "decrypt_only" }))).toBe("wrong_key");
    expect(await codeOf(vault.seal({ ...context, tenantId: "ten_b" }, secret, record))).toBe("wrong_key");
  });

  it("that are replaced still open what they sealed", async () => {
    const { vault, store } = await openTestVault();
    const sealed = await vault.seal(credential, secret);
    const old = await activeKey(store, connectionId);
    store.insert({ ...old, state: "decrypt_only" });
    const next = await vault.createConnectionKey(tenantId, connectionId);
    store.insert({ ...next, version: 2 });
    vault.forget(tenantId, connectionId);
    expect(await vault.open(credential, sealed)).toEqual(secret);
    const resealed = await vault.seal(credential, secret);
    expect(resealed.subarray(6, 22)).not.toEqual(sealed.subarray(6, 22));
    expect(await vault.open(credential, resealed)).toEqual(secret);
  });

  it("once destroyed open nothing more, and leave the tenant's other connections alone", async () => {
    const { vault, store } = await openTestVault();
    store.insert(await vault.createConnectionKey(tenantId, "con_b"));
    const [mine, other] = [credential, { ...credential, connectionId: "con_b" }];
    const [sealed, sealedOther] = [await vault.seal(mine, secret), await vault.seal(other, secret)];
    store.destroy(tenantId, connectionId);
    vault.forget(tenantId, connectionId);
    expect(await codeOf(vault.open(mine, sealed))).toBe("destroyed_key");
    expect(await codeOf(vault.seal(mine, secret))).toBe("no_active_key");
    expect(await vault.open(other, sealedOther)).toEqual(secret);
  });

  it("marked as destroyed are not used, even where the wrapped bytes were left behind", async () => {
    const { vault, store } = await openTestVault();
    const sealed = await vault.seal(credential, secret);
    store.insert({ ...(await activeKey(store, connectionId)), state: "destroyed" });
    vault.forget(tenantId, connectionId);
    expect(await codeOf(vault.open(credential, sealed))).toBe("destroyed_key");
  });

  it("of a destroyed tenant take all its connections along", async () => {
    const { vault, store } = await openTestVault();
    const sealed = await Promise.all(everyContext.map((context) => vault.seal(context, secret)));
    store.destroy(tenantId);
    vault.forget(tenantId);
    for (const [index, context] of everyContext.entries()) {
      expect(await codeOf(vault.open(context, sealed[index] ?? secret))).toBe("destroyed_key");
    }
  });

  it("moved by hand to another row open for nobody", async () => {
    const { vault, store } = await openTestVault();
    const stolen = await activeKey(store, connectionId);
    const sealed = await vault.seal(credential, secret);
    const moved: DataKeyRecord = { ...stolen, connectionId: "con_thief" };
    store.insert(moved);
    vault.forget(tenantId);
    const thief = { ...credential, connectionId: "con_thief" };
    expect(await codeOf(vault.open(thief, sealed))).toBe("not_authentic");
  });

  it("of another owner are not used, whatever the store hands out", async () => {
    const { vault, store, deps } = await openTestVault();
    store.insert(await vault.createConnectionKey(tenantId, "con_b"));
    const sealed = await vault.seal(credential, secret);
    expect(await codeOf(vault.open({ ...credential, connectionId: "con_b" }, sealed))).toBe("wrong_key");
    const careless = { active: deps.keys.active, byId: (_: string, id: string) => deps.keys.byId(tenantId, id) };
    const foreign = createVault({ ...deps, keys: careless });
    expect(await codeOf(foreign.open({ ...credential, tenantId: "ten_b" }, sealed))).toBe("unknown_key");
  });

  it("with a forged parent fail at once instead of waiting for themselves", async () => {
    const { vault, store } = await openTestVault();
    const sealed = await vault.seal(credential, secret);
    const record = await activeKey(store, connectionId);
    store.insert({ ...record, parentId: record.id });
    vault.forget(tenantId);
    expect(await codeOf(vault.open(credential, sealed))).toBe("wrong_key");
  });
});

describe("the cache of data keys", () => {
  it("asks for a key once however many wait for it", async () => {
    const { vault, store, unwraps } = await openTestVault();
    const sealed = await vault.seal(credential, secret);
    vault.forget(tenantId);
    unwraps.count = 0;
    store.reads.byId = 0;
    await Promise.all(Array.from({ length: 1000 }, () => vault.open(credential, sealed)));
    expect(unwraps.count).toBe(1);
    expect(store.reads.byId).toBe(2); // the connection's key and the tenant's above it
  });

  it("reads nothing until the end of ten minutes draws near, and reads again at the latest then", async () => {
    const { vault, store, clock, unwraps } = await openTestVault();
    const sealed = await vault.seal(credential, secret);
    const before = { ...store.reads, unwraps: unwraps.count };
    clock.nowMs = 7 * minutes - 1;
    await vault.open(credential, sealed);
    await vault.seal(credential, secret);
    expect({ ...store.reads, unwraps: unwraps.count }).toEqual(before);
    clock.nowMs = 10 * minutes;
    await vault.open(credential, sealed);
    expect(unwraps.count).toBe(before.unwraps + 1);
  });

  it("keeps a connection's key no longer than the tenant's above it", async () => {
    const { vault, clock, unwraps } = await openTestVault();
    clock.nowMs = 6 * minutes;
    const sealed = await vault.seal(credential, secret);
    unwraps.count = 0;
    clock.nowMs = 10 * minutes;
    await vault.open(credential, sealed);
    expect(unwraps.count).toBe(1);
  });

  it("forgets one connection and keeps the others", async () => {
    const { vault, store } = await openTestVault();
    store.insert(await vault.createConnectionKey(tenantId, "con_b"));
    const other = { ...credential, connectionId: "con_b" };
    const sealed = await vault.seal(other, secret);
    vault.forget(tenantId, connectionId);
    const reads = { ...store.reads };
    expect(await vault.open(other, sealed)).toEqual(secret);
    expect(store.reads).toEqual(reads);
  });

  it("is empty after close", async () => {
    const { vault, store } = await openTestVault();
    const sealed = await vault.seal(credential, secret);
    vault.close();
    store.destroy(tenantId);
    expect(await codeOf(vault.open(credential, sealed))).toBe("destroyed_key");
  });
});

describe("a key-encryption key that fails", () => {
  it("by refusal takes along what a connection's key sealed, and an outage after it brings nothing back", async () => {
    const { vault, clock, kek } = await openTestVault();
    const sealed = await vault.seal(credential, secret);
    for (const code of ["kek_refused", "kek_unavailable"] as const) {
      kek.failure = new VaultError(code);
      clock.nowMs += 10 * minutes;
      expect(await codeOf(vault.open(credential, sealed))).toBe(code);
      expect(await codeOf(vault.seal(credential, secret))).toBe(code);
    }
  });

  it("is asked again two seconds later at the earliest, once for a tenant and all its connections", async () => {
    const { vault, clock, kek, unwraps } = await openTestVault();
    const sealed = await vault.seal(credential, secret);
    vault.forget(tenantId);
    kek.failure = new VaultError("kek_unavailable");
    unwraps.count = 0;
    for (const atMs of [0, 1, 1999]) {
      clock.nowMs = atMs;
      expect(await codeOf(vault.open(credential, sealed))).toBe("kek_unavailable");
      expect(await codeOf(vault.seal(storedBody, secret))).toBe("kek_unavailable");
    }
    expect(unwraps.count).toBe(1);
    kek.failure = undefined;
    clock.nowMs = 2000;
    expect(await vault.open(credential, sealed)).toEqual(secret);
  });

  it("is not even asked for the connections of a tenant whose own key alone is destroyed", async () => {
    const { vault, store } = await openTestVault();
    const sealed = await vault.seal(credential, secret);
    await vault.open(credential, sealed);
    store.insert({ ...(await activeKey(store, null)), state: "destroyed", wrapped: null });
    vault.setEpoch(1);
    expect(await codeOf(vault.open(credential, sealed))).toBe("destroyed_key");
  });
});

describe("a tenant's HMAC", () => {
  const data = Buffer.from("POST /v1/connections");

  it("is the same for the same data and differs by label, data and tenant", async () => {
    const { vault, store } = await openTestVault();
    store.insert(await vault.createTenantKey("ten_b"));
    const hmac = await vault.tenantHmac(tenantId, "idempotency", data);
    expect(await vault.tenantHmac(tenantId, "idempotency", data)).toEqual(hmac);
    const others = [
      await vault.tenantHmac(tenantId, "person", data),
      await vault.tenantHmac(tenantId, "idempotency", Buffer.from("POST /v1/tickets")),
      await vault.tenantHmac("ten_b", "idempotency", data),
    ];
    for (const other of others) expect(other.subarray(16)).not.toEqual(hmac.subarray(16));
  });

  it("is still recognised after the tenant's key was replaced", async () => {
    const { vault, store } = await openTestVault();
    const hmac = await vault.tenantHmac(tenantId, "idempotency", data);
    const old = await activeKey(store, null);
    store.insert({ ...old, state: "decrypt_only" });
    store.insert(await vault.createTenantKey(tenantId));
    vault.forget(tenantId);
    expect(await vault.tenantHmac(tenantId, "idempotency", data)).not.toEqual(hmac);
    expect(await vault.verifyTenantHmac(tenantId, "idempotency", data, hmac)).toBe(true);
    expect(await vault.verifyTenantHmac(tenantId, "person", data, hmac)).toBe(false);
  });

  it("of a wrong length is refused", async () => {
    const { vault } = await openTestVault();
    expect(await codeOf(vault.verifyTenantHmac(tenantId, "idempotency", data, Buffer.alloc(47)))).toBe("malformed");
  });
});
