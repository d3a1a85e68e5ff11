import type { Resource } from "@portico/model";
import {
  commentCreateSchema,
  commentPatchSchema,
  companyCreateSchema,
  companyPatchSchema,
  contactCreateSchema,
  contactPatchSchema,
  ticketCreateSchema,
  ticketPatchSchema,
} from "@portico/model";
import fc from "fast-check";
import { z } from "zod";
import type { Body } from "./door.ts";

/** The fields of a write, by resource, as the API takes them. What is missing is only read. */
const inputs: Readonly<Record<"create" | "update", Partial<Record<Resource, z.ZodObject>>>> = {
  create: {
    tickets: ticketCreateSchema,
    comments: commentCreateSchema,
    contacts: contactCreateSchema,
    companies: companyCreateSchema,
  },
  update: {
    tickets: ticketPatchSchema,
    comments: commentPatchSchema,
    contacts: contactPatchSchema,
    companies: companyPatchSchema,
  },
};

/** Every field that the API knows for such a write; `native` is the vendor's. */
export const fieldsOf = (write: "create" | "update", resource: Resource): string[] =>
  Object.keys(inputs[write][resource]?.shape ?? {}).filter((name) => name !== "native");

/** The words that the API has for a field of such a write; none where it is not one of words. */
export const wordsOf = (write: "create" | "update", resource: Resource, field: string): readonly unknown[] => {
  let schema: unknown = inputs[write][resource]?.shape[field];
  while (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    schema = schema.unwrap();
  return schema instanceof z.ZodEnum ? schema.options : [];
};

/** Values that the API takes for a field; those that only the account can tell come from `samples`. */
export const valuesOf = (
  write: "create" | "update",
  resource: Resource,
  field: string,
  samples: Readonly<Record<string, readonly unknown[]>> = {},
): fc.Arbitrary<unknown> => {
  const schema = inputs[write][resource]?.shape[field];
  if (!(schema instanceof z.ZodType)) throw new Error(`the API knows no ${field} of ${resource}`);
  const known = samples[field];
  if (known === undefined) return arbitraryOf(schema);
  const value = fc.constantFrom(...known);
  return schema.safeParse(null).success ? fc.oneof({ weight: 4, arbitrary: value }, fc.constant(null)) : value;
};

/** Bodies of some of these fields, as the API hands them on. Of two names for the same thing only one is given. */
export const bodiesOf = (
  write: "create" | "update",
  resource: Resource,
  fields: readonly string[],
  samples: Readonly<Record<string, readonly unknown[]>> = {},
): fc.Arbitrary<Body> => {
  const schema = inputs[write][resource];
  if (schema === undefined) throw new Error(`the API has no way to ${write} ${resource}`);
  const values = Object.fromEntries(fields.map((field) => [field, valuesOf(write, resource, field, samples)]));
  const requiredKeys = fields.filter((field) => !asType(schema.shape[field]).safeParse(undefined).success);
  return fc.record(values, { requiredKeys }).map((body) => schema.parse(withoutRivals(body)));
};

const withoutRivals = (body: Body): Body =>
  Object.fromEntries(
    Object.entries(body).filter(([name]) => !rivals.some(([one, other]) => name === other && one in body)),
  );

/** The body without what says the same as `field` in another way. */
export const withoutRivalsOf = (field: string, body: Body): Body =>
  Object.fromEntries(
    Object.entries(body).filter(([name]) => !rivals.some((pair) => pair.includes(field) && pair.includes(name))),
  );

/** The same thing in two ways. */
const rivals: readonly (readonly [string, string])[] = [
  ["status", "native_status_id"],
  ["priority", "native_priority_id"],
  ["requester_id", "requester"],
  ["emails", "email"],
];

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }).filter((value) => value.trim() !== "");
const email = fc
  .tuple(fc.stringMatching(/^[a-z]{1,12}$/), fc.nat({ max: 1e9 }))
  .map(([name, number]) => `${name}.${number}@mail.example`);
const moment = fc
  .date({ min: new Date("2027-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());
const markup = text.map((words) => `<p><b>${words.replace(/[&<>"']/g, " ")}.</b></p>`);

/** What the API's schema of a field lets through. */
const arbitraryOf = (schema: z.ZodType): fc.Arbitrary<unknown> => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return arbitraryOf(inner(schema));
  if (schema instanceof z.ZodNullable)
    return fc.oneof({ weight: 4, arbitrary: arbitraryOf(inner(schema)) }, fc.constant(null));
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodArray)
    return fc.uniqueArray(arbitraryOf(asType(schema.element)), { maxLength: 3, selector: JSON.stringify });
  if (schema instanceof z.ZodRecord) return fc.constant({});
  if (schema instanceof z.ZodObject) return objects(schema);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodEmail) return email;
  if (schema instanceof z.ZodISODateTime) return moment;
  if (schema instanceof z.ZodString) return text;
  throw new Error(`no values are known for ${schema.type}`);
};

const objects = (schema: z.ZodObject): fc.Arbitrary<unknown> => {
  if ("html" in schema.shape)
    return fc.oneof(
      text.map((value) => ({ text: value })),
      markup.map((html) => ({ html })),
    );
  const shape = Object.entries(schema.shape).map(([name, field]) => [name, asType(field)] as const);
  return fc.record(Object.fromEntries(shape.map(([name, field]) => [name, arbitraryOf(field)])), {
    requiredKeys: shape.filter(([, field]) => !field.safeParse(undefined).success).map(([name]) => name),
  });
};

const inner = (schema: { unwrap: () => unknown }): z.ZodType => asType(schema.unwrap());

// zod types the parts of a schema by its core; every one of them was made by the same zod.
const asType = (schema: unknown): z.ZodType => {
  if (schema instanceof z.ZodType) return schema;
  throw new Error("a part of the schema is not of this zod");
};
