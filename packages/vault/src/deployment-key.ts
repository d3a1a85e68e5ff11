import type { KeyWrapper, WrapFor } from "./key-wrapper.ts";
import { frame } from "./seal-context.ts";

/** The deployment, the key-encryption key over it, and what a key of it is for: `canary`, `audit`. */
export interface DeploymentKeyDeps {
  deploymentId: string;
  wrapper: KeyWrapper;
}
type Use = "canary" | "audit";

/** A new key of 32 random bytes that belongs to the deployment itself, and the form in which it is stored. */
export const makeDeploymentKey = async (
  deps: DeploymentKeyDeps,
  use: Use,
): Promise<{ key: Buffer; sealed: Buffer }> => {
  const { key, wrapped, kekRef } = await deps.wrapper.generate(ownerOf(deps, use));
  return { key, sealed: encode(kekRef, wrapped) };
};

/** The 32 bytes, which are the caller's to overwrite. Fails like `KeyWrapper.unwrap`. */
export const openDeploymentKey = (deps: DeploymentKeyDeps, use: Use, sealed: Uint8Array): Promise<Buffer> => {
  const { kekRef, wrapped } = decode(sealed);
  return deps.wrapper.unwrap(ownerOf(deps, use), wrapped, kekRef);
};

/** The same key under the key-encryption key that wraps now. */
export const rewrapDeploymentKey = async (deps: DeploymentKeyDeps, use: Use, sealed: Uint8Array): Promise<Buffer> => {
  const { kekRef, wrapped } = decode(sealed);
  const moved = await deps.wrapper.rewrap(ownerOf(deps, use), wrapped, kekRef);
  return encode(moved.kekRef, moved.wrapped);
};

const encode = (kekRef: string, wrapped: Uint8Array): Buffer =>
  Buffer.concat([frame(Buffer.from(kekRef, "utf8")), wrapped]);

const decode = (sealed: Uint8Array): { kekRef: string; wrapped: Uint8Array } => {
  const bytes = Buffer.from(sealed);
  const wrappedAt = bytes.length < 2 ? 0 : 2 + bytes.readUInt16BE();
  return { kekRef: bytes.toString("utf8", 2, wrappedAt), wrapped: bytes.subarray(wrappedAt) };
};

/** No tenant is called by the name of a use: their ids have a prefix. */
const ownerOf = ({ deploymentId }: DeploymentKeyDeps, use: Use): WrapFor => ({
  deploymentId,
  tenantId: use,
  keyId: deploymentId,
});
