import type { CustomField, CustomFields, CustomFieldType } from "../freshworks/custom-fields.ts";
import type { SearchField, SearchFields } from "../freshworks/search-match.ts";
import { parseDay } from "../freshworks/times.ts";

type Held = { custom_fields: CustomFields };

const textIn = (doc: Held, name: string): string | null => {
  const value = doc.custom_fields[name];
  return typeof value === "string" ? value : null;
};

/** How a custom field can be searched, by its type. */
const byType: Partial<Record<CustomFieldType, (name: string) => SearchField<Held>>> = {
  custom_text: (name) => ({ type: "text", nullable: false, read: (doc) => textIn(doc, name) }),
  custom_dropdown: (name) => ({ type: "text", nullable: false, read: (doc) => textIn(doc, name) }),
  custom_checkbox: (name) => ({ type: "flag", nullable: false, read: (doc) => doc.custom_fields[name] === true }),
  custom_number: (name) => ({
    type: "number",
    nullable: false,
    read: ({ custom_fields: { [name]: value } }) => (typeof value === "number" ? value : null),
  }),
  custom_date: (name) => ({
    type: "day",
    only: [":>", ":<"],
    nullable: false,
    read: (doc) => parseDay(textIn(doc, name) ?? "") ?? null,
  }),
};

/** The custom fields of these types, by their names. */
export const customSearchFields = (
  fields: readonly CustomField[],
  types: readonly CustomFieldType[],
): SearchFields<Held> =>
  Object.fromEntries(
    fields.flatMap(({ name, type }) => {
      const field = types.includes(type) ? byType[type]?.(name) : undefined;
      return field === undefined ? [] : [[name, field]];
    }),
  );
