import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { codeOf, credential, newMasterKeys, openTestVault, storedBody, tenantId } from "./fixture.ts";
import type { KeyWrapper } from "./key-wrapper.ts";
import { toLocalWrapper } from "./local-wrapper.ts";
import { createVault } from "./vault.ts";
import { VaultError } from "./vault-error.ts";

const secret = Buffer.from("s3cret");
const minutes = 60_000;
const other = { ...storedBody, tenantId: "ten_b", connectionId: null };

/** A vault in the middle of a change of the key above all keys: `tenantId` is under the new one, `ten_b` under the old. */
const openBetweenTwo = async () => {
  const [old, next] = newMasterKeys(2);
  if (next === undefined) throw new Error("two keys were asked for");
  const before = toLocalWrapper([old, next], randomBytes);
  const local = toLocalWrapper([next, old], randomBytes);
  const failures = new Map<string, VaultError>();
  const asked: string[] = [];
  const wrapper: KeyWrapper = {
    ...local,
    unwrap: async (owner, wrapped, kekRef) => {
      asked.push(kekRef);
      const failure = failures.get(kekRef);
      if (failure !== undefined) throw failure;
      return local.unwrap(owner, wrapped, kekRef);
    },
  };
  const opened = await openTestVault({ wrapper });
  const elder = createVault({ ...opened.deps, wrapper: before });
  opened.store.insert(await elder.createTenantKey(other.tenantId));
  return { ...opened, failures, asked, oldRef: `local:${old.id}`, nextRef: `local:${next.id}` };
};

describe("a key-encryption key that is asked whether it may still be used", () => {
  it("and refuses takes along all it has unwrapped, before any of it has lost its freshness", async () => {
    const { vault, store, kek } = await openTestVault();
    store.insert(await vault.createTenantKey(other.tenantId));
    const sealed = [await vault.seal(credential, secret), await vault.seal(storedBody, secret)];
    const sealedOther = await vault.seal(other, secret);
    kek.failure = new VaultError("kek_refused");
    expect(await vault.open(credential, sealed[0] ?? secret)).toEqual(secret);
    await vault.probe();
    const reads = [
      vault.open(credential, sealed[0] ?? secret),
      vault.open(storedBody, sealed[1] ?? secret),
      vault.open(other, sealedOther),
      vault.seal(credential, secret),
      vault.tenantHmac(tenantId, "label", secret),
    ];
    expect(await Promise.all(reads.map(codeOf))).toEqual(reads.map(() => "kek_refused"));
    expect(vault.health()).toBe("refused");
  });

  it("stays refused until it is asked again and agrees, whatever it would say to others meanwhile", async () => {
    const { vault, clock, kek, unwraps } = await openTestVault();
    const sealed = await vault.seal(credential, secret);
    kek.failure = new VaultError("kek_refused");
    await vault.probe();
    kek.failure = undefined;
    unwraps.count = 0;
    clock.nowMs += 3_000;
    expect(await codeOf(vault.open(credential, sealed))).toBe("kek_refused");
    kek.failure = new VaultError("kek_unavailable");
    await vault.probe();
    expect(await codeOf(vault.open(credential, sealed))).toBe("kek_refused");
    expect(unwraps.count).toBe(1);
    expect(vault.health()).toBe("refused");
    kek.failure = undefined;
    await vault.probe();
    expect(await vault.open(credential, sealed)).toEqual(secret);
    expect(vault.health()).toBe("ok");
  });

  it.each(["kek_unavailable", "kek_corrupt"] as const)(
    "and answers %s loses nothing but what it was asked about",
    async (code) => {
      const { vault, store, kek } = await openTestVault();
      const sealed = await vault.seal(credential, secret);
      store.insert(await vault.createTenantKey(other.tenantId));
      const sealedOther = await vault.seal(other, secret);
      // The tenant used last is the one asked about.
      await vault.open(credential, sealed);
      kek.failure = new VaultError(code);
      await vault.probe();
      expect(await codeOf(vault.open(other, sealedOther))).toBe("opened");
      expect(await codeOf(vault.open(credential, sealed))).toBe(code === "kek_corrupt" ? code : "opened");
    },
  );

  it("and cannot be reached for as long as a key may be bridged fails no read", async () => {
    const { vault, clock, kek } = await openTestVault();
    const sealed = await vault.seal(credential, secret);
    kek.failure = new VaultError("kek_unavailable");
    for (; clock.nowMs < 59 * minutes; clock.nowMs += 5_000) {
      await vault.probe();
      expect(await vault.open(credential, sealed)).toEqual(secret);
    }
    expect(vault.health()).toBe("degraded");
  });

  it("is asked once, however many tenants it serves, and not at all once nothing of it is in use", async () => {
    const { vault, store, clock, unwraps } = await openTestVault();
    store.insert(await vault.createTenantKey(other.tenantId));
    await Promise.all([vault.seal(credential, secret), vault.seal(other, secret)]);
    unwraps.count = 0;
    await vault.probe();
    expect(unwraps.count).toBe(1);
    clock.nowMs += 60 * minutes;
    await vault.probe();
    expect(unwraps.count).toBe(1);
  });

  it("is asked by what the store still keeps, and by the next where the first is gone", async () => {
    const { vault, store, unwraps } = await openTestVault();
    store.insert(await vault.createTenantKey(other.tenantId));
    await vault.seal(other, secret);
    await vault.seal(credential, secret);
    store.destroy(tenantId);
    vault.setEpoch(1);
    unwraps.count = 0;
    await vault.probe();
    expect(unwraps.count).toBe(1);
    store.destroy(other.tenantId);
    vault.setEpoch(2);
    await vault.probe();
    expect(unwraps.count).toBe(1);
  });

  it("is asked as before while the store does not answer", async () => {
    const { vault, store, kek } = await openTestVault();
    const sealed = await vault.seal(credential, secret);
    store.failure = new Error("no database");
    vault.setEpoch(1);
    kek.failure = new VaultError("kek_refused");
    await vault.probe();
    store.failure = undefined;
    expect(await codeOf(vault.open(credential, sealed))).toBe("kek_refused");
  });

  it("and is one of two stops its own tenants alone", async () => {
    const { vault, failures, oldRef, asked, nextRef } = await openBetweenTwo();
    const [sealed, sealedOther] = [await vault.seal(credential, secret), await vault.seal(other, secret)];
    asked.length = 0;
    failures.set(oldRef, new VaultError("kek_refused"));
    await vault.probe();
    expect(asked.toSorted()).toEqual([oldRef, nextRef].toSorted());
    expect(await codeOf(vault.open(other, sealedOther))).toBe("kek_refused");
    expect(await vault.open(credential, sealed)).toEqual(secret);
    expect(vault.health()).toBe("refused");
  });

  it("and agrees again is asked anew for everything it had unwrapped, and no other key is", async () => {
    const { vault, failures, oldRef, asked, nextRef } = await openBetweenTwo();
    const [sealed, sealedOther] = [await vault.seal(credential, secret), await vault.seal(other, secret)];
    failures.set(oldRef, new VaultError("kek_refused"));
    await vault.probe();
    failures.clear();
    await vault.probe();
    asked.length = 0;
    expect(await vault.open(credential, sealed)).toEqual(secret);
    expect(asked).toEqual([]);
    expect(await vault.open(other, sealedOther)).toEqual(secret);
    expect(asked).toEqual([oldRef]);
    expect(oldRef).not.toBe(nextRef);
  });

  it("and calls one wrapping damaged has answered: it is not what it refused", async () => {
    const { vault, failures, oldRef } = await openBetweenTwo();
    const sealed = await vault.seal(other, secret);
    failures.set(oldRef, new VaultError("kek_refused"));
    await vault.probe();
    failures.set(oldRef, new VaultError("kek_corrupt"));
    await vault.probe();
    expect(await codeOf(vault.open(other, sealed))).toBe("kek_corrupt");
    expect(vault.health()).toBe("ok");
  });

  it("and was left by all its tenants is forgotten, refused or not, and worries nobody", async () => {
    const { vault, store, failures, oldRef } = await openBetweenTwo();
    const sealed = await vault.seal(other, secret);
    const elder = store.all().find((row) => row.tenantId === other.tenantId);
    failures.set(oldRef, new VaultError("kek_refused"));
    await vault.probe();
    expect(await codeOf(vault.open(other, sealed))).toBe("kek_refused");
    failures.clear();
    if (elder !== undefined) store.insert(await vault.rewrapTenantKey(elder));
    failures.set(oldRef, new VaultError("kek_refused"));
    vault.setEpoch(1);
    expect(await vault.open(other, sealed)).toEqual(secret);
    await vault.probe();
    expect(vault.health()).toBe("ok");
    expect(await vault.open(other, sealed)).toEqual(secret);
  });
});
