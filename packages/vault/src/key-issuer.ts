import type { DataKeyRecord } from "./data-key.ts";
import type { KeyRing, KeyRingDeps } from "./key-ring.ts";
import { keyBytes } from "./primitives.ts";
import { makeUuid } from "./uuid.ts";
import { VaultError } from "./vault-error.ts";
import { unwrapKey, wrapKey } from "./wrapped-key.ts";

/**
 * Makes data keys and wraps them anew. All of it record in, record out: nothing is written, and a record that was given
 * stays as it was. Whoever replaces a stored one compares `wrapped` with what was read, since another may be at it too.
 */
export interface KeyIssuer {
  /**
   * A new key of the tenant's own. The first one is stored in the transaction that stores its owner, a later one
   * (`version` one higher) in the transaction that turns the key before it to `decrypt_only`.
   */
  createTenantKey: (tenantId: string, which?: { version?: number }) => Promise<DataKeyRecord>;
  /**
   * A new key of a connection, wrapped by the tenant's active key, or by the one `under` names: a record that is only
   * about to be stored.
   */
  createConnectionKey: (
    tenantId: string,
    connectionId: string,
    which?: { version?: number; under?: DataKeyRecord },
  ) => Promise<DataKeyRecord>;
  /** The same tenant key under the key-encryption key that wraps now. A KMS does it without showing us the key. */
  rewrapTenantKey: (record: DataKeyRecord) => Promise<DataKeyRecord>;
  /** The same connection key under another, active key of its tenant. */
  rewrapConnectionKey: (record: DataKeyRecord, tenantKey: DataKeyRecord) => Promise<DataKeyRecord>;
  /** Whether a stored tenant key is wrapped by the key-encryption key that wraps now. */
  isCurrentKek: (kekRef: string) => boolean;
}

export const createKeyIssuer = ({ deploymentId, wrapper, random }: KeyRingDeps, ring: KeyRing): KeyIssuer => {
  const newKeyId = (): string => makeUuid(random(16), 4);

  return {
    createTenantKey: async (tenantId, { version = 1 } = {}) => {
      const id = newKeyId();
      const { key, wrapped, kekRef } = await wrapper.generate({ deploymentId, tenantId, keyId: id });
      key.fill(0);
      return { id, tenantId, connectionId: null, parentId: null, kekRef, version, state: "active", wrapped };
    },
    createConnectionKey: async (tenantId, connectionId, { version = 1, under } = {}) => {
      const parent = await (under === undefined
        ? ring.active(tenantId, null)
        : ring.ofRecord(activeOf(under, tenantId, null)));
      const id = newKeyId();
      const bytes = random(keyBytes);
      const wrapped = wrapKey(parent, { deploymentId, tenantId, connectionId, keyId: id }, bytes, random);
      bytes.fill(0);
      return { id, tenantId, connectionId, parentId: parent.id, kekRef: null, version, state: "active", wrapped };
    },
    rewrapTenantKey: async (record) => {
      const { id, tenantId, connectionId, kekRef, wrapped } = record;
      if (connectionId !== null || kekRef === null) throw new VaultError("wrong_key");
      if (wrapped === null) throw new VaultError("destroyed_key");
      return { ...record, ...(await wrapper.rewrap({ deploymentId, tenantId, keyId: id }, wrapped, kekRef)) };
    },
    rewrapConnectionKey: async (record, tenantKey) => {
      const { id, tenantId, connectionId, parentId, wrapped } = record;
      if (connectionId === null || parentId === null) throw new VaultError("wrong_key");
      if (wrapped === null) throw new VaultError("destroyed_key");
      const from = await ring.byId(tenantId, null, parentId);
      const to = await ring.ofRecord(activeOf(tenantKey, tenantId, null));
      const owner = { deploymentId, tenantId, connectionId, keyId: id };
      const bytes = unwrapKey(from, owner, wrapped);
      const rewrapped = wrapKey(to, owner, bytes, random);
      bytes.fill(0);
      return { ...record, parentId: to.id, wrapped: rewrapped };
    },
    isCurrentKek: wrapper.isCurrent,
  };
};

/** The record, provided that it is this owner's and may seal; else a VaultError `wrong_key`. */
export const activeOf = (record: DataKeyRecord, tenantId: string, connectionId: string | null): DataKeyRecord => {
  const isOwn = record.tenantId === tenantId && record.connectionId === connectionId && record.state === "active";
  if (!isOwn) throw new VaultError("wrong_key");
  return record;
};
