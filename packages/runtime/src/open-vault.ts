import type { Database } from "@portico/db";
import {
  checkMasterKey,
  createKmsWrapper,
  createVault,
  type KeyWrapper,
  loadLocalMasterKeys,
  sealCanary,
  toLocalWrapper,
  type Vault,
} from "@portico/vault";
import { join } from "node:path";
import type { Config } from "./config.ts";

interface VaultDeps {
  now: () => number;
  random: (bytes: number) => Buffer;
}

/** The vault over this deployment's database. Refuses to start on a key that does not open what is stored. */
export const openVault = async (
  config: Config,
  db: Database,
  deps: VaultDeps,
): Promise<{ vault: Vault; wrapper: KeyWrapper }> => {
  const { deploymentId } = db;
  const stored = await db.canary.read();
  const wrapper = await openWrapper(config, stored === undefined, deps);
  const canary = stored ?? (await db.canary.offer(await sealCanary({ deploymentId, wrapper })));
  await checkMasterKey({ deploymentId, wrapper }, canary);
  const keys = {
    active: (tenantId: string, connectionId: string | null) => db.forTenant(tenantId).dataKeys.active(connectionId),
    byId: (tenantId: string, id: string) => db.forTenant(tenantId).dataKeys.byId(id),
  };
  return { vault: createVault({ deploymentId, keys, wrapper, ...deps }), wrapper };
};

/** AWS KMS where the operator names a key of it, else the local master keys. */
const openWrapper = async (config: Config, mayCreate: boolean, { random }: VaultDeps): Promise<KeyWrapper> => {
  if (config.kms !== undefined) return createKmsWrapper(config.kms);
  const fromEnvironment = config.masterKey?.reveal();
  const masterKeys = await loadLocalMasterKeys({
    fromEnvironment,
    file: join(config.dataDir, "master-key"),
    mayCreate,
    random,
  });
  return toLocalWrapper(masterKeys, random);
};
