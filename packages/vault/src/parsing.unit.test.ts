import fc from "fast-check";
import { createSecretKey, randomBytes } from "node:crypto";
import { expect, inject, test } from "vitest";
import { parseMasterKeys } from "./master-keys.ts";
import { openRecord, parseRecord, sealRecord } from "./sealed-record.ts";
import { VaultError } from "./vault-error.ts";

const runs = { numRuns: inject("parserCases") };

const by = { id: "0d9cf3c0-46f5-4c9e-8f52-6f4f1c1a2b3c", key: createSecretKey(randomBytes(32)) };
const binding = { purpose: { byte: 1, plaintextBytes: 64 }, context: Buffer.from("whose") };
const sealed = sealRecord(by, binding, Buffer.from("attack at dawn"), randomBytes);

const isRefused = (read: () => unknown): boolean => {
  try {
    read();
    return false;
  } catch (error) {
    if (error instanceof VaultError) return true;
    throw error;
  }
};

test("bytes that are not the record as it was sealed do not open", () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((noise) => Buffer.from(noise)),
    fc.uint8Array({ maxLength: 200 }).map((noise) => Buffer.concat([sealed.subarray(0, 98), noise])),
    fc
      .tuple(fc.nat(sealed.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 }))
      .map(([at, noise]) => Buffer.concat([sealed.subarray(0, at), noise, sealed.subarray(at + noise.length)])),
  );
  fc.assert(
    fc.property(bytes, (record) => {
      isRefused(() => parseRecord(record, binding.purpose));
      expect(isRefused(() => openRecord(by, binding, record))).toBe(!record.equals(sealed));
    }),
    runs,
  );
});

const isKey = (item: string): boolean => {
  const bytes = Buffer.from(item, "base64");
  return bytes.toString("base64") === item && bytes.length === 32 && new Set(bytes).size > 1;
};

test("text is master keys that print back as they were given, or is refused", () => {
  const key = fc.uint8Array({ minLength: 31, maxLength: 33 }).map((bytes) => Buffer.from(bytes).toString("base64"));
  const text = fc.oneof(
    fc.array(key, { maxLength: 3 }).map((keys) => keys.join(", ")),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(text, (given) => {
      const areKeys = given.split(",").every((item) => isKey(item.trim()));
      expect(isRefused(() => parseMasterKeys(given, "a test"))).toBe(!areKeys);
    }),
    runs,
  );
});
