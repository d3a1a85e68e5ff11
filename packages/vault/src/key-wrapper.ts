/** For whom a key-encryption key wraps: the encryption context of a KMS, all of it opaque ids that may be logged there. */
export interface WrapFor {
  deploymentId: string;
  tenantId: string;
  keyId: string;
}

/** A data key under a key-encryption key, and which one that is. */
export interface Wrapping {
  wrapped: Buffer;
  kekRef: string;
}

/**
 * The top of the hierarchy: wraps tenant keys and never hands out the key it wraps with. Local master keys are one
 * implementation, a KMS is another; which one wrapped a key is told by `kekRef`, so that several can serve during a move.
 *
 * A failure is a VaultError. `kek_unavailable` says that the key may well be good and cannot be reached now: the only
 * failure that a cached key may bridge. `kek_refused` and every other code say stop.
 */
export interface KeyWrapper {
  /** A new key of 32 random bytes, plain and wrapped. The plain bytes are the caller's to overwrite. */
  generate: (owner: WrapFor) => Promise<Wrapping & { key: Buffer }>;
  /** The 32 bytes that `generate` wrapped for this very owner. They are the caller's to overwrite. */
  unwrap: (owner: WrapFor, wrapped: Uint8Array, kekRef: string) => Promise<Buffer>;
  /** The same key for the same owner, under the key-encryption key that wraps now. */
  rewrap: (owner: WrapFor, wrapped: Uint8Array, kekRef: string) => Promise<Wrapping>;
  /** Whether this is the key-encryption key that wraps now. */
  isCurrent: (kekRef: string) => boolean;
}
