import { compares, type Condition, isRawNumeral, type Scalar, type Test } from "@portico/model";
import type { Provider } from "./contract.ts";
import { unsupportedFilter } from "./refusals.ts";

type Row = Readonly<Record<string, unknown>>;

/** The condition that a search puts on its hits, beside the filters of the list. */
export const conditionIn = (query: object): Condition | undefined =>
  // The one query that has a `filter` is a search's.
  "filter" in query ? (query.filter as Condition | undefined) : undefined;

/** Whether a unified object is a hit. Fails on one that does not show what the condition looks at. */
export const passesCondition = (provider: Provider, row: Row, condition: Condition): boolean => {
  if ("and" in condition) return condition.and.every((part) => passesCondition(provider, row, part));
  if ("or" in condition) return condition.or.some((part) => passesCondition(provider, row, part));
  if ("not" in condition) return !passesCondition(provider, row, condition.not);
  return passesTest(provider, row, condition);
};

const passesTest = (provider: Provider, row: Row, test: Test): boolean => {
  const [field = "", key] = pathOf(test.of);
  const { not_loaded } = row;
  if (Array.isArray(not_loaded) && not_loaded.includes(field))
    throw unsupportedFilter(provider, test.of, pointerOf(test));
  const held = [key === undefined ? row[field] : valueAt(row[field], key)].flat().filter((value) => !isEmpty(value));
  return test.values.some((wanted) =>
    wanted === null ? held.length === 0 : held.some((value) => relates(field, test.is, value, wanted)),
  );
};

/** Where a test stands in the body of a search. */
export const pointerOf = ({ at }: Test): string => `/filter${at}`;

/** A field, and of custom fields the key of one: keys may hold dots. */
const pathOf = (of: string): readonly string[] => {
  const dot = of.indexOf(".");
  return dot === -1 ? [of] : [of.slice(0, dot), of.slice(dot + 1)];
};

const valueAt = (fields: unknown, key: string): unknown =>
  typeof fields === "object" && fields !== null && Object.hasOwn(fields, key)
    ? (Reflect.get(fields, key) as unknown)
    : null;

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === "";

const relates = (field: string, is: Test["is"], value: unknown, wanted: NonNullable<Scalar>): boolean => {
  if (typeof wanted === "boolean") return is === "in" && value === wanted;
  const [one, other] = typeof wanted === "number" ? [numberOf(value), wanted] : alike(field, textOf(value), wanted);
  if (one === undefined) return false;
  return is === "in" ? one === other : compares[is](one, other);
};

/** Two texts as this field compares them. */
const alike = (
  field: string,
  value: string | undefined,
  wanted: string,
): [string | undefined, string] | [number, number] => {
  if (field === "tags") return [value?.toLowerCase(), wanted.toLowerCase()];
  if (field === "created_at" || field === "updated_at") return [Date.parse(value ?? ""), Date.parse(wanted)];
  return [value, wanted];
};

/** Some help desks write decimals as text. */
const numberOf = (value: unknown): number | undefined => {
  const text = typeof value === "number" ? String(value) : textOf(value);
  return text !== undefined && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
};

/** A numeral that no number holds is compared as it is written. */
const textOf = (value: unknown): string | undefined => {
  if (isRawNumeral(value)) return value.rawJSON;
  return typeof value === "string" ? value : undefined;
};
