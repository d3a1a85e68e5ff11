import type { Random } from "./primitives.ts";
import { encodeContext, purposes } from "./seal-context.ts";
import type { WrappedKeyContext } from "./seal-context.ts";
import { openRecord, sealRecord } from "./sealed-record.ts";
import type { Binding, SealingKey } from "./sealed-record.ts";

/** Whose key is inside a wrapping. It opens for no other owner. */
export type KeyOwner = Omit<WrappedKeyContext, "purpose"> & { deploymentId: string };

/** Wraps a data key under the key above it. The bytes stay the caller's to overwrite. */
export const wrapKey = (by: SealingKey, owner: KeyOwner, bytes: Uint8Array, random: Random): Buffer =>
  sealRecord(by, bindingOf(owner), bytes, random);

/** The bytes inside a wrapping, the caller's to overwrite; any doubt is a VaultError. */
export const unwrapKey = (by: SealingKey, owner: KeyOwner, wrapped: Uint8Array): Buffer =>
  openRecord(by, bindingOf(owner), wrapped);

const bindingOf = ({ deploymentId, ...owner }: KeyOwner): Binding => ({
  purpose: purposes.wrapped_key,
  context: encodeContext(deploymentId, { purpose: "wrapped_key", ...owner }),
});
