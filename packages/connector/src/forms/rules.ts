import type { FormTerms, FormField, KnownForm, Place, Writing } from "./form.ts";
import { at, filled, implies, type JsonSchema, present, type Rule, within } from "./rule.ts";

/**
 * What an account asks of a write beyond what every account of its vendor does: its own statuses and options, the types of its
 * custom fields, what depends on what, and what must be filled, always or before a ticket is over.
 */
export const rulesOf = (known: KnownForm, { kind, fields }: Writing): Rule[] => {
  const may = new Set([...fields, "native"]);
  const custom = may.has("custom_fields") ? known.fields.filter(({ is_custom }) => is_custom) : [];
  const plain = known.fields.filter(({ is_custom }) => !is_custom);
  const rules = [
    ...(may.has("native_status_id") && known.fields.length > 0 ? [nativeStatusRule(known)] : []),
    ...plain.flatMap((field) => optionRules(known, field, may)),
    ...(known.fields.length > 0 && known.form.isWhole ? [unknownRule(custom)] : []),
    ...custom.flatMap(valueRules),
    ...custom.flatMap((field) => dependenceRules(field, custom, kind)),
    ...known.fields.flatMap((field) => demandRules(known, field, kind)),
  ].filter(({ pointer }) => pointer === undefined || may.has(pointer.split("/")[1] ?? ""));
  // A word is written by the form that is known, whichever a body goes by.
  return [...(may.has("status") ? [statusRule(known)] : []), ...rules.map((rule) => ofThisForm(known, kind, rule))];
};

/** Of an account with several forms a new object can say that it goes by another. A change is held to the one that is known. */
const ofThisForm = ({ form: { unless } }: KnownForm, kind: Writing["kind"], rule: Rule): Rule => {
  if (unless === undefined || kind !== "create") return rule;
  const { isShape: _, schema, ...said } = rule;
  return { ...said, schema: { anyOf: [unless, schema] } };
};

const statusRule = ({ statuses }: KnownForm): Rule => {
  const words = [...new Set(statuses.map(({ status }) => status))];
  return valueRule(["status"], { enum: words }, `This account has no status for that. It has ${listed(words)}.`);
};

const nativeStatusRule = ({ statuses }: KnownForm): Rule =>
  valueRule(
    ["native_status_id"],
    { enum: statuses.map(({ id }) => id) },
    `This account has ${listed(statuses.map(({ id, name }) => `${id} (${name})`))}.`,
  );

/** What is said by the value of an option, of the fields that every account has. */
const optionRules = ({ form }: KnownForm, field: FormField, may: ReadonlySet<string>): Rule[] => {
  const { ours = null, isOption = false } = placeOf(form, field) ?? {};
  const { options } = field;
  if (ours === null || !isOption || options === null || !may.has(ours)) return [];
  const values = options.map(({ value }) => value);
  return [valueRule([ours], { enum: [...values, null] }, `This account has ${listed(values)}.`)];
};

const valueRules = (field: FormField): Rule[] => {
  const { schema, means } = valueOf(field);
  return namesOf(field).map((name) =>
    valueRule(["custom_fields", name], orNull(schema), `Give ${means}, or null for none.`, "invalid_value"),
  );
};

const valueRule = (path: readonly string[], schema: JsonSchema, message: string, code = "unsupported_value"): Rule => ({
  schema: at(path, schema),
  pointer: pointerTo(path),
  code,
  message,
  isShape: true,
});

/** What a custom field can hold. */
const valueOf = ({ type, options }: FormField): { schema: JsonSchema; means: string } => {
  const values = options?.map(({ value }) => value) ?? [];
  if (type === "select" && values.length > 0) return { schema: { enum: values }, means: `any of ${listed(values)}` };
  if (type === "multi_select" && values.length > 0)
    return { schema: { type: "array", items: { enum: values } }, means: `a list of any of ${listed(values)}` };
  return kinds[type];
};

const text = { schema: { type: "string" }, means: "a text" } as const;
const kinds: Readonly<Record<FormField["type"], { schema: JsonSchema; means: string }>> = {
  text,
  rich_text: text,
  url: text,
  select: text,
  user: { schema: {}, means: "an id" },
  contact: { schema: {}, means: "an id" },
  json: { schema: {}, means: "a value" },
  multi_select: { schema: { type: "array" }, means: "a list" },
  integer: { schema: { type: "integer" }, means: "a whole number" },
  // Decimals are kept as they were written: as a number, or as its digits in a text.
  number: {
    schema: { anyOf: [{ type: "number" }, { type: "string", pattern: String.raw`^-?\d+(\.\d+)?$` }] },
    means: "a number",
  },
  boolean: { schema: { type: "boolean" }, means: "true or false" },
  date: { schema: { type: "string", format: "date" }, means: "a day such as 2026-03-14" },
  datetime: { schema: { type: "string", format: "date-time" }, means: "a time such as 2026-03-14T09:26:53Z" },
};

const unknownRule = (custom: readonly FormField[]): Rule => ({
  schema: at(["custom_fields"], {
    properties: Object.fromEntries(custom.flatMap(namesOf).map((name) => [name, true])),
    additionalProperties: false,
  }),
  code: "unknown_field",
  message: `This account has no such field. It has ${listed(custom.flatMap(namesOf))}.`,
  isShape: true,
});

/** What must be filled: a new object says it, a change does not empty it. */
const demandRules = (known: KnownForm, field: FormField, kind: Writing["kind"]): Rule[] => {
  const asked = kind === "create" ? askedOfNew(known, field) : askedOfChanged(known, field);
  return [
    ...(field.is_required ? asked : []),
    ...(field.isRequiredToClose === true ? asked.map((rule) => beforeItIsOver(known, rule)) : []),
  ];
};

const askedOfNew = (known: KnownForm, field: FormField): Rule[] => {
  const places = placesOf(known, field);
  return places === undefined ? [] : [missing(field, { anyOf: places.given }, places.pointer)];
};

/** Of an object that is there only what a change says can be seen. */
const askedOfChanged = (known: KnownForm, field: FormField): Rule[] =>
  pathsOf(known, field).map((path) => missing(field, at(path, isFilled(field)), pointerTo(path)));

const missing = ({ name }: FormField, schema: JsonSchema, pointer: string): Rule => ({
  schema,
  pointer,
  code: "missing",
  message: `This account's form asks for ${name}.`,
});

const beforeItIsOver = (known: KnownForm, { schema, message, ...rule }: Rule): Rule => ({
  ...rule,
  schema: implies(isClosing(known), schema),
  message: message.replace(/\.$/, " before a ticket is resolved or closed."),
});

const isClosing = ({ form: { closing = [] }, statuses }: KnownForm): JsonSchema => {
  // A word is written as the first status that has it.
  const first = statuses.filter(({ status }, index) => statuses.findIndex((one) => one.status === status) === index);
  const words = first.filter(({ id }) => closing.includes(id)).map(({ status }) => status);
  return { anyOf: [oneOf("status", words), oneOf("native_status_id", closing)] };
};
const oneOf = (field: string, values: readonly string[]): JsonSchema => requiredAt(field, { enum: [...values] });

/** A level of a dependent field can only be what lies below the level above it. */
const dependenceRules = (field: FormField, custom: readonly FormField[], kind: Writing["kind"]): Rule[] => {
  const { dependsOn } = field;
  const above = custom.find(({ key }) => key === dependsOn?.key);
  if (dependsOn === undefined || above === undefined) return [];
  const uppers = namesOf(above);
  return namesOf(field).map((own) => ({
    schema: at(["custom_fields"], {
      anyOf: [
        { not: filled(own) },
        ...uppers.flatMap((upper) =>
          Object.entries(dependsOn.options).map(([value, options]) => ({
            required: [upper],
            properties: { [upper]: { const: value }, [own]: { enum: [...options] } },
          })),
        ),
        // The level above stays as it is, whatever that is.
        ...(kind === "update" ? [{ not: { anyOf: uppers.map(present) } }] : []),
      ],
    }),
    pointer: pointerTo(["custom_fields", own]),
    code: "invalid_value",
    message: `What ${field.name} can be follows from ${above.name}.`,
  }));
};

/** What does for a new object to say a field, and by which pointer that is asked for. Undefined: it cannot be asked for. */
const placesOf = ({ form }: KnownForm, field: FormField): { given: JsonSchema[]; pointer: string } | undefined => {
  if (field.is_custom) {
    const given = namesOf(field).map((name) => within(["custom_fields"], requiredAt(name, isFilled(field))));
    const native = within(["native", "custom_fields"], present(field.key));
    return { given: [...given, native], pointer: pointerTo(["custom_fields", field.alias ?? field.key]) };
  }
  const place = placeOf(form, field);
  if (place === undefined) return undefined;
  const { ours, theirs, unless } = place;
  return {
    given: [
      ...(ours === null ? [] : [requiredAt(ours, isFilled(field))]),
      within(["native"], present(theirs)),
      ...(unless === undefined ? [] : [unless]),
    ],
    pointer: pointerTo(ours === null ? ["native", theirs] : [ours]),
  };
};

const placeOf = ({ places }: FormTerms, { key }: FormField): Place | undefined =>
  Object.hasOwn(places, key) ? places[key] : undefined;

const pathsOf = ({ form }: KnownForm, field: FormField): string[][] => {
  if (field.is_custom) return namesOf(field).map((name) => ["custom_fields", name]);
  const ours = placeOf(form, field)?.ours ?? null;
  return ours === null ? [] : [[ours]];
};

const isFilled = ({ type }: FormField): JsonSchema => ({
  not: { type: "null" },
  ...(type === "text" || type === "rich_text" || type === "url" ? { pattern: String.raw`\S` } : {}),
  ...(type === "multi_select" ? { minItems: 1 } : {}),
});
const requiredAt = (name: string, schema: JsonSchema): JsonSchema => ({
  required: [name],
  properties: { [name]: schema },
});

/** What a custom field goes by in a body. */
const namesOf = ({ key, alias }: FormField): string[] => (alias === null ? [key] : [alias, key]);

const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: "null" }] });

/** A JSON pointer. */
const pointerTo = (path: readonly string[]): string =>
  path.map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

const mostListed = 30;
const listed = (values: readonly string[]): string =>
  values.length === 0
    ? "none"
    : [
        ...values.slice(0, mostListed),
        ...(values.length > mostListed ? [`${values.length - mostListed} more`] : []),
      ].join(", ");
