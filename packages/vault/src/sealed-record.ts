import { timingSafeEqual } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { decrypt, encrypt, hkdfSha512, keyBytes, nonceBytes, tagBytes, takeKey } from "./primitives.ts";
import type { Random } from "./primitives.ts";
import { fromUuid, toUuid } from "./uuid.ts";
import { VaultError } from "./vault-error.ts";

/** A key that seals records, and the id by which its records name it. */
export interface SealingKey {
  id: string;
  key: KeyObject;
}

/** What a record is bound to besides its key. */
export interface Binding {
  /** The purpose's rule: which byte stands in the header, and how much may be inside. */
  purpose: { byte: number; plaintextBytes: number };
  /** The encoded context. */
  context: Uint8Array;
}

/** PTS1, byte for byte; the ciphertext follows the nonce, the tag follows the ciphertext. Frozen by golden files. */
const at = { magic: 0, suite: 4, purpose: 5, keyId: 6, salt: 22, commitment: 54, nonce: 86, ciphertext: 98 } as const;
const magic = "PTS1";
/** HKDF-SHA-512 + AES-256-GCM, committing. */
const suite = 1;
const saltBytes = at.commitment - at.salt;
/** How much longer a record is than what it holds. */
export const overheadBytes = at.ciphertext + tagBytes;

/** Seals under a key of its own, derived from the data key and a fresh salt. Fails with `too_large`. */
export const sealRecord = (
  by: SealingKey,
  { purpose, context }: Binding,
  plaintext: Uint8Array,
  random: Random,
): Buffer => {
  if (plaintext.length > purpose.plaintextBytes) throw new VaultError("too_large");
  const keyId = fromUuid(by.id);
  if (keyId === undefined) throw new VaultError("unknown_key");

  const header = Buffer.alloc(at.ciphertext);
  header.write(magic, at.magic, "latin1");
  header.writeUInt8(suite, at.suite);
  header.writeUInt8(purpose.byte, at.purpose);
  header.set(keyId, at.keyId);
  header.set(random(saltBytes), at.salt);
  header.set(derive("commit", by.key, header), at.commitment);
  header.set(random(nonceBytes), at.nonce);

  const sealKey = takeKey(derive("enc", by.key, header));
  const aad = Buffer.concat([header, context]);
  return Buffer.concat([header, encrypt(sealKey, header.subarray(at.nonce), aad, plaintext)]);
};

/** The plaintext of a record, given the key that it names; any doubt is a VaultError and nothing is released. */
export const openRecord = (by: SealingKey, { purpose, context }: Binding, sealed: Uint8Array): Buffer =>
  createRecordOpener()(by, context, parseRecord(sealed, purpose));

/** A record, after everything that can be judged without its key has been. */
export interface SealedRecord {
  /** Id of the data key that it names. */
  keyId: string;
  header: Buffer;
  ciphertext: Buffer;
}

/** Takes a record apart. Fails where nothing of this purpose can have been sealed like that. */
export const parseRecord = (sealed: Uint8Array, purpose: Binding["purpose"]): SealedRecord => {
  const record = viewOf(sealed);
  const plaintextBytes = record.length - overheadBytes;
  if (plaintextBytes < 0 || plaintextBytes > purpose.plaintextBytes) throw new VaultError("malformed");
  if (record.toString("latin1", at.magic, at.suite) !== magic) throw new VaultError("malformed");
  if (record[at.suite] !== suite) throw new VaultError("unknown_suite");
  if (record[at.purpose] !== purpose.byte) throw new VaultError("wrong_purpose");
  return {
    keyId: toUuid(record.subarray(at.keyId, at.salt)),
    header: record.subarray(0, at.ciphertext),
    ciphertext: record.subarray(at.ciphertext),
  };
};

/** As `openRecord`, of a record that was taken apart before. */
export type OpenRecord = (by: SealingKey, context: Uint8Array, record: SealedRecord) => Buffer;

/**
 * Opens records. The one opened last under each data key is likely to be the next: the key derived for it stays where it is, for
 * as long as somebody holds the data key itself, and no plaintext does.
 */
export const createRecordOpener = (): OpenRecord => {
  const last = new WeakMap<SealingKey, { header: Buffer; sealKey: KeyObject }>();

  const sealKeyOf = (by: SealingKey, header: Buffer): KeyObject => {
    const known = last.get(by);
    if (known?.header.equals(header) === true) return known.sealKey;
    // GCM alone does not commit to a key: one record could be made to open under two.
    const commitment = header.subarray(at.commitment, at.nonce);
    if (!timingSafeEqual(derive("commit", by.key, header), commitment)) throw new VaultError("not_committed");
    const sealKey = takeKey(derive("enc", by.key, header));
    last.set(by, { header: Buffer.from(header), sealKey });
    return sealKey;
  };

  return (by, context, { keyId, header, ciphertext }) => {
    if (keyId !== by.id) throw new VaultError("wrong_key");
    return decrypt(sealKeyOf(by, header), header.subarray(at.nonce), Buffer.concat([header, context]), ciphertext);
  };
};

const derive = (use: "enc" | "commit", key: KeyObject, header: Buffer): Buffer => {
  const info = Buffer.concat([Buffer.from(`portico/s1/${use}`, "latin1"), header.subarray(at.suite, at.salt)]);
  return hkdfSha512(key, header.subarray(at.salt, at.commitment), info, keyBytes);
};

const viewOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
