import { randomBytes } from "node:crypto";
import { createKmsWrapper, createVault } from "@portico/vault";
import type { DataKeyRecord, DataKeyStore, SealContext } from "@portico/vault";
import type { KmsServer } from "./kms-server.ts";

export const deploymentId = "00000000-0000-4000-8000-00000000d001";
export const secret = Buffer.from("s3cret");

/** A value that the tenant's own key seals, so that opening it takes the KMS and nothing in between. */
export const bodyOf = (tenantId: string): SealContext => ({
  purpose: "stored_body",
  tenantId,
  connectionId: null,
  row: "idempotency_keys/idk_a/answer",
});

/** Wrapped keys in memory, as several processes would share them. */
export const createKeyTable = () => {
  const rows = new Map<string, DataKeyRecord>();
  const find = (matches: (row: DataKeyRecord) => boolean) => rows.values().find(matches);
  const keys: DataKeyStore = {
    active: async (tenantId, connectionId) =>
      find((row) => row.tenantId === tenantId && row.connectionId === connectionId && row.state === "active"),
    byId: async (tenantId, id) => find((row) => row.tenantId === tenantId && row.id === id),
  };
  return { keys, rows, put: (row: DataKeyRecord): void => void rows.set(row.id, row) };
};
export type KeyTable = ReturnType<typeof createKeyTable>;

export const openWrapper = (kms: KmsServer, keyId: string) => {
  const { endpoint, region, credentials } = kms;
  return createKmsWrapper({ keyId, endpoint, region, credentials });
};

/** A process: a vault of its own over the shared table, on a KMS, with a clock to turn. */
export const openKmsVault = async (kms: KmsServer, keyId: string, table: KeyTable = createKeyTable()) => {
  const clock = { nowMs: 0 };
  const wrapper = await openWrapper(kms, keyId);
  const vault = createVault({ deploymentId, keys: table.keys, wrapper, now: () => clock.nowMs, random: randomBytes });
  const close = (): void => {
    vault.close();
    wrapper.close();
  };
  return { vault, wrapper, table, clock, close };
};

/** The code a promise fails with, or `opened`. */
export const outcomeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "opened",
    (error: unknown) => (error instanceof Error && "code" in error ? error.code : error),
  );
