import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { DataKeyRecord } from "./data-key.ts";
import { codeOf, connectionId, credential, openTestVault, storedBody, tenantId } from "./fixture.ts";
import { createVault } from "./vault.ts";

const secret = Buffer.from("s3cret");

type Opened = Awaited<ReturnType<typeof openTestVault>>;

const rowOf = ({ store }: Opened, connection: string | null): DataKeyRecord => {
  const row = store.all().find((row) => row.connectionId === connection);
  if (row === undefined) throw new Error("the test's owner has a key");
  return row;
};

/** Spoils a stored key. What opens all the same has been unwrapped before. */
const spoil = (opened: Opened, connection: string | null): void =>
  opened.store.insert({ ...rowOf(opened, connection), wrapped: randomBytes(146) });

describe("unwrapped keys", () => {
  it("of a connection are unwrapped once, whatever the store is asked anew, and again once they are forgotten", async () => {
    const opened = await openTestVault();
    const { vault } = opened;
    const sealed = await vault.seal(credential, secret);
    spoil(opened, connectionId);
    vault.setEpoch(1);
    expect(await vault.open(credential, sealed)).toEqual(secret);
    vault.forget(tenantId, connectionId);
    expect(await codeOf(vault.open(credential, sealed))).toBe("malformed");
  });

  it("are forgotten for the named connection alone, and the key above it with none of them", async () => {
    const opened = await openTestVault();
    const { vault, store, unwraps } = opened;
    const others = [
      { ...credential, connectionId: "con_" },
      { ...credential, connectionId: "con_b" },
      { ...credential, connectionId: `${connectionId}b` },
    ];
    for (const other of others) store.insert(await vault.createConnectionKey(tenantId, other.connectionId));
    const sealed = await Promise.all(others.map((other) => vault.seal(other, secret)));
    for (const other of others) spoil(opened, other.connectionId);
    unwraps.count = 0;
    vault.forget(tenantId, connectionId);
    vault.setEpoch(1);
    for (const [index, other] of others.entries()) {
      expect(await vault.open(other, sealed[index] ?? secret)).toEqual(secret);
    }
    expect(unwraps.count).toBe(0);
  });

  it("of a tenant are forgotten with those of all its connections, and no other tenant's are", async () => {
    const opened = await openTestVault();
    const { vault, store, unwraps } = opened;
    const neighbour = { ...credential, tenantId: `${tenantId}b` };
    store.insert(await vault.createTenantKey(neighbour.tenantId));
    store.insert({ ...(await vault.createConnectionKey(neighbour.tenantId, connectionId)), version: 9 });
    const [mine, theirs] = [await vault.seal(credential, secret), await vault.seal(neighbour, secret)];
    unwraps.count = 0;
    vault.forget(tenantId);
    expect(await vault.open(neighbour, theirs)).toEqual(secret);
    expect(unwraps.count).toBe(0);
    expect(await vault.open(credential, mine)).toEqual(secret);
    expect(unwraps.count).toBe(1);
    spoil(opened, connectionId);
    vault.forget(tenantId);
    expect(await codeOf(vault.open(credential, mine))).toBe("malformed");
  });
});

describe("a stored key that is not what it should be", () => {
  it.each([
    { what: "a tenant's that names no key above it", of: null, change: { kekRef: null }, code: "wrong_key" },
    {
      what: "a connection's that names no key above it",
      of: connectionId,
      change: { parentId: null },
      code: "wrong_key",
    },
    { what: "one whose wrapping is gone", of: connectionId, change: { wrapped: null }, code: "destroyed_key" },
    { what: "a tenant's whose wrapping is gone", of: null, change: { wrapped: null }, code: "destroyed_key" },
  ])("opens nothing: $what", async ({ of, change, code }) => {
    const opened = await openTestVault();
    const { vault, store } = opened;
    const sealed = [await vault.seal(credential, secret), await vault.seal(storedBody, secret)] as const;
    store.insert({ ...rowOf(opened, of), ...change });
    vault.forget(tenantId);
    expect(await codeOf(vault.open(credential, sealed[0]))).toBe(code);
    expect(await codeOf(vault.open(storedBody, sealed[1]))).toBe(of === null ? code : "opened");
  });

  it("opens nothing where it is another than was asked for", async () => {
    const opened = await openTestVault();
    const { vault, store, deps } = opened;
    const sealed = await vault.seal(credential, secret);
    store.insert({ ...(await vault.createConnectionKey(tenantId, connectionId)), state: "decrypt_only" });
    const other = store.all().at(-1);
    const careless = createVault({ ...deps, keys: { active: deps.keys.active, byId: async () => other } });
    expect(await codeOf(careless.open(credential, sealed))).toBe("unknown_key");
  });
});
