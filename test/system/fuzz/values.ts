import fc from "fast-check";
import type { Document, Schema } from "./document.ts";

/** Values for the places of a schema, by the name of the place. */
export interface Words {
  /** Ids and credentials that exist here: examples are of use only with these in them. */
  existing: (name: string) => readonly string[];
  /** Those, and whatever else has been seen under this name. */
  seen: (name: string) => readonly string[];
}

/** Text as people and programs write it: plain, in any script, long, and with what tricks readers. */
export const strangeText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }).map(clean) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      " ",
      "null",
      "constructor",
      "‮evil‬",
      "\u{1F468}‍\u{1F469}‍\u{1F467}",
      "İstanbul",
      "﻿BOM",
      "￿￾",
      "a\r\nX-Injected: 1",
      "<script>alert(1)</script>",
      "'; DROP TABLE tickets; --",
      "{{7*7}}",
      "%00%ff",
      "a,b",
      "K",
    ),
  },
  { weight: 1, arbitrary: fc.integer({ min: 200, max: 5_000 }).map((length) => "x".repeat(length)) },
);

/** Without what the API refuses in any text. */
function clean(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

const times = fc.oneof(
  fc
    .date({ min: new Date("1990-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc.constantFrom(
    "2026-03-14T09:26:53Z",
    "2026-03-14T09:26:53+14:00",
    "2024-02-29T23:59:59.999999999Z",
    "0001-01-01T00:00:00Z",
    "0000-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59Z",
    "9999-12-31T23:59:59-23:59",
    "1970-01-01T00:00:00Z",
  ),
);

const formats: Readonly<Record<string, fc.Arbitrary<string>>> = {
  "date-time": times,
  email: fc.oneof(
    fc.constantFrom("ann@example.com", "Ann.O'Neil+x@example.co.uk"),
    fc.stringMatching(/^[a-z]{1,12}@[a-z]{1,12}\.example$/),
  ),
  uri: fc.constantFrom("https://id.example/keys", "https://id.example:8443/a?b=c#d", "https://xn--nxasmq6b.example/"),
};

const numerals = fc.constantFrom("12345678901234567890", "1.10", "1e400", "-0", "0.1e-7", "9007199254740993", "1E2");

/** Any JSON, numerals included that a number cannot hold. */
const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 3, stringUnit: "grapheme" }) },
  { weight: 1, arbitrary: numerals.map((text) => JSON.rawJSON(text)) },
);

/** Values that fit a schema. */
export const valueOf = (document: Document, given: Schema, name: string, words: Words): fc.Arbitrary<unknown> => {
  const schema = document.resolve(given);
  const shaped = fc.oneof(
    ...kindsOf(schema).map((type) => (shapes[type] ?? (() => anyJson))(document, schema, name, words)),
  );
  const shown = schema.examples ?? [];
  return shown.length === 0
    ? shaped
    : fc.oneof(
        fc.constantFrom(...shown).map((example) => withWords(example, name, words)),
        shaped,
      );
};

type Shape = (document: Document, schema: Schema, name: string, words: Words) => fc.Arbitrary<unknown>;

const kindsOf = ({ type, anyOf }: Schema): readonly string[] =>
  anyOf === undefined ? [type ?? "any"].flat() : ["anyOf"];

const shapes: Readonly<Record<string, Shape>> = {
  null: () => fc.constant(null),
  boolean: () => fc.boolean(),
  integer: (_, schema) => fc.integer(bounds(schema)),
  number: (_, schema) => fc.double({ ...bounds(schema), noNaN: true }),
  anyOf: (document, schema, name, words) =>
    fc.oneof(...(schema.anyOf ?? []).map((option) => valueOf(document, option, name, words))),
  string: (_, schema, name, words) => textOf(schema, name, words),
  array: (document, schema, name, words) =>
    fc.array(valueOf(document, schema.items ?? {}, name, words), {
      minLength: schema.minItems ?? 0,
      maxLength: Math.min(schema.maxItems ?? 4, 4),
    }),
  object: (document, schema, _name, words) => {
    const { properties = {}, required = [], additionalProperties: more } = schema;
    if (typeof more === "object")
      return fc.dictionary(fc.stringMatching(/^[a-z_]{1,12}$/), valueOf(document, more, "", words), {
        maxKeys: 4,
        noNullPrototype: true,
      });
    const optional = Object.keys(properties).filter((key) => !required.includes(key));
    // A few at a time: what is rarely right by itself is never right together.
    return fc
      .subarray(optional, { maxLength: Math.min(4, optional.length) })
      .chain((chosen) =>
        fc.record(
          Object.fromEntries(
            [...required, ...chosen].map((key) => [key, valueOf(document, properties[key] ?? {}, key, words)] as const),
          ),
          { noNullPrototype: true },
        ),
      );
  },
};

const bounds = ({ minimum, maximum }: Schema) => ({
  ...(minimum === undefined ? {} : { min: minimum }),
  ...(maximum === undefined ? {} : { max: maximum }),
});

const textOf = (schema: Schema, name: string, words: Words): fc.Arbitrary<string> => {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, format = "", pattern } = schema;
  const fixed = (schema.enum ?? []).filter((value) => typeof value === "string");
  if (fixed.length > 0) return fc.constantFrom(...fixed);
  const formatted = formats[format];
  if (formatted !== undefined) return formatted;
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  const seen = words.seen(name);
  const free = strangeText.map((text) => text.padEnd(minLength, "x").slice(0, maxLength).toWellFormed());
  return seen.length === 0 ? free : fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...seen) }, free);
};

/** The first example of a body, as it can be sent here. */
export const exampleOf = (document: Document, schema: Schema, words: Words): unknown =>
  withWords(document.resolve(schema).examples?.[0] ?? {}, "", words);

/** An example of the document, with what exists here in the place of what it invents. */
const withWords = (example: unknown, name: string, words: Words): unknown => {
  const [word] = words.existing(name);
  if (typeof example === "string") return word ?? example;
  if (Array.isArray(example)) return example.map((item) => withWords(item, name, words));
  if (typeof example !== "object" || example === null) return example;
  return Object.fromEntries(Object.entries(example).map(([key, value]) => [key, withWords(value, key, words)]));
};
