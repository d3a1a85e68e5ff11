import { type OutputUnit, type Schema, Validator } from "@cfworker/json-schema";
import type { FieldError } from "@portico/model";

/** JSON Schema, 2020-12, as plain data. */
export type JsonSchema = Schema;

/** Something that must hold of a body, as a schema of the whole body; and what is said where it does not. */
export interface Rule {
  schema: JsonSchema;
  /** Absent: wherever the schema finds a name that may not be. */
  pointer?: string;
  code: string;
  message: string;
  /** True where it says nothing but what a value may be: it goes where that value is described. */
  isShape?: true;
}

/** Where a body does not keep to the rules. */
export const faultsOf = (rules: readonly Rule[], body: object): FieldError[] => {
  // Numerals that were kept as text are plain numbers in it, and what was not said is not there.
  const plain: unknown = JSON.parse(JSON.stringify(body));
  return rules.flatMap(({ schema, pointer, code, message }) => {
    const { valid, errors } = new Validator(schema, "2020-12", pointer !== undefined).validate(plain);
    if (valid) return [];
    const places = pointer === undefined ? errors.filter(isFound).map(pointerOf) : [pointer];
    return places.map((place) => ({ pointer: place, code, message }));
  });
};

/** Whether an error is that of a name that nothing may be called by. */
const isFound = ({ keyword }: OutputUnit): boolean => keyword === "false";
const pointerOf = ({ instanceLocation }: OutputUnit): string => decodeURI(instanceLocation.slice(1));

/** A body that holds one of these: names of ours, or names of the vendor's in `native`. */
export const needs = ({
  ours = [],
  theirs = [],
  ...said
}: Omit<Rule, "schema"> & { ours?: readonly (string | JsonSchema)[]; theirs?: readonly string[] }): Rule => ({
  ...said,
  schema: {
    anyOf: [
      ...ours.map((one) => (typeof one === "string" ? filled(one) : one)),
      ...theirs.map((name) => within(["native"], present(name))),
    ],
  },
});

/** Holds of a body in which the name is said, whatever it says. */
export const present = (name: string): JsonSchema => ({ required: [name] });

/** Holds of a body in which the name is said, and not emptied. */
export const filled = (name: string): JsonSchema => ({
  required: [name],
  properties: { [name]: { not: { type: "null" } } },
});

/** Where the one holds of a body, so does the other. */
export const implies = (condition: JsonSchema, schema: JsonSchema): JsonSchema => ({
  anyOf: [{ not: condition }, schema],
});

/** What must hold of an object that lies under these names, and that it is there. */
export const within = ([name, ...below]: readonly string[], schema: JsonSchema): JsonSchema =>
  name === undefined
    ? schema
    : { required: [name], properties: { [name]: { type: "object", ...within(below, schema) } } };

/** What must hold of the value at this place, where there is one. */
export const at = (path: readonly string[], schema: JsonSchema): JsonSchema =>
  path.reduceRight<JsonSchema>((inner, name) => ({ properties: { [name]: inner } }), schema);
