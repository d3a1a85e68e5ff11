import { createVault, type DataKeyRecord, type KeyWrapper, type Vault } from "@portico/vault";
import { hkdfSync } from "node:crypto";
import type { Deps } from "../deps.ts";

/**
 * What seals and hashes for the operator, who is no tenant and has no stored key: everything comes from the operator's token,
 * which all replicas share. Once the token is another, what was sealed before opens for nobody.
 */
export const createOperatorVault = ({ db, now, random, operatorTokenHash }: Deps): Vault => {
  const { deploymentId } = db;
  const derive = (use: "key" | "key-id", bytes: number): Buffer =>
    Buffer.from(hkdfSync("sha512", operatorTokenHash, deploymentId, `portico/operator/${use}`, bytes));
  const record: DataKeyRecord = {
    id: toUuid(derive("key-id", 16)),
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
    isCurrent: () => true,
    generate: neverAsked,
    rewrap: neverAsked,
  };
  const keys = {
    active: async () => record,
    byId: async (_: string, id: string) => (id === record.id ? record : undefined),
  };
  return createVault({ deploymentId, keys, wrapper, now, random });
};

const neverAsked = (): never => {
  throw new Error("the operator's key is neither made nor moved: it follows from the token");
};

/** Sixteen bytes in the form of a random UUID: the vault names its keys so. */
const toUuid = (bytes: Buffer): string => {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};
