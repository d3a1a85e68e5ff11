import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { VaultError } from "./vault-error.ts";

/** Bytes of every symmetric key here. */
export const keyBytes = 32;
/** Bytes of a GCM nonce: the only length whose security needs no second look. */
export const nonceBytes = 12;
/** Bytes of a GCM tag: the full length, never a shorter one. */
export const tagBytes = 16;

const aes = "aes-256-gcm";

/** Source of secure random bytes, `crypto.randomBytes` in production. */
export type Random = (bytes: number) => Buffer;

/**
 * Takes 32 bytes over as a key object and overwrites them: from here on the key lives outside the JavaScript heap, where
 * Node clears it when it is freed, and no print of an object shows it.
 */
export const takeKey = (bytes: Buffer): KeyObject => {
  if (bytes.length !== keyBytes) throw new VaultError("malformed");
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
};

/** HKDF-SHA-512 (RFC 5869), extract and expand. */
export const hkdfSha512 = (ikm: KeyObject, salt: Uint8Array, info: Uint8Array, bytes: number): Buffer =>
  Buffer.from(hkdfSync("sha512", ikm, salt, info, bytes));

/** HMAC-SHA-256 (RFC 2104), all 32 bytes. */
export const hmacSha256 = (key: KeyObject, data: Uint8Array): Buffer => createHmac("sha256", key).update(data).digest();

/** AES-256-GCM: the ciphertext, then the tag. The nonce must never have been used under this key. */
export const encrypt = (key: KeyObject, nonce: Uint8Array, aad: Uint8Array, plaintext: Uint8Array): Buffer => {
  const cipher = createCipheriv(aes, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(aad);
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
};

/**
 * The plaintext of `encrypt`, or a VaultError `not_authentic`. `update` hands plaintext out before `final` has checked
 * the tag, so it is held back until then and overwritten where the tag is wrong.
 */
export const decrypt = (key: KeyObject, nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Buffer => {
  const tagAt = sealed.length - tagBytes;
  if (tagAt < 0) throw new VaultError("malformed");
  // Without authTagLength Node would take a tag of four bytes for a whole one.
  const decipher = createDecipheriv(aes, key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(tagAt));
  const plaintext = decipher.update(sealed.subarray(0, tagAt));
  try {
    decipher.final();
  } catch {
    plaintext.fill(0);
    throw new VaultError("not_authentic");
  }
  return plaintext;
};
