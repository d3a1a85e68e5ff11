import fc from "fast-check";
import { expect, test } from "vitest";
import { compact, expressionOf, laidOut } from "./json-text.ts";

test("any JSON is laid out, and put in one line, as JSON.stringify does it", () =>
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const [one, many] = [JSON.stringify(value), JSON.stringify(value, null, 2)];
      expect([laidOut(one), laidOut(many), compact(one), compact(many)]).toEqual([many, many, one, one]);
    }),
  ));

const numerals = `[12345678901234567890,1.10,1e400,-0,"1.10","\\"[{,:"]`;

test("no numeral is changed", () => {
  expect(laidOut(numerals).replace(/\s/g, "")).toBe(numerals);
  expect(compact(laidOut(numerals))).toBe(numerals);
});

test("an expression has raw those numerals that a number would change", () => {
  expect(expressionOf(`{"a": [17, 12345678901234567890], "b": "1.10", "c": 1.10}`)).toBe(
    `{"a":[17,JSON.rawJSON("12345678901234567890")],"b":"1.10","c":JSON.rawJSON("1.10")}`,
  );
});

test.each(["", "{", "<html> a: b </html>"])("what is no JSON stays as it is: %s", (text) => {
  expect([laidOut(text), compact(text), expressionOf(text)]).toEqual([text, text, text]);
});
