import fc from "fast-check";
import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  couldBeOperatorToken,
  hashOf,
  isMintedOperatorToken,
  mintApiKey,
  mintOperatorToken,
  parseApiKey,
} from "./api-key.ts";

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** Text with its own checksum behind it, whatever else is wrong with it. */
const checked = (text: string): string => {
  const sum = crc32(text);
  return text + [5, 4, 3, 2, 1, 0].map((place) => digits.charAt(Math.floor(sum / 62 ** place) % 62)).join("");
};

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
const always =
  (given: Uint8Array) =>
  (count: number): Buffer =>
    Buffer.from(given.subarray(0, count));

describe("a minted key", () => {
  test("has the published form, whatever the random bytes", () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom("live", "test"), (given, mode) => {
        const { secret, lookupId, prefix, hash } = mintApiKey(mode, always(given));
        expect(secret).toMatch(/^ptk_(live|test)_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}$/);
        expect(secret.startsWith(`${prefix}_`)).toBe(true);
        expect(prefix).toBe(`ptk_${mode}_${lookupId}`);
        expect(parseApiKey(secret)).toEqual({ lookupId });
        expect(hash).toEqual(hashOf(secret));
      }),
    );
  });

  test("ends in the CRC-32 of all before, in six digits to base 62", () => {
    const { secret } = mintApiKey("live", randomBytes);
    expect(secret).toBe(checked(secret.slice(0, -6)));
  });

  test("differs from any other in the id and in the secret", () => {
    const keys = Array.from({ length: 200 }, () => mintApiKey("live", randomBytes));
    expect(new Set(keys.map(({ lookupId }) => lookupId)).size).toBe(200);
    expect(new Set(keys.map(({ secret }) => secret.slice(22))).size).toBe(200);
  });

  test("with any one character changed is no key", () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.constantFrom("0", "A", "z", "_", "!"), (given, at, character) => {
        const { secret } = mintApiKey("live", always(given));
        const place = at % secret.length;
        fc.pre(secret[place] !== character);
        expect(parseApiKey(secret.slice(0, place) + character + secret.slice(place + 1))).toBeUndefined();
      }),
    );
  });

  test("with anything before or behind it is no key, though its checksum is right", () => {
    const { secret } = mintApiKey("live", randomBytes);
    for (const text of [`x${secret.slice(0, -6)}`, secret]) expect(parseApiKey(checked(text))).toBeUndefined();
  });

  test("is not mistaken for anything that is none", () => {
    fc.assert(fc.property(fc.string(), (text) => parseApiKey(text) === undefined));
    expect(parseApiKey(mintOperatorToken(randomBytes).secret)).toBeUndefined();
  });
});

test("a minted operator token is told from a typing error of it, and from an API key", () => {
  const { secret } = mintOperatorToken(randomBytes);
  expect(secret).toMatch(/^pto_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}$/);
  expect(isMintedOperatorToken(secret)).toBe(true);
  expect(isMintedOperatorToken(`${secret.slice(0, -1)}${secret.endsWith("0") ? "1" : "0"}`)).toBe(false);
  expect(isMintedOperatorToken(mintApiKey("live", randomBytes).secret)).toBe(false);
  for (const text of [`x${secret.slice(0, -6)}`, secret]) expect(isMintedOperatorToken(checked(text))).toBe(false);
});

test("what may be meant for the operator's token is told from keys, tokens and what is too short", () => {
  const minted = mintOperatorToken(randomBytes).secret;
  const meant = [minted, "x".repeat(32), "an operator's own choice: with.dots.and, spaces, and ptk_"];
  const others = [`${minted.slice(0, -1)}!`, mintApiKey("live", randomBytes).secret, "x".repeat(31), ""];
  const token = `eyJhbGciOiJub25lIn0.${"x".repeat(40)}.`;
  expect(meant.map(couldBeOperatorToken)).toEqual(meant.map(() => true));
  expect([...others, token].map(couldBeOperatorToken)).toEqual([...others, token].map(() => false));
});
