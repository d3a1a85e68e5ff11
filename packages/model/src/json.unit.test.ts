import fc from "fast-check";
import { expect, test } from "vitest";
import { fitsNumber, isRawNumeral, parseJson } from "./json.ts";

const numeral = fc
  .tuple(
    fc.constantFrom("", "-"),
    fc.oneof(fc.constant("0"), fc.stringMatching(/^[1-9]\d{0,24}$/)),
    fc.oneof(fc.constant(""), fc.stringMatching(/^\.\d{1,24}$/)),
    fc.oneof(fc.constant(""), fc.stringMatching(/^[eE][+-]?\d{1,3}$/)),
  )
  .map((parts) => parts.join(""));

test("every numeral leaves exactly as it was written", () => {
  fc.assert(
    fc.property(fc.array(numeral), (numerals) => {
      const text = `{"a":[${numerals.join(",")}]}`;
      expect(JSON.stringify(parseJson(text))).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});

test("a numeral is kept wherever JSON may have one", () => {
  const space = fc.stringMatching(/^[ \t\r\n]{0,3}$/);
  const around = fc.constantFrom(
    ["", ""],
    ["[", "]"],
    ["[1,", "]"],
    ['{"a":', "}"],
    ['["x",', ',"1.10"]'],
    ["[[],", "]"],
  );
  fc.assert(
    fc.property(numeral, space, space, around, (text, before, after, [open = "", close = ""]) => {
      const parsed = parseJson(`${open}${before}${text}${after}${close}`);
      expect(JSON.stringify(parsed)).toBe(`${open}${text}${close}`);
    }),
    { numRuns: 2_000 },
  );
});

test("values without such numerals parse to plain JavaScript values", () => {
  expect(parseJson('{"id":9007199254740991,"half":0.5,"list":[1,-2,null,true,"x"]}')).toEqual({
    id: 9007199254740991,
    half: 0.5,
    list: [1, -2, null, true, "x"],
  });
});

test("a kept numeral shows its text", () => {
  const parsed = parseJson("12345678901234567890");
  expect(isRawNumeral(parsed) && parsed.rawJSON).toBe("12345678901234567890");
});

test.each([
  ["1.10", true],
  ["1E2", true],
  ["-0", true],
  ["0e99999999999", true],
  ["100000000000000000000", true],
  ["5e-324", true],
  ["9007199254740993", false],
  ["12345678901234567890", false],
  ["0.1000000000000000055", false],
  ["1e400", false],
  ["1e-400", false],
])("a number holds %s: %s", (text, holds) => {
  expect(fitsNumber(JSON.rawJSON(text))).toBe(holds);
});

test("every number is held by itself, however it is written", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(fitsNumber(JSON.rawJSON(String(value)))).toBe(true);
      expect(fitsNumber(JSON.rawJSON(value.toExponential()))).toBe(true);
    }),
  );
});
