import { randomBytes } from "node:crypto";
import { z } from "zod";
import { KmsError } from "./kms-error.ts";
import type { KeyState, KmsKey, KmsKeys } from "./kms-keys.ts";

/** What a request asks for, by the name behind `TrentService.`; takes the parsed body, returns the answer's. */
export type KmsOperation = (input: unknown, keys: KmsKeys) => object;

const keyId = z.string().min(1).max(2048);
const context = z.record(z.string(), z.string()).default({});
const bytes = (most: number) =>
  z
    .base64()
    .transform((text) => Buffer.from(text, "base64"))
    .refine(({ length }) => length >= 1 && length <= most, `Member must have length from 1 to ${most}`);
const blob = bytes(6144);
const symmetric = "SYMMETRIC_DEFAULT";

/** An operation that refuses with `ValidationException` what does not have this shape; fields it does not know it ignores. */
const operation =
  <Shape extends z.ZodType>(shape: Shape, answer: (input: z.output<Shape>, keys: KmsKeys) => object): KmsOperation =>
  (input, keys) => {
    const parsed = shape.safeParse(input);
    if (!parsed.success) throw new KmsError("ValidationException", z.prettifyError(parsed.error));
    return answer(parsed.data, keys);
  };

const dataKeyShape = z
  .object({
    KeyId: keyId,
    KeySpec: z.enum(["AES_256", "AES_128"]).optional(),
    NumberOfBytes: z.int().min(1).max(1024).optional(),
    EncryptionContext: context,
  })
  .refine(
    ({ KeySpec, NumberOfBytes }) => (KeySpec === undefined) !== (NumberOfBytes === undefined),
    "Please specify either number of bytes or key spec.",
  );

const changeState = (state: KeyState): KmsOperation =>
  operation(z.object({ KeyId: keyId }), ({ KeyId }, keys) => {
    const key = keys.find(KeyId);
    key.state = state;
    return { KeyId: key.arn, KeyState: state };
  });

export const kmsOperations: Readonly<Record<string, KmsOperation>> = {
  GenerateDataKey: operation(dataKeyShape, ({ KeyId, KeySpec, NumberOfBytes, EncryptionContext }, keys) => {
    const plaintext = randomBytes(NumberOfBytes ?? (KeySpec === "AES_128" ? 16 : 32));
    const { blob, key } = keys.encrypt(KeyId, plaintext, EncryptionContext);
    return { CiphertextBlob: toText(blob), Plaintext: toText(plaintext), KeyId: key.arn };
  }),
  Encrypt: operation(
    z.object({ KeyId: keyId, Plaintext: bytes(4096), EncryptionContext: context }),
    ({ KeyId, Plaintext, EncryptionContext }, keys) => {
      const { blob, key } = keys.encrypt(KeyId, Plaintext, EncryptionContext);
      return { CiphertextBlob: toText(blob), KeyId: key.arn, EncryptionAlgorithm: symmetric };
    },
  ),
  Decrypt: operation(
    z.object({ CiphertextBlob: blob, KeyId: keyId.optional(), EncryptionContext: context }),
    ({ CiphertextBlob, KeyId, EncryptionContext }, keys) => {
      const { plaintext, key } = keys.decrypt(CiphertextBlob, EncryptionContext, KeyId);
      return { Plaintext: toText(plaintext), KeyId: key.arn, EncryptionAlgorithm: symmetric };
    },
  ),
  ReEncrypt: operation(
    z.object({
      CiphertextBlob: blob,
      SourceKeyId: keyId.optional(),
      SourceEncryptionContext: context,
      DestinationKeyId: keyId,
      DestinationEncryptionContext: context,
    }),
    (input, keys) => {
      const { plaintext, key } = keys.decrypt(input.CiphertextBlob, input.SourceEncryptionContext, input.SourceKeyId);
      const made = keys.encrypt(input.DestinationKeyId, plaintext, input.DestinationEncryptionContext);
      return {
        CiphertextBlob: toText(made.blob),
        SourceKeyId: key.arn,
        KeyId: made.key.arn,
        SourceEncryptionAlgorithm: symmetric,
        DestinationEncryptionAlgorithm: symmetric,
      };
    },
  ),
  DescribeKey: operation(z.object({ KeyId: keyId }), ({ KeyId }, keys) => ({
    KeyMetadata: describe(keys.find(KeyId)),
  })),
  CreateKey: operation(z.object({}), (_, keys) => ({ KeyMetadata: describe(keys.create()) })),
  EnableKey: changeState("Enabled"),
  DisableKey: changeState("Disabled"),
  ScheduleKeyDeletion: changeState("PendingDeletion"),
  CancelKeyDeletion: changeState("Disabled"),
};

const describe = ({ id, arn, state, createdAtSeconds }: KmsKey) => ({
  KeyId: id,
  Arn: arn,
  AWSAccountId: arn.split(":")[4],
  CreationDate: createdAtSeconds,
  Enabled: state === "Enabled",
  KeyState: state,
  KeySpec: symmetric,
  KeyUsage: "ENCRYPT_DECRYPT",
  EncryptionAlgorithms: [symmetric],
  KeyManager: "CUSTOMER",
  Origin: "AWS_KMS",
  MultiRegion: false,
});

const toText = (bytes: Buffer): string => bytes.toString("base64");
