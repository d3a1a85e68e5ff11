import { ok } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import type { Call } from "./call.ts";
import { collections } from "./collection-table.ts";
import { shown } from "./collections.ts";
import {
  companyCustomFields,
  contactCustomFields,
  priorities,
  sources,
  statuses,
  ticketCustomFields,
  ticketTypes,
} from "./form.ts";
import type { CustomField } from "../freshworks/custom-fields.ts";
import { oneOf, withQuery } from "../freshworks/rules.ts";
import { toTime } from "../freshworks/times.ts";

/** When the account's form was made; any fixed moment will do. */
const formMadeAt = toTime(Date.UTC(2024, 4, 13, 8, 30));
const firstFieldId = 11_000_900_001;
const byName = (records: Iterable<{ id: number; name: string }>): Record<string, number> =>
  Object.fromEntries([...records].map(({ id, name }) => [name, id]));

interface FormField {
  name: string;
  label: string;
  type: string;
  choices?: unknown;
  extra?: Record<string, unknown>;
}

/** `GET /ticket_fields`: the four shapes of `choices`, as the vendor has them. */
export const listTicketFields = (call: Call): Reply => {
  const fields = [...defaultTicketFields(call), ...ticketCustomFields.map((field) => customField(field))];
  return withQuery(call, { type: oneOf(fields.map((field) => field.type)) }, (query) => {
    const shown = fields.map((field, position) => ticketField(call, field, position));
    return ok(shown.filter((field) => query["type"] === undefined || field.type === query["type"]));
  });
};

const defaultTicketFields = (call: Call): FormField[] => {
  const { agents, groups, products } = call.account.store;
  return [
    {
      name: "requester",
      label: "Search a requester",
      type: "default_requester",
      extra: { portal_cc: false, portal_cc_to: "company" },
    },
    { name: "subject", label: "Subject", type: "default_subject" },
    { name: "ticket_type", label: "Type", type: "default_ticket_type", choices: ticketTypes },
    { name: "source", label: "Source", type: "default_source", choices: sources },
    {
      name: "status",
      label: "Status",
      type: "default_status",
      choices: Object.fromEntries(statuses.map(([code, forAgents, forCustomers]) => [code, [forAgents, forCustomers]])),
    },
    { name: "priority", label: "Priority", type: "default_priority", choices: priorities },
    { name: "group", label: "Group", type: "default_group", choices: byName(groups.values()) },
    { name: "agent", label: "Agent", type: "default_agent", choices: byName(agents.values()) },
    { name: "product", label: "Product", type: "default_product", choices: byName(products.values()) },
    { name: "company", label: "Company", type: "default_company" },
    { name: "description", label: "Description", type: "default_description" },
  ];
};

const customField = ({ name, label, type, choices, nested }: CustomField): FormField => ({
  name,
  label,
  type,
  ...(choices !== undefined && { choices }),
  ...(nested !== undefined && { choices: nested.choices, extra: { levels: nested.levels } }),
});

const alwaysRequired = new Set(["requester", "status", "priority"]);

const ticketField = (call: Call, { name, label, type, choices, extra }: FormField, position: number) => {
  const id = firstFieldId + position;
  const isDefault = type.startsWith("default_");
  const { levels, ...more } = extra ?? {};
  return {
    id,
    name,
    label,
    description: isDefault ? `Ticket ${label.toLowerCase()}` : "",
    position: position + 1,
    type,
    default: isDefault,
    customers_can_edit: !isDefault,
    label_for_customers: label,
    required_for_closure: call.account.settings().closingFields.includes(bodyNames[name] ?? name),
    required_for_agents: alwaysRequired.has(name) || isMandatory(call, name),
    required_for_customers: name === "requester",
    displayed_to_customers: true,
    customers_can_filter: false,
    created_at: formMadeAt,
    updated_at: formMadeAt,
    ...(choices !== undefined && { choices }),
    ...more,
    ...(Array.isArray(levels) && {
      nested_ticket_fields: levels.map((level, index) => nestedField(id, String(level), index)),
    }),
  };
};

/** The form says `agent` where the ticket says `responder_id`. */
const bodyNames: Record<string, string> = {
  agent: "responder_id",
  group: "group_id",
  product: "product_id",
  company: "company_id",
  ticket_type: "type",
};

const isMandatory = (call: Call, name: string): boolean =>
  call.account.settings().mandatoryFields.includes(bodyNames[name] ?? name);

const nestedField = (parent: number, name: string, index: number) => ({
  description: "",
  id: parent * 10 + index,
  label: name.replace(/^cf_region_/, ""),
  label_in_portal: name.replace(/^cf_region_/, ""),
  level: index + 2,
  name,
  ticket_field_id: parent,
  created_at: formMadeAt,
  updated_at: formMadeAt,
});

/** `GET /contact_fields`. */
export const listContactFields = (call: Call): Reply =>
  ok([
    ...[...contactDefaults.map(toFormField), ...contactCustomFields.map(customField)].map(contactField),
    ...madeSince(call, "contact_fields"),
  ]);

const contactField = (field: FormField, position: number) => ({
  ...personField(field, position),
  editable_in_signup: field.name === "name" || field.name === "email",
  customers_can_edit: true,
  label_for_customers: field.label,
  required_for_customers: field.name === "name",
  displayed_for_customers: true,
});

/** `GET /company_fields`: the same without the customers' keys. */
export const listCompanyFields = (call: Call): Reply =>
  ok([
    ...[...companyDefaults.map(toFormField), ...companyCustomFields.map(customField)].map(personField),
    ...madeSince(call, "company_fields"),
  ]);

/** Fields that an administrator added through the API. */
const madeSince = (call: Call, path: string): object[] =>
  collections
    .filter((collection) => collection.path === path)
    .flatMap((collection) => [...call.account.store.rows(path).values()].map((row) => shown(call, collection, row)));

const toFormField = ([name, label, choices]: readonly [string, string, unknown?]): FormField => ({
  name,
  label,
  type: `default_${name}`,
  ...(choices !== undefined && { choices }),
});

const personField = ({ name, label, type, choices }: FormField, position: number) => ({
  id: firstFieldId + 500 + position,
  name,
  label,
  position: position + 1,
  required_for_agents: name === "name",
  agents_can_edit: true,
  displayed_for_agents: true,
  quick_add_for_agent: false,
  unique: false,
  type,
  default: type.startsWith("default_"),
  created_at: formMadeAt,
  updated_at: formMadeAt,
  ...(choices !== undefined && { choices }),
});

const timeZones = {
  London: "(GMT+00:00) London",
  Lisbon: "(GMT+00:00) Lisbon",
  Berlin: "(GMT+01:00) Berlin",
  Tokyo: "(GMT+09:00) Tokyo",
};
const languages = { en: "English", de: "German", "ja-JP": "Japanese", ar: "Arabic" };

const contactDefaults: readonly (readonly [string, string, unknown?])[] = [
  ["name", "Full name"],
  ["job_title", "Title"],
  ["email", "Email"],
  ["phone", "Work phone"],
  ["mobile", "Mobile phone"],
  ["twitter_id", "Twitter"],
  ["company_name", "Company"],
  ["address", "Address"],
  ["time_zone", "Time zone", timeZones],
  ["language", "Language", languages],
  ["tag_names", "Tags"],
  ["description", "About"],
  ["unique_external_id", "Unique external id"],
];

export const healthScores = ["At risk", "Doing okay", "Happy"];
export const accountTiers = ["Basic", "Premium", "Enterprise"];
export const industries = ["Retail", "Logistics", "Healthcare", "Education"];

const companyDefaults: readonly (readonly [string, string, unknown?])[] = [
  ["name", "Company Name"],
  ["description", "Description"],
  ["note", "Notes"],
  ["domains", "Domains for this company"],
  ["health_score", "Health score", healthScores],
  ["account_tier", "Account tier", accountTiers],
  ["renewal_date", "Renewal date"],
  ["industry", "Industry", industries],
];
