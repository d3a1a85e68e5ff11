import type { Database } from "@portico/db";
import {
  checkMasterKey,
  createVault,
  loadLocalMasterKeys,
  sealCanary,
  toLocalWrapper,
  type Vault,
} from "@portico/vault";
import { join } from "node:path";
import type { Config } from "./config.ts";

/** The vault over this deployment's database. Refuses to start on a key that does not open what is stored. */
export const openVault = async (
  config: Config,
  db: Database,
  { now, random }: { now: () => number; random: (bytes: number) => Buffer },
): Promise<Vault> => {
  const { deploymentId } = db;
  const stored = await db.canary.read();
  const masterKeys = await loadLocalMasterKeys({
    fromEnvironment: config.masterKey?.reveal(),
    file: join(config.dataDir, "master-key"),
    mayCreate: stored === undefined,
    random,
  });
  const wrapper = toLocalWrapper(masterKeys, random);
  const canary = stored ?? (await db.canary.offer(await sealCanary({ deploymentId, wrapper })));
  await checkMasterKey({ deploymentId, wrapper }, canary);
  const keys = {
    active: (tenantId: string, connectionId: string | null) => db.forTenant(tenantId).dataKeys.active(connectionId),
    byId: (tenantId: string, id: string) => db.forTenant(tenantId).dataKeys.byId(id),
  };
  return createVault({ deploymentId, keys, wrapper, now, random });
};
