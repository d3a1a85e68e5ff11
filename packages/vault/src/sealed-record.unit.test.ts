import { createSecretKey, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decrypt, encrypt, takeKey } from "./primitives.ts";
import { createRecordOpener, openRecord, overheadBytes, parseRecord, sealRecord } from "./sealed-record.ts";
import type { Binding, SealingKey } from "./sealed-record.ts";
import { makeTenantHmac } from "./tenant-hmac.ts";
import { VaultError } from "./vault-error.ts";

const newKey = (): SealingKey => ({
  id: "0d9cf3c0-46f5-4c9e-8f52-6f4f1c1a2b3c",
  key: createSecretKey(randomBytes(32)),
});
const by = newKey();
const binding: Binding = { purpose: { byte: 1, plaintextBytes: 64 }, context: Buffer.from("whose") };
const plaintext = Buffer.from("attack at dawn");
const sealed = sealRecord(by, binding, plaintext, randomBytes);

const codeOf = (open: () => unknown): unknown => {
  try {
    open();
    return "opened";
  } catch (error) {
    return error instanceof Error && "code" in error ? error.code : error;
  }
};
const changed = (offset: number, byte: number): Buffer => {
  const copy = Buffer.from(sealed);
  copy[offset] = byte;
  return copy;
};

describe("a sealed record", () => {
  it("is 114 bytes longer than what it holds, and holds it", () => {
    expect(sealed.length).toBe(plaintext.length + overheadBytes);
    expect(overheadBytes).toBe(114);
    expect(openRecord(by, binding, sealed)).toEqual(plaintext);
  });

  it("opens again for who has opened it, and then as little with anything changed", () => {
    const open = createRecordOpener();
    const record = parseRecord(sealed, binding.purpose);
    for (const _ of [1, 2]) expect(open(by, binding.context, record)).toEqual(plaintext);
    for (const [offset, byte] of sealed.entries())
      expect(codeOf(() => open(by, binding.context, parseRecord(changed(offset, byte ^ 1), binding.purpose)))).not.toBe(
        "opened",
      );
    expect(codeOf(() => open(by, Buffer.from("other"), record))).toBe("not_authentic");
    expect(codeOf(() => open(newKey(), binding.context, record))).toBe("not_committed");
    expect(open(by, binding.context, record)).toEqual(plaintext);
  });

  it("opens with no single bit changed", () => {
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const flipped = Buffer.from(sealed);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(
        codeOf(() => openRecord(by, binding, flipped)),
        `bit ${bit}`,
      ).not.toBe("opened");
    }
  });

  it("opens in no shorter and no longer form", () => {
    for (let length = 0; length < sealed.length; length += 1) {
      expect(
        codeOf(() => openRecord(by, binding, sealed.subarray(0, length))),
        `first ${length}`,
      ).not.toBe("opened");
      expect(
        codeOf(() => openRecord(by, binding, sealed.subarray(-length || 1))),
        `last ${length}`,
      ).not.toBe("opened");
    }
    const longer = Buffer.concat([sealed, Buffer.alloc(1)]);
    expect(codeOf(() => openRecord(by, binding, longer))).toBe("not_authentic");
  });

  it("is judged from the outside in, each doubt under its own code", () => {
    const other = Buffer.from(sealed);
    expect(codeOf(() => openRecord(by, binding, sealed.subarray(0, overheadBytes - 1)))).toBe("malformed");
    expect(codeOf(() => openRecord(by, binding, Buffer.concat([sealed, Buffer.alloc(64)])))).toBe("malformed");
    expect(codeOf(() => openRecord(by, binding, changed(3, 0x32)))).toBe("malformed");
    expect(codeOf(() => openRecord(by, binding, changed(4, 2)))).toBe("unknown_suite");
    expect(codeOf(() => openRecord(by, binding, changed(5, 2)))).toBe("wrong_purpose");
    expect(codeOf(() => openRecord(by, binding, changed(6, 0)))).toBe("wrong_key");
    expect(codeOf(() => openRecord(newKey(), binding, other))).toBe("not_committed");
    expect(codeOf(() => openRecord(by, { ...binding, context: Buffer.from("other") }, other))).toBe("not_authentic");
  });

  it("is made under no key that it could not name", () => {
    const unnamed = { ...by, id: "the key" };
    expect(codeOf(() => sealRecord(unnamed, binding, plaintext, randomBytes))).toBe("unknown_key");
    expect(codeOf(() => makeTenantHmac(unnamed, "a test", plaintext))).toBe("unknown_key");
  });

  it("holds nothing at all as well as something", () => {
    const nothing = Buffer.alloc(0);
    const empty = sealRecord(by, binding, nothing, randomBytes);
    expect(empty).toHaveLength(overheadBytes);
    expect(openRecord(by, binding, empty)).toEqual(nothing);
  });

  it("names its key before it is opened", () => {
    expect(parseRecord(sealed, binding.purpose).keyId).toBe(by.id);
  });

  it("opens from a view into a larger array, as drivers hand bytes out", () => {
    const padded = new Uint8Array([9, 9, ...sealed, 9]);
    expect(openRecord(by, binding, padded.subarray(2, -1))).toEqual(plaintext);
  });

  it("is never longer than its purpose allows", () => {
    expect(codeOf(() => sealRecord(by, binding, Buffer.alloc(65), randomBytes))).toBe("too_large");
    expect(codeOf(() => sealRecord(by, binding, Buffer.alloc(64), randomBytes))).toBe("opened");
  });

  it("shares no salt, nonce or ciphertext with another of the same plaintext", () => {
    const again = sealRecord(by, binding, plaintext, randomBytes);
    for (const [from, to] of [
      [22, 54],
      [54, 86],
      [86, 98],
      [98, sealed.length],
    ] as const) {
      expect(again.subarray(from, to)).not.toEqual(sealed.subarray(from, to));
    }
  });

  it("returns any plaintext as it was", () => {
    const wide = { ...binding, purpose: { byte: 3, plaintextBytes: 256 * 1024 } };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 * 1024, size: "max" }), fc.uint8Array(), (bytes, context) => {
        const bound = { ...wide, context };
        const record = sealRecord(by, bound, bytes, randomBytes);
        expect(openRecord(by, bound, record).equals(bytes)).toBe(true);
      }),
    );
  });
});

describe("bytes that nobody sealed", () => {
  it("are refused, whatever they are and however they begin", () => {
    const beginnings = fc.nat({ max: overheadBytes }).map((length) => sealed.subarray(0, length));
    const endings = fc.uint8Array({ maxLength: 2 * overheadBytes });
    fc.assert(
      fc.property(beginnings, endings, (beginning, ending) => {
        const forged = Buffer.concat([beginning, ending]);
        fc.pre(!forged.equals(sealed));
        expect(() => openRecord(by, binding, forged)).toThrow(VaultError);
      }),
    );
  });
});

describe("AES-256-GCM as it is called here", () => {
  const key = takeKey(randomBytes(32));
  const nonce = randomBytes(12);
  const aad = Buffer.alloc(0);

  it("takes no shortened tag, not even the right one's beginning", () => {
    const tag = encrypt(key, nonce, aad, Buffer.alloc(0));
    for (const bytes of [0, 4, 8, 12, 15]) {
      expect(codeOf(() => decrypt(key, nonce, aad, tag.subarray(0, bytes)))).toBe("malformed");
    }
  });

  it("overwrites the bytes it takes over as a key, and takes 32 of them only", () => {
    const bytes = randomBytes(32);
    takeKey(bytes);
    expect(bytes.every((byte) => byte === 0)).toBe(true);
    expect(codeOf(() => takeKey(randomBytes(16)))).toBe("malformed");
  });
});
