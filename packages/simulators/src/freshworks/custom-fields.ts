import type { Problem } from "./problems.ts";
import { day, is, nullOr, oneOf, toProblem, unexpected } from "./rules.ts";
import type { Check } from "./rules.ts";

export type CustomValue = string | number | boolean | null;
export type CustomFields = Record<string, CustomValue>;

export type CustomFieldType =
  | "custom_text"
  | "custom_paragraph"
  | "custom_checkbox"
  | "custom_number"
  | "custom_decimal"
  | "custom_date"
  | "custom_dropdown"
  | "custom_phone_number"
  | "custom_url"
  | "nested_field";

/** `{ level1: [{ level2: [level3] }] }`, as the vendor writes dependent choices. */
export type NestedChoices = readonly Record<string, readonly Record<string, readonly string[]>[]>[];

export interface CustomField {
  name: string;
  label: string;
  type: CustomFieldType;
  choices?: readonly string[];
  nested?: { choices: NestedChoices; levels: readonly [string, string] };
}

/** Every key of `custom_fields`, dependent levels included. */
export const customKeys = (fields: readonly CustomField[]): string[] =>
  fields.flatMap((field) => [field.name, ...(field.nested?.levels ?? [])]);

const byType: Record<CustomFieldType, (field: CustomField) => Check> = {
  custom_text: () => is("String"),
  custom_paragraph: () => is("String"),
  custom_checkbox: () => is("Boolean"),
  custom_number: () => is("Integer"),
  custom_decimal: () => is("Number"),
  custom_date: () => day,
  custom_dropdown: (field) => oneOf(field.choices ?? []),
  custom_phone_number: () => is("String"),
  custom_url: () => is("String"),
  nested_field: (field) => oneOf((field.nested?.choices ?? []).flatMap((level) => Object.keys(level))),
};

/** Everything wrong inside `custom_fields`, each blamed on its own key. */
export const customFieldRules = (fields: readonly CustomField[]): Check => {
  const lowerLevels = fields.flatMap((field) => field.nested?.levels ?? []);
  const checks = new Map<string, Check>([
    ...fields.map((field): [string, Check] => [field.name, nullOr(byType[field.type](field))]),
    ...lowerLevels.map((name): [string, Check] => [name, nullOr(is("String"))]),
  ]);
  return is("key/value pair", (value) =>
    Object.entries(value as Record<string, unknown>).flatMap(([inside, inner]) =>
      (checks.get(inside) ?? unexpected)(inner).map(({ message, code }) => ({ inside, message, code })),
    ),
  );
};

/** What is wrong with the levels of dependent fields, as they would be: each must lie below the one above it. */
export const dependenceProblems = (
  fields: readonly CustomField[],
  present: CustomFields,
  given: CustomFields = {},
): Problem[] => {
  const merged = mergeCustomFields(fields, present, given);
  return fields.flatMap(({ name, nested }) => {
    const names = [name, ...(nested?.levels ?? [])];
    if (nested === undefined || !names.some((level) => level in given)) return [];
    const values = names.map((level) => merged[level] ?? null);
    return names.slice(1).flatMap((level, index): Problem[] => {
      const fitting = nestedPaths(nested.choices).filter((path) => path[index] === values[index]);
      const choices = [...new Set(fitting.map((path) => path[index + 1] ?? ""))];
      const value = values[index + 1];
      if (value === null || value === undefined || choices.includes(String(value))) return [];
      return oneOf(choices)(value).map((complaint) => toProblem(`custom_fields.${level}`, complaint));
    });
  });
};

/** Lays given values over present ones. Decimals are kept as text, as the vendor answers them; below a level that changes nothing stays. */
export const mergeCustomFields = (
  fields: readonly CustomField[],
  present: CustomFields,
  given: CustomFields = {},
): CustomFields => {
  const decimals = new Set(fields.filter((field) => field.type === "custom_decimal").map((field) => field.name));
  const merged = { ...present };
  for (const { name, nested } of fields)
    [name, ...(nested?.levels ?? [])].forEach((level, index, levels) => {
      if (level in given && given[level] !== present[level])
        for (const below of levels.slice(index + 1)) merged[below] = null;
    });
  for (const [key, value] of Object.entries(given)) merged[key] = decimals.has(key) ? asText(value) : value;
  return merged;
};

/** All keys of the form, with nothing in them. */
export const emptyCustomFields = (fields: readonly CustomField[]): CustomFields =>
  Object.fromEntries(customKeys(fields).map((key) => [key, null]));

const asText = (value: CustomValue): CustomValue => (value === null ? null : String(value));

/** The ways down a dependent field, as triples. */
export const nestedPaths = (choices: NestedChoices): [string, string, string][] =>
  choices.flatMap((first) =>
    Object.entries(first).flatMap(([one, seconds]) =>
      seconds.flatMap((second) =>
        Object.entries(second).flatMap(([two, thirds]) =>
          thirds.map((three): [string, string, string] => [one, two, three]),
        ),
      ),
    ),
  );
