import type { KeyWrapper, WrapFor } from "./key-wrapper.ts";
import { frame } from "./seal-context.ts";
import { VaultError } from "./vault-error.ts";

/** The deployment whose canary it is, and the key-encryption key to prove. */
export interface CanaryDeps {
  deploymentId: string;
  wrapper: KeyWrapper;
}

/**
 * A value that only this deployment's key-encryption key opens, made before the first tenant and stored with the
 * deployment (by compare-and-set: several processes may start at once, and the one stored counts).
 */
export const sealCanary = async ({ deploymentId, wrapper }: CanaryDeps): Promise<Buffer> => {
  const { key, wrapped, kekRef } = await wrapper.generate(ownerOf(deploymentId));
  key.fill(0);
  return Buffer.concat([frame(Buffer.from(kekRef, "utf8")), wrapped]);
};

/**
 * Passes when the key-encryption key of this process opens the stored canary. Otherwise the start must be refused, with
 * `master_key_foreign`; `kek_unavailable` passes through, since a key that cannot be reached is not a wrong one.
 */
export const checkMasterKey = async ({ deploymentId, wrapper }: CanaryDeps, canary: Uint8Array): Promise<void> => {
  const bytes = Buffer.from(canary);
  const wrappedAt = bytes.length < 2 ? 0 : 2 + bytes.readUInt16BE();
  const kekRef = bytes.toString("utf8", 2, wrappedAt);
  try {
    const key = await wrapper.unwrap(ownerOf(deploymentId), bytes.subarray(wrappedAt), kekRef);
    key.fill(0);
  } catch (error) {
    if (!(error instanceof VaultError) || error.code === "kek_unavailable") throw error;
    throw new VaultError("master_key_foreign", "it does not open what this deployment has stored");
  }
};

/** No tenant is called that: their ids have a prefix. */
const ownerOf = (deploymentId: string): WrapFor => ({ deploymentId, tenantId: "canary", keyId: deploymentId });
