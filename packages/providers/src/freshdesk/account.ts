import { type AccountFacts, call, shape, type StatusFact } from "@portico/connector";
import type { Field, FieldType } from "@portico/model";
import { assumedStatuses, builtInStatus, statusNamed } from "./words.ts";
import { type WireTicketFields, wireTicketFields } from "./wire.ts";

type WireField = WireTicketFields[number];

/** What can be relied on where the key may not read the account's forms. */
export const assumed: AccountFacts = { statuses: assumedStatuses, fields: [] };

/** The account's statuses and ticket fields: https://developers.freshdesk.com/api/#list_all_ticket_fields */
export const learn = call<void, AccountFacts>({
  send: () => ({ method: "GET", path: "/api/v2/ticket_fields" }),
  answers: shape(wireTicketFields, (fields) => ({
    statuses: statusesIn(fields),
    fields: fields.flatMap(toFields),
  })),
});

const statusesIn = (fields: WireTicketFields): readonly StatusFact[] => {
  const choices = fields.find((field) => field.type === "default_status")?.choices;
  if (!isRecord(choices)) return assumedStatuses;
  return Object.entries(choices).map(toStatus);
};

/** The labels are the agents' word and the customers' word for the same code. */
const toStatus = ([id, labels]: [string, unknown]): StatusFact => {
  const name = String(Array.isArray(labels) ? labels[0] : labels);
  return { id, name, status: builtInStatus.of(id) ?? statusNamed(name) };
};

const toFields = (field: WireField): Field[] => {
  const leaf = { ...field, choices: null, required_for_agents: false };
  return [toField(field, field), ...(field.nested_ticket_fields ?? []).map((nested) => toField(leaf, nested))];
};

/** The levels of a nested field are fields of their own, named apart from their parent. */
const toField = (
  field: WireField,
  named: Pick<WireField, "id" | "name"> & { label?: string | null | undefined },
): Field => ({
  key: named.name,
  alias: null,
  native_id: named.id,
  resource: "tickets",
  name: named.label ?? named.name,
  type: types[field.type] ?? "json",
  options: optionsOf(field),
  is_custom: field.default !== true,
  is_required: field.required_for_agents === true,
  is_writable: true,
});

const types: Readonly<Record<string, FieldType>> = {
  default_requester: "contact",
  default_subject: "text",
  default_description: "rich_text",
  default_ticket_type: "select",
  default_source: "select",
  default_status: "select",
  default_priority: "select",
  default_group: "select",
  default_agent: "user",
  default_product: "select",
  default_company: "select",
  custom_text: "text",
  custom_paragraph: "text",
  custom_checkbox: "boolean",
  custom_number: "integer",
  custom_decimal: "number",
  custom_date: "date",
  custom_dropdown: "select",
  custom_phone_number: "text",
  custom_url: "url",
  nested_field: "select",
};

/** `choices` has four shapes: code → labels, label → id, a list of labels, a list of trees. */
const optionsOf = ({ choices, type }: WireField): Field["options"] => {
  if (Array.isArray(choices))
    return choices
      .flatMap((choice: unknown) => (isRecord(choice) ? Object.keys(choice) : [String(choice)]))
      .map((label) => ({ value: label, name: label }));
  if (!isRecord(choices)) return null;
  return type === "default_status"
    ? Object.entries(choices)
        .map(toStatus)
        .map(({ id, name, status }) => ({ value: id, name, status }))
    : Object.entries(choices).map(([label, id]) => ({ value: String(id), name: label }));
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
