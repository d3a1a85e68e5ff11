/**
 * JSON in which every numeral stays as it was written: `12345678901234567890`, `1.10` and `1e400` leave as they came.
 * JavaScript numbers cannot hold those, so such numerals travel as raw JSON fragments, which `JSON.stringify` prints verbatim.
 */
export interface RawNumeral {
  readonly rawJSON: string;
}

declare global {
  interface JSON {
    rawJSON(text: string): RawNumeral;
    isRawJSON(value: unknown): value is RawNumeral;
    parse(text: string, reviver: (key: string, value: unknown, context: { source?: string }) => unknown): unknown;
  }
}

/** Parses JSON text. Numerals that a number would change become {@link RawNumeral}. Throws `SyntaxError` on bad text. */
export const parseJson = (text: string): unknown =>
  mayLoseDigits.test(text) ? JSON.parse(text, keepNumeral) : JSON.parse(text);

/** True for a numeral that was kept as text. */
export const isRawNumeral = (value: unknown): value is RawNumeral => JSON.isRawJSON(value);

/** Whether a number holds a numeral: as much as it says, however it is written. */
export const fitsNumber = ({ rawJSON }: RawNumeral): boolean => worthOf(rawJSON) === worthOf(String(Number(rawJSON)));

/** Sign, digits and power of ten, without zeros that say nothing. Undefined for infinity. */
const worthOf = (numeral: string): string | undefined => {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(numeral) ?? [];
  if (whole === "") return undefined;
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
};

// Only these shapes can change on the way through a double: minus zero, more than 15 digits, trailing zeros of a fraction, tiny
// fractions, exponents. Anything else takes the fast parser. A match inside a string costs time, never truth; but what strings
// are full of, dates and amounts, must not match: so a numeral counts only where JSON has one.
const mayLoseDigits = /(?:^|[[,:])\s*(?:-0|-?(?:\d[\d.]{15}|\d+\.\d*0(?!\d)|0\.0{6}|[\d.]+[eE]))/;

const keepNumeral = (_key: string, value: unknown, context: { source?: string }): unknown =>
  typeof value === "number" && context.source !== undefined && String(value) !== context.source
    ? JSON.rawJSON(context.source)
    : value;
