import { createSecretKey } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { decrypt, encrypt, hkdfSha512, hmacSha256 } from "./primitives.ts";

const hex = (text: string): Buffer => Buffer.from(text, "hex");
const keyOf = (text: string) => createSecretKey(hex(text));

describe("fixed vectors", () => {
  it("AES-256-GCM: McGrew and Viega, cases 13 and 14", () => {
    const [key, nonce, none] = [keyOf("00".repeat(32)), hex("00".repeat(12)), hex("")];
    expect(encrypt(key, nonce, none, none)).toEqual(hex("530f8afbc74536b9a963b4f1c4cb738b"));
    const sealed = hex("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
    expect(encrypt(key, nonce, none, hex("00".repeat(16)))).toEqual(sealed);
    expect(decrypt(key, nonce, none, sealed)).toEqual(hex("00".repeat(16)));
  });

  it("HKDF-SHA-512: the inputs of RFC 5869, case 1", () => {
    const okm = hkdfSha512(keyOf("0b".repeat(22)), hex("000102030405060708090a0b0c"), hex("f0f1f2f3f4f5f6f7f8f9"), 42);
    expect(okm.toString("hex")).toBe(
      "832390086cda71fb47625bb5ceb168e4c8e26a1a16ed34d9fc7fe92c1481579338da362cb8d9f925d7cb",
    );
  });

  it("HMAC-SHA-256: RFC 4231, case 2", () => {
    expect(hmacSha256(keyOf("4a656665"), Buffer.from("what do ya want for nothing?")).toString("hex")).toBe(
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    );
  });
});

type Wycheproof<Test> = Test & {
  group: { keySize: number; ivSize?: number };
  tcId: number;
  result: "valid" | "invalid";
};

const folder = process.env["TEST_VECTORS_DIR"] ?? fileURLToPath(new URL("../../../../shared/vectors", import.meta.url));
const present = existsSync(folder);

/** Every case of a file, with what its group says; none where the folder is absent. */
const wycheproof = <Field extends string>(name: string): Wycheproof<Record<Field, string>>[] => {
  if (!present) return [];
  const { testGroups } = JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8")) as {
    testGroups: ({ tests: object[] } & object)[];
  };
  return testGroups.flatMap(({ tests, ...group }) => tests.map((test) => ({ ...test, group }))) as Wycheproof<
    Record<Field, string>
  >[];
};

/** What a call gives, in hex, or that it refuses. */
const attempt = (call: () => Buffer): string => {
  try {
    return call().toString("hex");
  } catch {
    return "refused";
  }
};

const extent = present ? "all of it" : `NOTHING WAS RUN: no TEST_VECTORS_DIR, no ${folder}`;

describe(`Wycheproof (${extent})`, () => {
  it("AES-GCM: every case with a 256-bit key and a 96-bit nonce", () => {
    const cases = wycheproof<"key" | "iv" | "aad" | "msg" | "ct" | "tag">("aes_gcm_test").filter(
      ({ group }) => group.keySize === 256 && group.ivSize === 96,
    );
    expect(cases).toHaveLength(present ? 66 : 0);
    for (const { tcId, key, iv, aad, msg, ct, tag, result } of cases) {
      const valid = result === "valid";
      const opened = attempt(() => decrypt(keyOf(key), hex(iv), hex(aad), hex(ct + tag)));
      expect(opened, `case ${tcId}`).toBe(valid ? msg : "refused");
      const sealed = attempt(() => encrypt(keyOf(key), hex(iv), hex(aad), hex(msg)));
      expect(sealed === ct + tag, `case ${tcId}`).toBe(valid);
    }
  });

  it("HKDF-SHA-512: every case", () => {
    const cases = wycheproof<"ikm" | "salt" | "info" | "okm" | "size">("hkdf_sha512_test");
    expect(cases).toHaveLength(present ? 83 : 0);
    for (const { tcId, ikm, salt, info, size, okm, result } of cases) {
      const derived = attempt(() => hkdfSha512(keyOf(ikm), hex(salt), hex(info), Number(size)));
      expect(derived, `case ${tcId}`).toBe(result === "valid" ? okm : "refused");
    }
  });

  it("HMAC-SHA-256: every case, shortened tags by their beginning", () => {
    const cases = wycheproof<"key" | "msg" | "tag">("hmac_sha256_test");
    expect(cases).toHaveLength(present ? 174 : 0);
    for (const { tcId, key, msg, tag, result } of cases) {
      const mac = attempt(() => hmacSha256(keyOf(key), hex(msg)));
      expect(mac.startsWith(tag), `case ${tcId}`).toBe(result === "valid");
    }
  });
});
