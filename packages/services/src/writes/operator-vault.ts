import { createVault, type DataKeyRecord, type KeyWrapper, makeUuid, type Vault } from "@portico/vault";
import { hkdfSync } from "node:crypto";
import type { Deps } from "../deps.ts";

interface OperatorVaultDeps extends Pick<Deps, "now" | "random" | "operatorTokenHash"> {
  db: Pick<Deps["db"], "deploymentId">;
}

/**
 * What seals and hashes for the operator, who is no tenant and has no stored key: everything comes from the operator's token,
 * which all replicas share. Once the token is another, what was sealed before opens for nobody.
 */
export const createOperatorVault = ({
  db: { deploymentId },
  now,
  random,
  operatorTokenHash,
}: OperatorVaultDeps): Vault => {
  const derive = (use: "key" | "key-id", bytes: number): Buffer =>
    Buffer.from(hkdfSync("sha512", operatorTokenHash, deploymentId, `portico/operator/${use}`, bytes));
  const record: DataKeyRecord = {
    id: makeUuid(derive("key-id", 16), 8),
    tenantId: deploymentId,
    connectionId: null,
    parentId: null,
    kekRef: "operator-token",
    version: 1,
    state: "active",
    // Nothing is stored, so that nothing is wrapped: the key is derived anew.
    wrapped: new Uint8Array(),
  };
  const wrapper: KeyWrapper = {
    unwrap: async () => derive("key", 32),
    isCurrent: neverAsked,
    generate: neverAsked,
    rewrap: neverAsked,
  };
  // A record with another id than the one that was asked for, the vault itself refuses.
  const keys = { active: async () => record, byId: async () => record };
  return createVault({ deploymentId, keys, wrapper, now, random });
};

const neverAsked = (): never => {
  throw new Error("the operator's key is neither made nor moved: it follows from the token");
};
