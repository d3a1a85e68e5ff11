import { LRUCache } from "lru-cache";
import type { DataKeyRecord, DataKeyStore } from "./data-key.ts";
import { createKekGuard } from "./kek-guard.ts";
import type { KekGuard, TenantKey } from "./kek-guard.ts";
import { createKeyCache } from "./key-cache.ts";
import type { KeyWrapper } from "./key-wrapper.ts";
import { takeKey } from "./primitives.ts";
import type { Random } from "./primitives.ts";
import type { SealingKey } from "./sealed-record.ts";
import { VaultError } from "./vault-error.ts";
import { unwrapKey } from "./wrapped-key.ts";

/** What the ring needs: the store of wrapped keys, the key above them, a clock in ms, randomness. */
export interface KeyRingDeps {
  deploymentId: string;
  keys: DataKeyStore;
  wrapper: KeyWrapper;
  now: () => number;
  random: Random;
}

/** Unwrapped data keys of tenants and their connections, kept for a while. `connectionId` null means the tenant's own. */
export interface KeyRing extends Pick<KekGuard, "probe" | "isRefused"> {
  /** The key that seals for this owner now. */
  active: (tenantId: string, connectionId: string | null) => Promise<SealingKey>;
  /** The key that a sealed record names, provided it belongs to this owner and is not destroyed. */
  byId: (tenantId: string, connectionId: string | null, keyId: string) => Promise<SealingKey>;
  /** The key of a record in the caller's hands, which may not be stored yet. */
  ofRecord: (record: DataKeyRecord) => Promise<SealingKey>;
  /** Drops what is held of a connection, or of a tenant and all its connections. */
  forget: (tenantId: string, connectionId?: string) => void;
  /** Once the epoch is another than before, nothing is used until the store has confirmed it. */
  setEpoch: (epoch: number) => void;
  close: () => void;
}

const minutes = 60_000;
const capacity = 10_000;

/**
 * What the store says and what the key above has unwrapped are held apart, and a key is used only through its record. So
 * a record that is read anew (destroyed? rewrapped?) costs no call to a KMS, and an outage of the one does not age the
 * other.
 */
export const createKeyRing = ({ deploymentId, keys, wrapper, now, random }: KeyRingDeps): KeyRing => {
  const bounds = { capacity, now, random, freshMs: 10 * minutes };
  // Whatever the store throws by itself means that it did not answer. A record not found may be there a moment later.
  const stored = { ...bounds, staleMs: 15 * minutes, bridges: isNotOurs, failureMs: 0 };
  const records = createKeyCache<DataKeyRecord>(stored);
  const activeIds = createKeyCache<string>(stored);
  const tenantKeys = createKeyCache<TenantKey>({
    ...bounds,
    staleMs: 60 * minutes,
    bridges: isUnavailable,
    failureMs: 2000,
  });
  // Unwrapped without asking anybody, and used only together with the tenant key above, so they have no age of their own.
  const connectionKeys = new LRUCache<string, SealingKey>({ max: capacity });

  const ofRecord = (record: DataKeyRecord): Promise<SealingKey> =>
    record.connectionId === null ? ofTenant(record) : ofConnection(record, record.connectionId);

  const unwrap = ({ tenantId, id, wrapped, kekRef }: Omit<TenantKey, "key">): Promise<Buffer> =>
    wrapper.unwrap({ deploymentId, tenantId, keyId: id }, wrapped, kekRef);

  const ofTenant = async (record: DataKeyRecord): Promise<SealingKey> => {
    const { id, tenantId, kekRef } = record;
    if (kekRef === null) throw new VaultError("wrong_key");
    const wrapped = wrappedBytes(record);
    guard.assertUsable(kekRef);
    return tenantKeys.get(tenantId, id, async () => {
      const origin = { id, tenantId, kekRef, wrapped };
      return { ...origin, key: takeKey(await unwrap(origin)) };
    });
  };

  const ofConnection = async (record: DataKeyRecord, connectionId: string): Promise<SealingKey> => {
    const { id, tenantId, parentId } = record;
    if (parentId === null) throw new VaultError("wrong_key");
    const wrapped = wrappedBytes(record);
    // Asked for every time, so that a tenant key that may not be used any more takes its connections along.
    const parent = await byId(tenantId, null, parentId);
    const place = placeOf(tenantId, connectionId) + id;
    const held = connectionKeys.get(place);
    if (held !== undefined) return held;
    const bytes = unwrapKey(parent, { deploymentId, tenantId, connectionId, keyId: id }, wrapped);
    const key = { id, key: takeKey(bytes) };
    connectionKeys.set(place, key);
    return key;
  };

  const recordOf = (tenantId: string, keyId: string): Promise<DataKeyRecord> =>
    records.get(tenantId, keyId, async () => {
      const found = await keys.byId(tenantId, keyId);
      if (found === undefined || found.tenantId !== tenantId || found.id !== keyId) throw new VaultError("unknown_key");
      return found;
    });

  const byId: KeyRing["byId"] = async (tenantId, connectionId, keyId) => {
    const record = await recordOf(tenantId, keyId);
    if (record.connectionId !== connectionId) throw new VaultError("wrong_key");
    return ofRecord(record);
  };

  const active: KeyRing["active"] = async (tenantId, connectionId) => {
    const id = await activeIds.get(tenantId, connectionId ?? "", async () => {
      const found = await keys.active(tenantId, connectionId);
      if (found === undefined) throw new VaultError("no_active_key");
      return found.id;
    });
    return byId(tenantId, connectionId, id);
  };

  const guard = createKekGuard({
    held: tenantKeys.held,
    // A store that does not answer says nothing against a key.
    isKept: ({ tenantId, id, kekRef }) =>
      recordOf(tenantId, id).then((record) => record.state !== "destroyed" && record.kekRef === kekRef, isNotOurs),
    unwrap,
    drop: tenantKeys.forgetAll,
  });

  const forgetConnectionKeys = (prefix: string): void => {
    const places = connectionKeys.keys().filter((place) => place.startsWith(prefix));
    for (const place of places.toArray()) connectionKeys.delete(place);
  };

  let epochSeen: number | undefined;
  return {
    active,
    byId,
    ofRecord,
    forget: (tenantId, connectionId) => {
      const isTheirs = (held: string | null): boolean => connectionId === undefined || held === connectionId;
      records.forget(tenantId, (record) => isTheirs(record.connectionId));
      activeIds.forget(tenantId, always);
      if (connectionId === undefined) tenantKeys.forget(tenantId, always);
      forgetConnectionKeys(connectionId === undefined ? placeOf(tenantId) : placeOf(tenantId, connectionId));
    },
    setEpoch: (epoch) => {
      if (epoch === epochSeen) return;
      epochSeen = epoch;
      records.clear();
      activeIds.clear();
    },
    probe: guard.probe,
    isRefused: guard.isRefused,
    close: () => {
      for (const held of [records, activeIds, tenantKeys, connectionKeys]) held.clear();
    },
  };
};

const wrappedBytes = ({ state, wrapped }: DataKeyRecord): Uint8Array => {
  if (state === "destroyed" || wrapped === null) throw new VaultError("destroyed_key");
  return wrapped;
};

const placeOf = (...owner: string[]): string => owner.map((id) => `${id}\0`).join("");
const always = (): boolean => true;
const isNotOurs = (error: unknown): boolean => !(error instanceof VaultError);
const isUnavailable = (error: unknown): boolean => error instanceof VaultError && error.code === "kek_unavailable";
