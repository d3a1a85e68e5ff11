import type { CustomField } from "./custom-fields.ts";
import type { Problem } from "./problems.ts";
import { missing, notBlank, toProblem } from "./rules.ts";
import { isRecord } from "../settings.ts";

const over: ReadonlySet<unknown> = new Set([4, 5]);

/** What the form demands before a ticket is resolved or closed: it is there already, or comes with the very write. */
export const closingProblems = (
  names: readonly string[],
  custom: readonly CustomField[],
  body: Record<string, unknown>,
  present: object = {},
): Problem[] => {
  if (!over.has(body["status"])) return [];
  return names.flatMap((name) => {
    const isCustom = custom.some((field) => field.name === name);
    const field = isCustom ? `custom_fields.${name}` : name;
    const given = valueIn(body, name, isCustom);
    const value = given === undefined ? valueIn(present, name, isCustom) : given;
    if (value === undefined) return [missing(field)];
    return notBlank(value ?? "").map((complaint) => toProblem(field, complaint));
  });
};

const valueIn = (holder: object, name: string, isCustom: boolean): unknown => {
  const fields: unknown = isCustom ? Reflect.get(holder, "custom_fields") : holder;
  return isRecord(fields) ? fields[name] : undefined;
};
