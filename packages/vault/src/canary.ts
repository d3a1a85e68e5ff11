import { type DeploymentKeyDeps, makeDeploymentKey, openDeploymentKey } from "./deployment-key.ts";
import { VaultError } from "./vault-error.ts";

/** The deployment whose canary it is, and the key-encryption key to prove. */
export type CanaryDeps = DeploymentKeyDeps;

/**
 * A value that only this deployment's key-encryption key opens, made before the first tenant and stored with the
 * deployment (by compare-and-set: several processes may start at once, and the one stored counts).
 */
export const sealCanary = async (deps: CanaryDeps): Promise<Buffer> => {
  const { key, sealed } = await makeDeploymentKey(deps, "canary");
  key.fill(0);
  return sealed;
};

/**
 * Passes when the key-encryption key of this process opens the stored canary. Otherwise the start must be refused, with
 * `master_key_foreign`; `kek_unavailable` passes through, since a key that cannot be reached is not a wrong one.
 */
export const checkMasterKey = async (deps: CanaryDeps, canary: Uint8Array): Promise<void> => {
  try {
    const key = await openDeploymentKey(deps, "canary", canary);
    key.fill(0);
  } catch (error) {
    if (!(error instanceof VaultError) || error.code === "kek_unavailable") throw error;
    throw new VaultError("master_key_foreign", "it does not open what this deployment has stored");
  }
};
