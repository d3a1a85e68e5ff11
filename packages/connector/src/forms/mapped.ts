import type { Field, Mappings } from "@portico/model";
import type { AccountFacts } from "../contract.ts";
import type { FormField } from "./form.ts";

/** An account as its connection wants it seen: with statuses that mean what was said of them, and fields by their aliases. */
export const mapped = <Facts extends Pick<AccountFacts, "statuses" | "fields">>(
  facts: Facts,
  mappings: Mappings | null,
): Facts =>
  mappings === null
    ? facts
    : {
        ...facts,
        statuses: facts.statuses.map((known) => ({ ...known, status: wordOf(mappings, known.id) ?? known.status })),
        fields: withAliases(facts.fields, mappings),
      };

/** Fields by their aliases, and options of statuses with the words that were said of them. */
export const withAliases = <F extends FormField>(fields: readonly F[], mappings: Mappings | null): readonly F[] =>
  mappings === null
    ? fields
    : fields.map((field) => ({
        ...field,
        alias: field.is_custom ? aliasOf(mappings, field) : null,
        options: field.options?.map((option) => statusIn(mappings, option)) ?? null,
      }));

const aliasOf = (mappings: Mappings, { resource, key }: Field): string | null =>
  Object.entries(aliasesIn(mappings, resource)).find(([, native]) => native === key)?.[0] ?? null;

/** The aliases of a resource; none where it has no custom fields. */
export const aliasesIn = (mappings: Mappings, resource: string): Readonly<Record<string, string>> =>
  resource === "tickets" || resource === "contacts" || resource === "companies" ? mappings[resource] : {};

/** Only the options of a status say which word they mean. */
const statusIn = (mappings: Mappings, option: NonNullable<Field["options"]>[number]): typeof option =>
  option.status === undefined ? option : { ...option, status: wordOf(mappings, option.value) ?? option.status };

const wordOf = ({ status }: Mappings, id: string) => (Object.hasOwn(status, id) ? status[id] : undefined);
