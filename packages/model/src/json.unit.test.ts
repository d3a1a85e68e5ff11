import fc from "fast-check";
import { expect, test } from "vitest";
import { isRawNumeral, parseJson } from "./json.ts";

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
