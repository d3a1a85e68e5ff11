import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DataKeyRecord } from "./data-key.ts";
import { codeOf, connectionId, credential, newMasterKeys, openTestVault, storedBody, tenantId } from "./fixture.ts";
import { toLocalWrapper } from "./local-wrapper.ts";
import { createVault } from "./vault.ts";
import type { Vault } from "./vault.ts";
import { VaultError } from "./vault-error.ts";

const secret = Buffer.from("s3cret");
const minutes = 60_000;

type Store = Awaited<ReturnType<typeof openTestVault>>["store"];
const activeKey = async (store: Store, connection: string | null): Promise<DataKeyRecord> => {
  const record = await store.keys.active(tenantId, connection);
  if (record === undefined) throw new Error("the test's owner has a key");
  return record;
};

/** What a caller does to replace a tenant's key: the new one, the connections' keys moved under it, the old one kept. */
const rotateTenant = async (vault: Vault, store: Store): Promise<DataKeyRecord> => {
  const old = await activeKey(store, null);
  const next = await vault.createTenantKey(tenantId, { version: old.version + 1 });
  store.insert({ ...old, state: "decrypt_only" });
  store.insert(next);
  for (const row of store.all().filter(({ connectionId }) => connectionId !== null)) {
    store.insert(await vault.rewrapConnectionKey(row, next));
  }
  return old;
};

/** Moves what was still made under a tenant key that was replaced, and destroys that key. */
const retireTenantKeys = async (vault: Vault, store: Store): Promise<void> => {
  const active = await activeKey(store, null);
  const retired = store.all().filter((row) => row.connectionId === null && row.state === "decrypt_only");
  for (const row of store.all().filter(({ parentId }) => retired.some(({ id }) => id === parentId))) {
    store.insert(await vault.rewrapConnectionKey(row, active));
  }
  for (const row of retired) store.insert({ ...row, state: "destroyed", wrapped: null });
};

const rotateConnection = async (vault: Vault, store: Store): Promise<DataKeyRecord> => {
  const old = await activeKey(store, connectionId);
  store.insert({ ...old, state: "decrypt_only" });
  store.insert(await vault.createConnectionKey(tenantId, connectionId, { version: old.version + 1 }));
  return old;
};

describe("replacing keys", () => {
  it("moves a connection's key under a new tenant key, so that the old one can go", async () => {
    const { vault, store } = await openTestVault();
    const [credentials, body] = [await vault.seal(credential, secret), await vault.seal(storedBody, secret)];
    const old = await rotateTenant(vault, store);
    vault.setEpoch(1);
    expect(await vault.open(credential, credentials)).toEqual(secret);
    expect(await vault.open(storedBody, body)).toEqual(secret);

    store.insert({ ...old, state: "destroyed", wrapped: null });
    vault.setEpoch(2);
    expect(await vault.open(credential, credentials)).toEqual(secret);
    expect(await codeOf(vault.open(storedBody, body))).toBe("destroyed_key");
    expect(await activeKey(store, null)).toMatchObject({ version: 2 });
  });

  it("seals under the connection's new key from the next epoch on and opens what the old one sealed", async () => {
    const { vault, store } = await openTestVault();
    const before = await vault.seal(credential, secret);
    const old = await rotateConnection(vault, store);
    vault.setEpoch(1);
    const after = await vault.seal(credential, secret);
    expect(after.subarray(6, 22)).not.toEqual(before.subarray(6, 22));
    expect(await vault.open(credential, before)).toEqual(secret);

    store.insert({ ...old, state: "destroyed", wrapped: null });
    vault.setEpoch(2);
    expect(await codeOf(vault.open(credential, before))).toBe("destroyed_key");
    expect(await vault.open(credential, after)).toEqual(secret);
  });

  it("makes a connection's key under a tenant key that is only about to be stored", async () => {
    const { vault, store } = await openTestVault();
    const tenantKey = await vault.createTenantKey("ten_new");
    const dataKey = await vault.createConnectionKey("ten_new", connectionId, { under: tenantKey });
    expect(dataKey).toMatchObject({ parentId: tenantKey.id, version: 1, state: "active" });
    for (const record of [tenantKey, dataKey]) store.insert(record);
    const context = { ...credential, tenantId: "ten_new" };
    expect(await vault.open(context, await vault.seal(context, secret))).toEqual(secret);
  });

  it("refuses what is not a key of that level, of that tenant, or not there any more", async () => {
    const { vault, store } = await openTestVault();
    const [tenantKey, dataKey] = [await activeKey(store, null), await activeKey(store, connectionId)];
    const foreign = await vault.createTenantKey("ten_b");
    const retired: DataKeyRecord = { ...tenantKey, state: "decrypt_only" };
    const destroyed = { state: "destroyed", wrapped: null } as const;
    const refusals = {
      wrong_key: [
        vault.rewrapTenantKey(dataKey),
        vault.rewrapTenantKey({ ...tenantKey, kekRef: null }),
        vault.rewrapTenantKey({ ...tenantKey, connectionId }),
        vault.rewrapConnectionKey(tenantKey, tenantKey),
        vault.rewrapConnectionKey({ ...dataKey, parentId: null }, tenantKey),
        vault.rewrapConnectionKey({ ...dataKey, connectionId: null }, tenantKey),
        vault.rewrapConnectionKey(dataKey, foreign),
        vault.rewrapConnectionKey(dataKey, dataKey),
        vault.rewrapConnectionKey(dataKey, retired),
        vault.createConnectionKey(tenantId, "con_b", { under: foreign }),
        vault.createConnectionKey(tenantId, "con_b", { under: retired }),
      ],
      destroyed_key: [
        vault.rewrapTenantKey({ ...tenantKey, ...destroyed }),
        vault.rewrapConnectionKey({ ...dataKey, ...destroyed }, tenantKey),
      ],
    };
    for (const [code, attempts] of Object.entries(refusals)) {
      for (const attempt of attempts) expect(await codeOf(attempt)).toBe(code);
    }
  });
});

describe("another master key", () => {
  it("takes over tenant by tenant, and alone opens everything in the end", async () => {
    const [[older], [newer]] = [newMasterKeys(), newMasterKeys()];
    const { vault, store, clock, deps } = await openTestVault({ wrapper: toLocalWrapper([older], randomBytes) });
    const during = createVault({ ...deps, wrapper: toLocalWrapper([newer, older], randomBytes) });
    const after = createVault({ ...deps, wrapper: toLocalWrapper([newer], randomBytes) });
    const sealed = await vault.seal(credential, secret);
    const old = await activeKey(store, null);
    expect([vault, during].map(({ isCurrentKek }) => isCurrentKek(old.kekRef ?? ""))).toEqual([true, false]);
    expect(await codeOf(after.open(credential, sealed))).toBe("kek_refused");
    expect(after.health()).toBe("refused");

    const moved = await during.rewrapTenantKey(old);
    expect(during.isCurrentKek(moved.kekRef ?? "")).toBe(true);
    expect(moved).toEqual({ ...old, kekRef: moved.kekRef, wrapped: moved.wrapped });
    store.insert(moved);
    clock.nowMs += 2000;
    for (const process of [vault, during, after]) {
      process.setEpoch(1);
      expect(await process.open(credential, sealed)).toEqual(secret);
    }
    expect(after.health()).toBe("ok");
  });
});

describe("the key epoch", () => {
  it("ends the use of a destroyed key in a process that was told nothing else", async () => {
    const { vault, store, deps } = await openTestVault();
    const elsewhere = createVault(deps);
    const sealed = await vault.seal(credential, secret);
    for (const process of [vault, elsewhere]) {
      process.setEpoch(1);
      expect(await process.open(credential, sealed)).toEqual(secret);
    }
    store.destroy(tenantId, connectionId);
    vault.forget(tenantId, connectionId);
    for (const process of [vault, elsewhere]) process.setEpoch(2);
    for (const process of [vault, elsewhere]) {
      expect(await codeOf(process.open(credential, sealed))).toBe("destroyed_key");
      expect(await codeOf(process.seal(credential, secret))).toBe("no_active_key");
    }
  });

  it("costs no call to the key-encryption key, and nothing while it stands still", async () => {
    const { vault, store, unwraps } = await openTestVault();
    const sealed = await vault.seal(credential, secret);
    vault.setEpoch(1);
    await vault.open(credential, sealed);
    const before = { ...store.reads, unwraps: unwraps.count };
    vault.setEpoch(1);
    await vault.open(credential, sealed);
    expect({ ...store.reads, unwraps: unwraps.count }).toEqual(before);
    vault.setEpoch(2);
    await vault.open(credential, sealed);
    expect({ ...store.reads, unwraps: unwraps.count }).toEqual({ ...before, byId: before.byId + 2 });
  });

  it("passes a key that a master key out of reach cannot confirm, once the store has", async () => {
    const { vault, store, clock, kek } = await openTestVault();
    const sealed = await vault.seal(credential, secret);
    kek.failure = new VaultError("kek_unavailable");
    clock.nowMs = 30 * minutes;
    vault.setEpoch(1);
    expect(await vault.open(credential, sealed)).toEqual(secret);
    expect(vault.health()).toBe("degraded");
    store.destroy(tenantId);
    vault.setEpoch(2);
    expect(await codeOf(vault.open(credential, sealed))).toBe("destroyed_key");
  });
});

describe("a store that does not answer", () => {
  it("is bridged by what is held for five minutes past its freshness, and no longer", async () => {
    const { vault, store, clock } = await openTestVault();
    const sealed = await vault.seal(credential, secret);
    await vault.open(credential, sealed);
    store.failure = new Error("the database is gone");
    for (; clock.nowMs < 15 * minutes; clock.nowMs += 20_000) {
      expect(await vault.open(credential, sealed)).toEqual(secret);
      expect(await vault.open(credential, await vault.seal(credential, secret))).toEqual(secret);
    }
    expect(await codeOf(vault.open(credential, sealed))).toEqual(store.failure);
    store.failure = undefined;
    expect(await vault.open(credential, sealed)).toEqual(secret);
  });
});

describe("any history of replacements", () => {
  const names = ["seal", "tenant", "connection", "master", "retire", "epoch", "forget", "minutes"] as const;

  it("leaves every value open to all, where a key is destroyed an epoch after its last use", async () => {
    const masterKeys = newMasterKeys(2);
    const [one, two = one] = masterKeys;
    const history = fc.array(fc.constantFrom(...names), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(history, async (taken) => {
        const { vault, store, clock, deps } = await openTestVault({ wrapper: toLocalWrapper(masterKeys, randomBytes) });
        const other = createVault({ ...deps, wrapper: toLocalWrapper([two, one], randomBytes) });
        const both = [vault, other];
        const values: Buffer[] = [];
        let epoch = 0;
        const nextEpoch = async (): Promise<void> => {
          epoch += 1;
          for (const each of both) each.setEpoch(epoch);
        };
        const act: Record<(typeof names)[number], () => Promise<unknown>> = {
          seal: async () => values.push(await vault.seal(credential, secret)),
          tenant: () => rotateTenant(vault, store),
          connection: () => rotateConnection(other, store),
          master: async () => store.insert(await other.rewrapTenantKey(await activeKey(store, null))),
          retire: async () => {
            await nextEpoch();
            await retireTenantKeys(vault, store);
            await nextEpoch();
          },
          epoch: nextEpoch,
          forget: async () => vault.forget(tenantId),
          minutes: async () => (clock.nowMs += 6 * minutes),
        };
        for (const name of taken) {
          await act[name]();
          for (const value of values) {
            for (const each of both) expect(await each.open(credential, value)).toEqual(secret);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
