import fc from "fast-check";
import { expect, inject, test } from "vitest";
import {
  companyQuerySchema,
  contactQuerySchema,
  fitsNumber,
  isId,
  isRawNumeral,
  parseJson,
  ticketQuerySchema,
  ticketSearchSchema,
  userQuerySchema,
} from "./index.ts";

const runs = { numRuns: inject("parserCases") };

const numeral = fc.constantFrom("0", "-0", "1.10", "1e400", "12345678901234567890", "0.000001", "1E+2", "-1e-7");
const jsonText = fc
  .array(fc.oneof(numeral, fc.constantFrom('"a"', "null", "true", "[]", "{}", '"\\ud800"', '"1.10"')), { maxLength: 5 })
  .map((items) => `{"a":[${items.join(",")}]}`);
/** JSON with a few characters of it changed. */
const almostJson = fc
  .tuple(fc.oneof(jsonText, fc.json()), fc.nat(60), fc.constantFrom("", ",", '"', "\\", "}", "0", "e", ".", "-", "\0"))
  .map(([text, at, noise]) => `${text.slice(0, at)}${noise}${text.slice(at + 1)}`);

/** Text as each parser reads it, written down again. */
const readings = (text: string): readonly unknown[] =>
  [JSON.parse, parseJson].map((read) => {
    try {
      return JSON.stringify(read(text));
    } catch (error) {
      return error instanceof SyntaxError ? null : error;
    }
  });

test("text is JSON as JSON.parse reads it, numerals as they were written, or a syntax error", () => {
  fc.assert(
    fc.property(fc.oneof(jsonText, almostJson, fc.string({ unit: "binary" })), (text) => {
      const [plain, ours] = readings(text);
      // Numerals apart, both read the same; and what ours writes down, ours reads again as it stands.
      expect(typeof ours === "string" ? readings(ours) : [ours, ours]).toEqual([plain, ours]);
    }),
    runs,
  );
});

const digits = (most: number) => fc.stringMatching(new RegExp(`^\\d{1,${most}}$`));

/** A numeral as a whole number of tiny parts. */
const scale = (value: string): bigint => {
  const [, a = "0", b = "", e = "0"] = /^(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(value) ?? [];
  return BigInt(`${a}${b}`) * 10n ** BigInt(Number(e) - b.length + 800);
};

test("a number holds a numeral exactly where writing it down again is the same numeral", () => {
  fc.assert(
    fc.property(digits(22), fc.option(digits(22)), fc.integer({ min: -330, max: 330 }), (whole, fraction, exponent) => {
      const text = `${whole.replace(/^0+(?=\d)/, "")}${fraction === null ? "" : `.${fraction}`}e${exponent}`;
      const kept = parseJson(text);
      const written = String(Number(text));
      const isSame = written !== "Infinity" && scale(text) === scale(written);
      expect(!isRawNumeral(kept) || fitsNumber(kept)).toBe(isSame);
    }),
    runs,
  );
});

const value = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom("open", "open,,pending", "100", "101", "1e1", "-updated_at", "__proto__", "true", ",", " "),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc
    .tuple(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 0, max: 23 }), fc.constantFrom("+", "-"))
    .map(
      ([year, hour, sign]) =>
        `${String(year).padStart(4, "0")}-12-31T23:59:59${sign}${String(hour).padStart(2, "0")}:59`,
    ),
);

test.each([
  ["tickets", ticketQuerySchema],
  ["contacts", contactQuerySchema],
  ["companies", companyQuerySchema],
  ["users", userQuerySchema],
])("a query of %s is refused, or has a limit and times that can be used", (_, schema) => {
  const names = Object.keys(schema.shape);
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 }), (query) => {
      const parsed = schema.safeParse(query);
      if (!parsed.success) return;
      expect(parsed.data.limit).toBeGreaterThanOrEqual(1);
      expect(parsed.data.limit).toBeLessThanOrEqual(100);
      const times = Object.entries(parsed.data).filter(([name]) => /_(?:after|before)$/.test(name));
      expect(times.filter(([, time]) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/.test(String(time)))).toEqual(
        [],
      );
    }),
    runs,
  );
});

test("what is named twice is asked for once, in a query and in a search", () => {
  const query = { include: "stats, stats,native", expand: "company,company", requester_id: "7,7" };
  expect(ticketQuerySchema.parse(query)).toMatchObject({
    include: ["stats", "native"],
    expand: ["company"],
    requester_id: ["7"],
  });
  const search = {
    filter: { requester_id: ["7", "7"] },
    include: ["stats", "stats"],
    expand: ["company", "requester", "company"],
  };
  expect(ticketSearchSchema.parse(search)).toMatchObject({
    filter: { values: ["7"] },
    include: ["stats"],
    expand: ["company", "requester"],
  });
});

test("no text but 26 characters of our alphabet behind the prefix is an id", () => {
  const near = fc.stringMatching(/^con_[0-9A-Za-z]{24,28}$/);
  fc.assert(
    fc.property(fc.oneof(near, fc.string({ unit: "binary" })), (text) => {
      expect(isId("connection", text)).toBe(/^con_[0-9A-HJKMNP-TV-Z]{26}$/.test(text) && text.length === 30);
    }),
    runs,
  );
});
