import type { Database } from "@portico/db";
import {
  checkMasterKey,
  createKmsWrapper,
  createVault,
  type KeyWrapper,
  loadLocalMasterKeys,
  openSigner,
  sealCanary,
  sealSigningKey,
  type Signer,
  toLocalWrapper,
  type Vault,
} from "@portico/vault";
import { join } from "node:path";
import type { Config } from "./config.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { observeVault, observeWrapper } from "./metrics/observed-keys.ts";

interface VaultDeps {
  metrics: Pick<Metrics, "onKekCall" | "onSecret">;
  random: (bytes: number) => Buffer;
}

/** The vault over this deployment's database. Refuses to start on a key that does not open what is stored. */
export const openVault = async (
  config: Config,
  db: Database,
  { metrics, ...deps }: VaultDeps,
): Promise<{ vault: Vault; wrapper: KeyWrapper; signer: Signer; close: () => void }> => {
  const { deploymentId } = db;
  const stored = await db.canary.read();
  const { wrapper: opened, close } = await openWrapper(config, stored === undefined, deps);
  const wrapper = observeWrapper(opened, metrics);
  let signer: Signer;
  try {
    const canary = stored ?? (await db.canary.offer(await sealCanary({ deploymentId, wrapper })));
    await checkMasterKey({ deploymentId, wrapper }, canary);
    signer = await openStoredSigner(db, { deploymentId, wrapper });
  } catch (error) {
    close();
    throw error;
  }
  const keys = {
    active: (tenantId: string, connectionId: string | null) => db.forTenant(tenantId).dataKeys.active(connectionId),
    byId: (tenantId: string, id: string) => db.forTenant(tenantId).dataKeys.byId(id),
  };
  const vault = createVault({ deploymentId, keys, wrapper, now: steadyNow, ...deps });
  return {
    vault: observeVault(vault, metrics),
    wrapper,
    signer,
    close: () => {
      vault.close();
      close();
    },
  };
};

/** Made once, on the first start that finds none. */
const openStoredSigner = async (db: Database, owner: { deploymentId: string; wrapper: KeyWrapper }): Promise<Signer> =>
  openSigner(owner, (await db.auditKey.read()) ?? (await db.auditKey.offer(await sealSigningKey(owner))));

/** How long keys are held is no matter of the time of day, which may be set. */
const steadyNow = (): number => performance.now();

/** AWS KMS where the operator names a key of it, else the local master keys. */
const openWrapper = async (
  config: Config,
  mayCreate: boolean,
  { random }: Pick<VaultDeps, "random">,
): Promise<{ wrapper: KeyWrapper; close: () => void }> => {
  if (config.kms !== undefined) {
    const kms = await createKmsWrapper(config.kms);
    return { wrapper: kms, close: () => kms.close() };
  }
  const masterKeys = await loadLocalMasterKeys({
    fromEnvironment: config.masterKey?.reveal(),
    file: join(config.dataDir, "master-key"),
    mayCreate,
    random,
  });
  return { wrapper: toLocalWrapper(masterKeys, random), close: () => {} };
};
