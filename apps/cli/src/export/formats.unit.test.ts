import { parseJson } from "@portico/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formats } from "./formats.ts";

const { csv, ndjson } = formats;

/** What a reader of RFC 4180 sees. */
const parseCsv = (text: string): string[][] => {
  const records: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") records.push([]);
  }
  return records.slice(0, -1);
};

const cell = (value: unknown): string => csv.row({ value }, ["value"]).slice(0, -2);

describe("csv", () => {
  test("any text comes back as it was, save for the mark before a formula", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ a: fc.string({ unit: "binary" }), b: fc.string() })), (rows) => {
        const text = csv.head(["a", "b"]) + rows.map((row) => csv.row(row, ["a", "b"])).join("");
        const unmarked = parseCsv(text).map((record) =>
          record.map((one) => one.replace(/^'(?=\s*[=+\-@＝＋－＠]|\s)/, "")),
        );
        const marked = rows.map(({ a, b }) => [a, b].map((one) => one.replace(/^'(?=\s*[=+\-@＝＋－＠]|\s)/, "")));
        expect(unmarked).toEqual([["a", "b"], ...marked]);
      }),
    );
  });

  test.each(["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "\u00a0=1"])(
    "%j is text to a spreadsheet, not a formula",
    (text) => {
      expect(parseCsv(`${cell(text)}\r\n`)).toEqual([[`'${text}`]]);
    },
  );

  test.each([
    [null, ""],
    ["", ""],
    [true, "true"],
    [-5, "-5"],
    [["a", "b"], '"[""a"",""b""]"'],
    [{ id: "2", name: "Open" }, '"{""id"":""2"",""name"":""Open""}"'],
    ["two\nlines", '"two\nlines"'],
    ['say "no"', '"say ""no"""'],
  ])("%j is written as %s", (value, written) => {
    expect(cell(value)).toBe(written);
  });

  test("columns that a row lacks are empty, and what is no column is left out", () => {
    expect(csv.row({ a: "1", c: "3" }, ["a", "b"])).toBe("1,\r\n");
  });
});

describe("ndjson", () => {
  test("each row is one line, for readers that know the separators of Unicode too", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()), (row) => {
        const line = ndjson.row(row);
        expect(line.slice(0, -1)).not.toMatch(/[\r\n\u2028\u2029]/);
        expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify(row)));
      }),
    );
    expect(ndjson.row({ a: "\u2028\u2029" })).toBe('{"a":"\\u2028\\u2029"}\n');
  });

  test("numerals stay as they were written", () => {
    const text = '{"custom_fields":{"cf_big":12345678901234567890,"cf_price":1.10}}\n';
    expect(ndjson.row({ ...(parseJson(text) as object) })).toBe(text);
  });
});
