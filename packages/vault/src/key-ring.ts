import { createKeyCache } from "./key-cache.ts";
import type { Fresh, KeyCache } from "./key-cache.ts";
import type { DataKeyRecord, DataKeyStore } from "./data-key.ts";
import type { KeyWrapper } from "./key-wrapper.ts";
import { keyBytes, takeKey } from "./primitives.ts";
import type { Random } from "./primitives.ts";
import type { SealingKey } from "./sealed-record.ts";
import { makeUuid } from "./uuid.ts";
import { VaultError } from "./vault-error.ts";
import { unwrapKey, wrapKey } from "./wrapped-key.ts";

/** A data key ready for use. */
export interface DataKey extends SealingKey, Fresh {
  connectionId: string | null;
}

/** What the ring needs: the store of wrapped keys, the key above them, a clock in ms, randomness. */
export interface KeyRingDeps {
  deploymentId: string;
  keys: DataKeyStore;
  wrapper: KeyWrapper;
  now: () => number;
  random: Random;
}

/** Unwrapped data keys of tenants and their connections, kept for a while. `connectionId` null means the tenant's own. */
export interface KeyRing {
  /** The key that seals for this owner now. */
  active: (tenantId: string, connectionId: string | null) => Promise<DataKey>;
  /** The key that a sealed record names, provided it belongs to this owner and is not destroyed. */
  byId: (tenantId: string, connectionId: string | null, keyId: string) => Promise<DataKey>;
  /** The key of a record that may not be stored yet. Nothing is kept, since it may never be. */
  ofRecord: (record: DataKeyRecord) => Promise<DataKey>;
  createTenantKey: (tenantId: string) => Promise<DataKeyRecord>;
  createConnectionKey: (tenantId: string, connectionId: string) => Promise<DataKeyRecord>;
  forget: (tenantId: string, connectionId?: string) => void;
  close: () => void;
}

const freshMs = 10 * 60_000;
const capacity = 10_000;

export const createKeyRing = ({ deploymentId, keys, wrapper, now, random }: KeyRingDeps): KeyRing => {
  // Two caches, so that a forged chain of parents ends after one step instead of waiting for itself.
  const tenantKeys = createKeyCache<DataKey>({ capacity, now });
  const connectionKeys = createKeyCache<DataKey>({ capacity, now });
  const activeIds = createKeyCache<ActiveId>({ capacity, now });
  const caches: Pick<KeyCache<DataKey | ActiveId>, "forget" | "clear">[] = [tenantKeys, connectionKeys, activeIds];

  const unwrapTenantKey = async (record: DataKeyRecord): Promise<DataKey> => {
    const { id, tenantId, connectionId, kekRef } = record;
    if (connectionId !== null || kekRef === null) throw new VaultError("wrong_key");
    const bytes = await wrapper.unwrap({ deploymentId, tenantId, keyId: id }, wrappedBytes(record), kekRef);
    return { id, connectionId, key: takeKey(bytes), freshUntilMs: now() + freshMs };
  };

  const unwrapConnectionKey = async (record: DataKeyRecord): Promise<DataKey> => {
    const { id, tenantId, connectionId, parentId } = record;
    if (connectionId === null || parentId === null) throw new VaultError("wrong_key");
    const parent = await byId(tenantId, null, parentId);
    const bytes = unwrapKey(parent, { deploymentId, tenantId, connectionId, keyId: id }, wrappedBytes(record));
    // No fresher than its parent, so that a tenant key that may not be used any more takes its connections along.
    return { id, connectionId, key: takeKey(bytes), freshUntilMs: parent.freshUntilMs };
  };

  const ofRecord = (record: DataKeyRecord): Promise<DataKey> =>
    record.connectionId === null ? unwrapTenantKey(record) : unwrapConnectionKey(record);

  const byId: KeyRing["byId"] = async (tenantId, connectionId, keyId) => {
    const cache = connectionId === null ? tenantKeys : connectionKeys;
    const key = await cache.get(tenantId, keyId, async () => {
      const record = await keys.byId(tenantId, keyId);
      if (record === undefined || record.tenantId !== tenantId || record.id !== keyId)
        throw new VaultError("unknown_key");
      return connectionId === null ? unwrapTenantKey(record) : unwrapConnectionKey(record);
    });
    if (key.connectionId !== connectionId) throw new VaultError("wrong_key");
    return key;
  };

  const active: KeyRing["active"] = async (tenantId, connectionId) => {
    const { keyId } = await activeIds.get(tenantId, connectionId ?? "", async () => {
      const record = await keys.active(tenantId, connectionId);
      if (record === undefined) throw new VaultError("no_active_key");
      return { keyId: record.id, connectionId, freshUntilMs: now() + freshMs };
    });
    return byId(tenantId, connectionId, keyId);
  };

  const newKeyId = (): string => makeUuid(random(16), 4);

  return {
    active,
    byId,
    ofRecord,
    createTenantKey: async (tenantId) => {
      const id = newKeyId();
      const { key, wrapped, kekRef } = await wrapper.generate({ deploymentId, tenantId, keyId: id });
      key.fill(0);
      return { id, tenantId, connectionId: null, parentId: null, kekRef, version: 1, state: "active", wrapped };
    },
    createConnectionKey: async (tenantId, connectionId) => {
      const parent = await active(tenantId, null);
      const id = newKeyId();
      const bytes = random(keyBytes);
      const wrapped = wrapKey(parent, { deploymentId, tenantId, connectionId, keyId: id }, bytes, random);
      bytes.fill(0);
      return { id, tenantId, connectionId, parentId: parent.id, kekRef: null, version: 1, state: "active", wrapped };
    },
    forget: (tenantId, connectionId) => {
      const matches = (held: DataKey | ActiveId): boolean =>
        connectionId === undefined || held.connectionId === connectionId;
      for (const cache of caches) cache.forget(tenantId, matches);
    },
    close: () => {
      for (const cache of caches) cache.clear();
    },
  };
};

interface ActiveId extends Fresh {
  keyId: string;
  connectionId: string | null;
}

const wrappedBytes = ({ state, wrapped }: DataKeyRecord): Uint8Array => {
  if (state === "destroyed" || wrapped === null) throw new VaultError("destroyed_key");
  return wrapped;
};
