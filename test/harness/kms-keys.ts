import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, randomUUID } from "node:crypto";
import { KmsError } from "./kms-error.ts";

export type KeyState = "Enabled" | "Disabled" | "PendingDeletion";
export type EncryptionContext = Readonly<Record<string, string>>;

export interface KmsKey {
  readonly id: string;
  readonly arn: string;
  readonly createdAtSeconds: number;
  state: KeyState;
}

/** The keys of one account, and what is encrypted under them. Every failure is a KmsError. */
export interface KmsKeys {
  /** `id` brings back the key that had it before: its material depends on nothing else. */
  create: (wanted?: { id?: string | undefined; alias?: string | undefined }) => KmsKey;
  /** By id, ARN or alias, whatever its state; `NotFoundException`. */
  find: (name: string) => KmsKey;
  encrypt: (name: string, plaintext: Uint8Array, context: EncryptionContext) => { blob: Buffer; key: KmsKey };
  /** `name`, where it is given, must be the key that the blob was made under. */
  decrypt: (
    blob: Uint8Array,
    context: EncryptionContext,
    name: string | undefined,
  ) => { plaintext: Buffer; key: KmsKey };
}

const account = "000000000000";
/** A blob: checked key id, nonce, ciphertext, tag. The check tells a damaged id from one of another account. */
const at = { keyId: 0, check: 16, nonce: 20, ciphertext: 32 } as const;
const tagBytes = 16;
const cipherName = "aes-256-gcm";

export const createKmsKeys = ({ region, now }: { region: string; now: () => number }): KmsKeys => {
  const keys = new Map<string, KmsKey>();
  const aliases = new Map<string, string>();
  const arnOf = (resource: string): string => `arn:aws:kms:${region}:${account}:${resource}`;

  const find = (name: string): KmsKey => {
    const resource = name.startsWith(arnOf("")) ? name.slice(arnOf("").length) : name;
    const id = resource.startsWith("alias/") ? (aliases.get(resource) ?? "") : resource.replace(/^key\//, "");
    const key = keys.get(id);
    if (key === undefined) throw new KmsError("NotFoundException", `Key '${arnOf(`key/${id}`)}' does not exist`);
    return key;
  };

  return {
    create: ({ id = randomUUID(), alias } = {}) => {
      const key: KmsKey = { id, arn: arnOf(`key/${id}`), createdAtSeconds: now() / 1000, state: "Enabled" };
      keys.set(id, key);
      if (alias !== undefined) aliases.set(alias, id);
      return key;
    },
    find,
    encrypt: (name, plaintext, context) => {
      const key = usable(find(name));
      const head = headOf(key.id);
      const nonce = randomBytes(at.ciphertext - at.nonce);
      const cipher = createCipheriv(cipherName, materialOf(key.id), nonce, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.concat([head, canonical(context)]));
      const sealed = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
      return { blob: Buffer.concat([head, nonce, sealed]), key };
    },
    decrypt: (blob, context, name) => {
      const named = name === undefined ? undefined : find(name);
      const key = keys.get(keyIdOf(blob));
      // As AWS has it: whether a key of somebody else exists is not told.
      if (key === undefined) throw new KmsError("AccessDeniedException", deniedSentence);
      if (named !== undefined && named !== key) throw new KmsError("IncorrectKeyException", incorrectSentence);
      usable(key);
      return { plaintext: decipher(key, Buffer.from(blob), context), key };
    },
  };
};

const deniedSentence =
  "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.";
const incorrectSentence =
  "The key ID in the request does not identify a CMK that can perform this operation on this ciphertext.";

const usable = (key: KmsKey): KmsKey => {
  if (key.state === "Disabled") throw new KmsError("DisabledException", `${key.arn} is disabled.`);
  if (key.state === "PendingDeletion")
    throw new KmsError("KMSInvalidStateException", `${key.arn} is pending deletion.`);
  return key;
};

const decipher = (key: KmsKey, blob: Buffer, context: EncryptionContext): Buffer => {
  const tagAt = blob.length - tagBytes;
  const nonce = blob.subarray(at.nonce, at.ciphertext);
  const opening = createDecipheriv(cipherName, materialOf(key.id), nonce, { authTagLength: tagBytes });
  opening.setAAD(Buffer.concat([blob.subarray(0, at.nonce), canonical(context)]));
  opening.setAuthTag(blob.subarray(tagAt));
  const plaintext = opening.update(blob.subarray(at.ciphertext, tagAt));
  try {
    return Buffer.concat([plaintext, opening.final()]);
  } catch {
    throw new KmsError("InvalidCiphertextException");
  }
};

/** Public on purpose: this server protects nothing, and a restarted one must open what it made before. */
const materialOf = (keyId: string): Buffer => createHmac("sha256", "a key of the test KMS").update(keyId).digest();

const headOf = (keyId: string): Buffer => {
  const bytes = Buffer.from(keyId.replaceAll("-", ""), "hex");
  return Buffer.concat([
    bytes,
    createHash("sha256")
      .update(bytes)
      .digest()
      .subarray(0, at.nonce - at.check),
  ]);
};

const keyIdOf = (blob: Uint8Array): string => {
  const hex = Buffer.from(blob).toString("hex", at.keyId, at.check);
  const keyId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const isWhole = blob.length >= at.ciphertext + tagBytes && headOf(keyId).equals(blob.subarray(0, at.nonce));
  if (!isWhole) throw new KmsError("InvalidCiphertextException");
  return keyId;
};

/** The order in which a context was written does not count, its letters do. */
const canonical = (context: EncryptionContext): Buffer =>
  Buffer.from(JSON.stringify(Object.entries(context).toSorted(([one], [two]) => (one < two ? -1 : 1))), "utf8");
