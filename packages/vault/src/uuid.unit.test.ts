import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromUuid, makeUuid, toUuid } from "./uuid.ts";

const printed = "0d9cf3c0-46f5-4c9e-8f52-6f4f1c1a2b3c";

describe("a UUID", () => {
  it("is its 16 bytes, and they are it", () => {
    expect(fromUuid(printed)).toEqual(Buffer.from(printed.replaceAll("-", ""), "hex"));
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        expect(fromUuid(toUuid(bytes))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it.each([
    ["no text", ""],
    ["capital letters", printed.toUpperCase()],
    ["braces", `{${printed}}`],
    ["a prefix", `urn:uuid:${printed}`],
    ["something behind it", `${printed}0`],
    ["a line break behind it", `${printed}\n`],
    ["something before it", `0${printed}`],
    ["no hyphens", printed.replaceAll("-", "")],
    ["hyphens elsewhere", "0d9cf3c046-f5-4c9e-8f52-6f4f1c1a2b3c"],
    ...[0, 9, 14, 19, 24].flatMap((at): [string, string][] => [
      [`a digit too few at ${at}`, printed.slice(0, at) + printed.slice(at + 1)],
      [`a letter that is no digit at ${at}`, `${printed.slice(0, at)}g${printed.slice(at + 1)}`],
    ]),
  ])("is read in its canonical form alone, not with %s", (_, text) => {
    expect(fromUuid(text)).toBeUndefined();
  });

  it.each([4, 8] as const)("made of any bytes says that it is of version %i, and keeps every other bit", (version) => {
    for (const bytes of [randomBytes(16), Buffer.alloc(16), Buffer.alloc(16, 0xff)]) {
      const given = Buffer.from(bytes);
      const made = fromUuid(makeUuid(bytes, version));
      const expected = Buffer.from(bytes);
      expected[6] = ((bytes[6] ?? 0) & 0x0f) | (version * 16);
      expected[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
      expect(made).toEqual(expected);
      expect(bytes).toEqual(given);
    }
  });
});
