import { z } from "zod";
import { merge } from "../native.ts";
import { at, type JsonSchema, type Rule } from "./rule.ts";

/** A write that a document describes: what the API takes, how much of it the vendor can hold, and what the account asks. */
export interface Described {
  /** `ticket_create`, say. */
  name: string;
  title: string;
  body: z.ZodObject;
  fields: readonly string[];
  /** Those of them that can be set and not emptied. */
  unclearable: readonly string[];
  rules: readonly Rule[];
}

/** Every write as a definition of one JSON Schema document. */
export const documentOf = (title: string, writes: readonly Described[]): JsonSchema => {
  const described = writes.map(describe);
  const $defs = Object.assign({}, ...described.map(({ parts }) => parts), ...described.map(({ named }) => named));
  return { $schema: "https://json-schema.org/draft/2020-12/schema", title, $defs };
};

const describe = ({ name, title, body, fields, unclearable, rules }: Described): { parts: object; named: object } => {
  const taken = new Set([...fields, "native"]);
  const shape = Object.fromEntries(Object.entries(body.shape).filter(([field]) => taken.has(field)));
  const all = [...unclearable.map(notEmptied), ...rules];
  const {
    $schema: _,
    $defs = {},
    ...base
  } = z.toJSONSchema(z.strictObject(shape), { io: "input", override: withoutExamples });
  const shaped = all
    .filter(({ isShape }) => isShape === true)
    .reduce<Record<string, unknown>>((whole, { schema }) => merge(whole, { ...schema }), { ...base });
  const others = all
    .filter(({ isShape }) => isShape !== true)
    .map(({ schema, message }) => Object.assign({ $comment: message }, schema));
  return { parts: $defs, named: { [name]: { title, ...shaped, ...(others.length > 0 ? { allOf: others } : {}) } } };
};

const notEmptied = (field: string): Rule => ({
  schema: at([field], { not: { type: "null" } }),
  code: "not_clearable",
  message: `There is no way to empty ${field}.`,
});

/** They are of an account that nobody has. */
const withoutExamples = ({ jsonSchema }: { jsonSchema: { examples?: unknown } }): void => {
  delete jsonSchema.examples;
};
