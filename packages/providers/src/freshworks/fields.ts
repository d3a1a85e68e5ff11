import { type Account, type FormField, idText, type StatusFact } from "@portico/connector";
import type { FieldType, FormResource } from "@portico/model";
import { z } from "zod";

const text = z.string().nullish();
const flag = z.boolean().nullish();

/** What the fields of all forms of the family have in common, however a form spells the rest. */
export const wireField = z.object({
  id: idText,
  name: z.string(),
  label: text,
  required_for_agents: flag,
  required_for_closure: flag,
  agents_can_edit: flag,
  belongs_to_section: flag,
});

/** What a form spells in its own way. */
interface Spelled {
  type: string;
  isDefault: boolean;
  options: FormField["options"];
  raw: unknown;
}

export const toField = (
  resource: FormResource,
  wire: z.output<typeof wireField>,
  { type, isDefault, options, raw }: Spelled,
): FormField => ({
  key: wire.name,
  alias: null,
  native_id: wire.id,
  resource,
  name: wire.label ?? wire.name,
  type: Object.hasOwn(types, type) ? (types[type] ?? "json") : "json",
  options,
  is_custom: !isDefault,
  // What lies in a section is asked for only where that shows.
  is_required: wire.required_for_agents === true && wire.belongs_to_section !== true,
  is_writable: wire.agents_can_edit !== false,
  isRequiredToClose: wire.required_for_closure === true && wire.belongs_to_section !== true,
  native: z.record(z.string(), z.unknown()).parse(raw),
});

/** https://developers.freshdesk.com/api/#ticket-fields, and what the forms of people and companies have. */
const types: Readonly<Record<string, FieldType>> = {
  default_requester: "contact",
  default_subject: "text",
  default_description: "rich_text",
  default_ticket_type: "select",
  default_source: "select",
  default_status: "select",
  default_urgency: "select",
  default_impact: "select",
  default_priority: "select",
  default_group: "select",
  default_agent: "user",
  default_product: "select",
  default_company: "select",
  default_department: "select",
  default_category: "select",
  default_name: "text",
  default_first_name: "text",
  default_last_name: "text",
  default_job_title: "text",
  default_email: "text",
  default_primary_email: "text",
  default_phone: "text",
  default_mobile: "text",
  default_twitter_id: "text",
  default_twitter_profile_status: "boolean",
  default_twitter_followers_count: "integer",
  default_company_name: "text",
  default_address: "text",
  default_time_zone: "select",
  default_language: "select",
  default_tag_names: "multi_select",
  default_unique_external_id: "text",
  default_location: "select",
  default_reporting_manager: "contact",
  default_client_manager: "boolean",
  default_head: "contact",
  default_prime_user: "contact",
  default_note: "text",
  default_domains: "multi_select",
  default_health_score: "select",
  default_account_tier: "select",
  default_renewal_date: "date",
  default_industry: "select",
  custom_text: "text",
  custom_paragraph: "text",
  custom_checkbox: "boolean",
  custom_number: "integer",
  custom_decimal: "number",
  custom_date: "date",
  custom_date_time: "datetime",
  custom_dropdown: "select",
  custom_phone_number: "text",
  custom_url: "url",
  nested_field: "select",
};

/** Words as the options that they are. */
export const optionsOf = (words: readonly string[]): FormField["options"] =>
  words.map((word) => ({ value: word, name: word }));

/** Statuses as the options of the field that holds them. */
export const statusOptions = (statuses: readonly StatusFact[]): FormField["options"] =>
  statuses.map(({ id, name, status }) => ({ value: id, name, status }));

/** An account's statuses, those first that every account has: a word is written as the first that means it. */
export const builtInFirst = (
  statuses: readonly StatusFact[],
  isBuiltIn: (id: string) => boolean,
): readonly StatusFact[] => statuses.toSorted((one, other) => Number(isBuiltIn(other.id)) - Number(isBuiltIn(one.id)));

/** The status that a word is written as. */
export const nativeStatusOf = (word: StatusFact["status"] | undefined, { statuses }: Account): string | undefined =>
  word === undefined ? undefined : statuses.find(({ status }) => status === word)?.id;

/** Resolved and closed, whatever an administrator calls them. */
export const closing = ["4", "5"] as const;
