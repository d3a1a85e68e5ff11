import type { FormField } from "@portico/connector";
import fc from "fast-check";
import type { Body } from "./door.ts";

/** Custom fields with values that they can hold, and some that they cannot; of dependent ones some that do not belong together. */
export const customFieldsOf = (fields: readonly FormField[], mayBeUnknown: boolean): fc.Arbitrary<Body> => {
  const free = fields.filter((field) => field.dependsOn === undefined);
  const values = Object.fromEntries(free.map((field) => [field.key, valueOf(field)]));
  const unknown = mayBeUnknown ? { no_such_field: fc.constant("x") } : {};
  return fc
    .record({ ...values, ...unknown }, { requiredKeys: [] })
    .chain((body) => fc.tuple(fc.constant(body), levelsOf(fields, body)))
    .map(([body, levels]) => Object.assign({}, body, levels));
};

/** Each level below one that is said. */
const levelsOf = (fields: readonly FormField[], body: Body): fc.Arbitrary<Body> => {
  let said: fc.Arbitrary<Body> = fc.constant({});
  for (const field of fields.filter(({ dependsOn }) => dependsOn !== undefined)) {
    const above = field.dependsOn?.key ?? "";
    said = said.chain((levels) =>
      above in { ...body, ...levels }
        ? fc.option(valueOf(field), { nil: undefined, freq: 3 }).map((value) => withLevel(levels, field.key, value))
        : fc.constant(levels),
    );
  }
  return said;
};
const withLevel = (levels: Body, key: string, value: unknown): Body =>
  value === undefined ? levels : { ...levels, [key]: value };

/** Mostly a value of its kind. */
const valueOf = (field: FormField): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 6, arbitrary: fitting(field) }, { weight: 1, arbitrary: fc.constantFrom(...strange) });

const strange = ["", " ", "x", "2026-02-30", "1.5.0", -3, 2.5, true, null, [], ["x"], {}];

const fitting = ({ type, options }: FormField): fc.Arbitrary<unknown> => {
  const values = options?.map(({ value }) => value) ?? [];
  return values.length > 0 ? fc.constantFrom(...values) : (kinds[type] ?? fc.constantFrom("a text", "Größe “ß”", "0"));
};
const kinds: Readonly<Partial<Record<FormField["type"], fc.Arbitrary<unknown>>>> = {
  integer: fc.integer(),
  number: fc.constantFrom(1.5, 12, "12.50", "-3"),
  boolean: fc.boolean(),
  date: fc.constantFrom("2026-02-28", "2028-02-29"),
};
