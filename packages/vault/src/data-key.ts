/** A data key as it is stored: only ever wrapped. */
export interface DataKeyRecord {
  /** UUID, in clear in every record the key seals. */
  id: string;
  tenantId: string;
  /** Null for the tenant's own key. */
  connectionId: string | null;
  /** Id of the tenant key that wraps a connection's key; null for a tenant's. */
  parentId: string | null;
  /** Which key-encryption key wraps a tenant's key; null for a connection's. */
  kekRef: string | null;
  /** Counts the keys of one owner, from 1. */
  version: number;
  state: "active" | "decrypt_only" | "destroyed";
  /** Null once destroyed. */
  wrapped: Uint8Array | null;
}

/** Where data keys are kept. Both reads are scoped to the tenant: a key of another tenant is not found. */
export interface DataKeyStore {
  /** The one active key of a connection, or of the tenant itself where `connectionId` is null. */
  active: (tenantId: string, connectionId: string | null) => Promise<DataKeyRecord | undefined>;
  byId: (tenantId: string, id: string) => Promise<DataKeyRecord | undefined>;
}
