import { isRecord } from "../settings.ts";
import type { FreshworksCall, Reply } from "./call.ts";
import { invalid } from "./problems.ts";
import type { Problem } from "./problems.ts";
import { parseDay, parseTime } from "./times.ts";

/** What is wrong with a value; `inside` names the part of it that is to blame. */
export type Complaint = Pick<Problem, "message" | "code"> & { inside?: string };

/** Judges one value; no complaint is praise. */
export type Check = (value: unknown) => readonly Complaint[];
export type Rules = Readonly<Record<string, Check>>;

const kinds = {
  String: (value: unknown) => typeof value === "string",
  "Positive Integer": (value: unknown) => Number.isSafeInteger(value) && Number(value) > 0,
  Integer: (value: unknown) => Number.isSafeInteger(value),
  Number: (value: unknown) => typeof value === "number" || (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value)),
  Boolean: (value: unknown) => typeof value === "boolean",
  Array: (value: unknown) => Array.isArray(value),
  "key/value pair": isRecord,
};
type Kind = keyof typeof kinds;

/** Any value will do, as in most query parameters. */
export const anything: Check = () => [];

/** For a field that the vendor does not know. */
export const unexpected: Check = () => [{ code: "invalid_field", message: "Unexpected/invalid field in request" }];

/** The value is of a kind and, where more is asked, passes that too. */
export const is =
  (kind: Kind, more: Check = anything): Check =>
  (value) =>
    kinds[kind](value) ? more(value) : [mismatch(value, kind)];

export const nullOr =
  (check: Check): Check =>
  (value) =>
    value === null ? [] : check(value);

/** The value passes a test, or is complained of in these words. */
export const passes =
  (test: (value: unknown) => boolean, message: string): Check =>
  (value) =>
    test(value) ? [] : [{ code: "invalid_value", message }];

/** Null counts as a value outside the list, as seen live. */
export const oneOf = (values: readonly (string | number)[], joint = ","): Check =>
  passes(
    (value) => values.some((allowed) => allowed === value),
    `It should be one of these values: '${values.join(joint)}'`,
  );

export const arrayOf = (kind: Kind): Check =>
  is("Array", (value) => (value as unknown[]).flatMap(is(kind)).slice(0, 1));

/** A number that names a record of the account. */
export const known = (noun: string, exists: (id: number) => boolean): Check =>
  is(
    "Positive Integer",
    passes((value) => exists(value as number), `There is no ${noun} matching the given id`),
  );

/** Text that passes a test. */
export const text = (test: (text: string) => boolean, message: string): Check =>
  is(
    "String",
    passes((value) => test(value as string), message),
  );

export const email = text(
  (address) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address),
  "It should be in the 'valid email address' format",
);

export const time = text(
  (moment) => parseTime(moment) !== undefined,
  "It should be in the 'combined date and time ISO8601' format",
);

export const day = text((date) => parseDay(date) !== undefined, "It should be in the 'yyyy-mm-dd' format");

export const notBlank = passes(
  (value) => typeof value !== "string" || value.trim() !== "",
  "It should not be blank as this is a mandatory field",
);

/** A field the account has not paid for. */
export const needsFeature =
  (feature: string, field: string): Check =>
  () => [
    {
      code: "inaccessible_field",
      message: `The ${feature} feature is required to support ${field} attribute in the request`,
    },
  ];

export const missing = (field: string, message = "Mandatory attribute missing"): Problem => ({
  field,
  message,
  code: "missing_field",
});

/** Every problem of a body at once: `required` fields that are absent, fields that are wrong, and fields nobody knows. */
export const problemsOf = (
  body: Record<string, unknown>,
  rules: Rules,
  required: readonly string[] = [],
): Problem[] => [
  ...required.filter((field) => !(field in body)).map((field) => missing(field)),
  ...Object.entries(body).flatMap(([field, value]) => {
    const check = (Object.hasOwn(rules, field) ? rules[field] : undefined) ?? unexpected;
    return check(value).map((complaint) => toProblem(field, complaint));
  }),
];

export const toProblem = (field: string, { inside, message, code }: Complaint): Problem => ({
  field: inside === undefined ? field : `${field}.${inside}`,
  message,
  code,
});

/** Hands the body on as `Input`, or answers with everything that is wrong with it. */
export const withBody = <Input>(
  call: Pick<FreshworksCall<unknown, unknown>, "body">,
  rules: Rules,
  required: readonly string[],
  use: (input: Input) => Reply,
): Reply => {
  const problems = problemsOf(call.body, rules, required);
  // The rules were written for exactly this Input, and every field has just passed them.
  return problems.length > 0 ? invalid(...problems) : use(call.body as Input);
};

/** The same for query parameters, which are all text. */
export const withQuery = (
  call: Pick<FreshworksCall<unknown, unknown>, "query">,
  rules: Rules,
  use: (query: Record<string, string>) => Reply,
): Reply => {
  const query = Object.fromEntries(call.query);
  const problems = problemsOf(query, rules);
  return problems.length > 0 ? invalid(...problems) : use(query);
};

const mismatch = (value: unknown, kind: Kind): Complaint => ({
  code: "datatype_mismatch",
  message: `Value set is of type ${typeName(value)}.It should be a/an ${kind}`,
});

const typeName = (value: unknown): string => {
  if (value === null) return "Null";
  if (Array.isArray(value)) return "Array";
  if (typeof value === "number") return Number.isInteger(value) ? "Integer" : "Float";
  if (typeof value === "string") return "String";
  return typeof value === "boolean" ? "Boolean" : "key/value pair";
};
