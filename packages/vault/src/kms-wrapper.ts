import type { KeyMetadata } from "@aws-sdk/client-kms";
import { createBoundedCalls } from "./bounded-calls.ts";
import type { KeyWrapper, WrapFor } from "./key-wrapper.ts";
import { toVaultError } from "./kms-error.ts";
import { keyBytes } from "./primitives.ts";
import { VaultError } from "./vault-error.ts";

/** Which key of which KMS. */
export interface KmsOptions {
  /** The key that wraps from now on: its id, its ARN or an alias. */
  keyId: string;
  region: string;
  /** Where the KMS answers. Absent: AWS's own address for the region. */
  endpoint?: string;
  /** Absent: looked for where every AWS client looks (environment, profile, container, instance). */
  credentials?: { accessKeyId: string; secretAccessKey: string };
}

/** A KeyWrapper that holds connections. */
export interface KmsWrapper extends KeyWrapper {
  close: () => void;
}

const limits = { attempts: 3, inFlight: 20, totalMs: 3000 } as const;
/** The client's own default for a silent socket is 300 s, and a late answer is only a warning unless it is told to throw. */
const timeouts = { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true } as const;

/**
 * A KeyWrapper on AWS KMS, once the key has been seen to be enabled and able to wrap; else it fails as every call does.
 * The `kekRef` of what it wraps is the key's ARN, and what is unwrapped is pinned to the `kekRef` it was stored with: a
 * role that may use several keys serves them all, so keys can be moved from one to the next. No call takes more than
 * 3 s, the wait for its turn among 20 included.
 */
export const createKmsWrapper = async ({ keyId, ...where }: KmsOptions): Promise<KmsWrapper> => {
  // 40 ms and 28 MB that a deployment with a local master key does not spend.
  const { KMS } = await import("@aws-sdk/client-kms");
  const kms = new KMS({ ...where, maxAttempts: limits.attempts, requestHandler: timeouts });
  const bounded = createBoundedCalls(limits);
  const ask = <Answer>(call: (options: { abortSignal: AbortSignal }) => Promise<Answer>): Promise<Answer> =>
    bounded((abortSignal) => call({ abortSignal })).catch((error: unknown) => {
      throw toVaultError(error);
    });

  const describeKey = async (): Promise<string> =>
    arnOfUsable((await ask((options) => kms.describeKey({ KeyId: keyId }, options))).KeyMetadata);
  const currentArn = await describeKey().catch((error: unknown) => {
    kms.destroy();
    throw error;
  });

  return {
    generate: async (owner) => {
      const input = { KeyId: currentArn, KeySpec: "AES_256", EncryptionContext: contextOf(owner) } as const;
      const { Plaintext, CiphertextBlob } = await ask((options) => kms.generateDataKey(input, options));
      return { key: toKey(Plaintext), wrapped: toBuffer(CiphertextBlob), kekRef: currentArn };
    },
    unwrap: async (owner, wrapped, kekRef) => {
      const input = { KeyId: kekRef, CiphertextBlob: wrapped, EncryptionContext: contextOf(owner) };
      return toKey((await ask((options) => kms.decrypt(input, options))).Plaintext);
    },
    rewrap: async (owner, wrapped, kekRef) => {
      const input = {
        CiphertextBlob: wrapped,
        SourceKeyId: kekRef,
        SourceEncryptionContext: contextOf(owner),
        DestinationKeyId: currentArn,
        DestinationEncryptionContext: contextOf(owner),
      };
      const { CiphertextBlob } = await ask((options) => kms.reEncrypt(input, options));
      return { wrapped: toBuffer(CiphertextBlob), kekRef: currentArn };
    },
    isCurrent: (kekRef) => kekRef === currentArn,
    close: () => kms.destroy(),
  };
};

/** Frozen: a wrapping opens only under the four it was made with. They show in clear in the KMS's own log. */
const contextOf = ({ deploymentId, tenantId, keyId }: WrapFor): Record<string, string> => ({
  "portico:deployment": deploymentId,
  "portico:tenant": tenantId,
  "portico:key": keyId,
  "portico:purpose": "wrapped_key",
});

const arnOfUsable = (key: KeyMetadata | undefined): string => {
  const isUsable =
    key?.KeyState === "Enabled" && key.KeySpec === "SYMMETRIC_DEFAULT" && key.KeyUsage === "ENCRYPT_DECRYPT";
  if (!isUsable || key.Arn === undefined) throw new VaultError("kek_refused", `its state is ${key?.KeyState}`);
  return key.Arn;
};

const toBuffer = (bytes: Uint8Array | undefined): Buffer => {
  if (bytes === undefined) throw new VaultError("kek_corrupt");
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
};

const toKey = (plaintext: Uint8Array | undefined): Buffer => {
  const key = toBuffer(plaintext);
  if (key.length !== keyBytes) throw new VaultError("kek_corrupt");
  return key;
};
