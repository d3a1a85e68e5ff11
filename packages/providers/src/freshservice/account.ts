import { type AccountFacts, call, type Flow, shape, type StatusFact, type WireRequest } from "@portico/connector";
import { type Field, type FieldType, PorticoError } from "@portico/model";
import { z } from "zod";
import { type WireTicketFields, wireTicketFields } from "./wire.ts";
import { assumedStatuses, builtInStatus, statusNamed } from "./words.ts";

type WireField = WireTicketFields[number];
type Everywhere = NonNullable<AccountFacts["everywhere"]>;

/**
 * What makes a list go over all workspaces: 0 by newer text, 1 by older; and an account from before there were any refuses the
 * word. Without it only the primary workspace is listed.
 */
const newer = { workspace_id: "0" };
const older = { workspace_id: "1" };

/** What can be relied on where the key may not read the account's forms. */
export const assumed: AccountFacts = { statuses: assumedStatuses, fields: [], everywhere: newer };

/** https://api.freshservice.com/#list_all_ticket_fields: the form of the primary workspace. */
const form = call({
  send: () => ({ method: "GET", path: "/api/v2/ticket_form_fields" }),
  at: "ticket_fields",
  answers: shape(wireTicketFields, (fields) => fields),
});

const oneTicket = call<Everywhere, unknown[]>({
  send: (everywhere): WireRequest => ({
    method: "GET",
    path: "/api/v2/tickets",
    query: { ...everywhere, per_page: "1" },
  }),
  at: "tickets",
  answers: shape(z.array(z.unknown()), (rows) => rows),
});

/** The account's statuses and ticket fields, and how its lists are told to leave no workspace out. */
export const learn: Flow<void, AccountFacts> = {
  flow: async ({ ask }) => {
    const fields = await ask(form, undefined);
    for (const everywhere of [newer, older])
      try {
        await ask(oneTicket, everywhere);
        return { ...factsIn(fields), everywhere };
      } catch (error) {
        if (!(error instanceof PorticoError) || error.code !== "provider_validation") throw error;
      }
    return { ...factsIn(fields), everywhere: {} };
  },
};

const factsIn = (fields: WireTicketFields): Omit<AccountFacts, "everywhere"> => ({
  statuses: statusesIn(fields),
  fields: fields.flatMap(toFields),
});

/** Of a coded field the id of a choice is the code; of any other it is a row's, and what a ticket holds is the value. */
const coded = new Set(["default_status", "default_priority", "default_source", "default_urgency", "default_impact"]);
const named = new Set(["default_group", "default_agent", "default_department"]);

const statusesIn = (fields: WireTicketFields): readonly StatusFact[] => {
  const choices = fields.find((field) => field.field_type === "default_status")?.choices ?? [];
  return choices.length === 0 ? assumedStatuses : choices.map(toStatus);
};

const toStatus = ({ id, value }: NonNullable<WireField["choices"]>[number]): StatusFact => ({
  id: id ?? value,
  name: value,
  status: builtInStatus.of(id ?? value) ?? statusNamed(value),
});

const toFields = (field: WireField): Field[] => {
  const leaf = { ...field, choices: null, required_for_agents: false };
  return [toField(field, field), ...(field.nested_fields ?? []).map((nested) => toField(leaf, nested))];
};

/** The levels of a nested field are fields of their own, named apart from their parent. */
const toField = (
  field: WireField,
  { id, name, label }: { id: string; name: string; label?: string | null | undefined },
): Field => ({
  key: name,
  alias: null,
  native_id: id,
  resource: "tickets",
  name: label ?? name,
  type: types[field.field_type] ?? "json",
  options: optionsOf(field),
  is_custom: field.default_field !== true,
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
  default_urgency: "select",
  default_impact: "select",
  default_priority: "select",
  default_group: "select",
  default_agent: "user",
  default_department: "select",
  default_category: "select",
  custom_text: "text",
  custom_paragraph: "text",
  custom_checkbox: "boolean",
  custom_number: "integer",
  custom_decimal: "number",
  custom_date: "date",
  custom_dropdown: "select",
  custom_url: "url",
  nested_field: "select",
};

const optionsOf = ({ choices, field_type }: WireField): Field["options"] => {
  if (choices === null || choices === undefined || choices.length === 0) return null;
  if (field_type === "default_status")
    return choices.map(toStatus).map(({ id, name, status }) => ({ value: id, name, status }));
  const isById = coded.has(field_type) || named.has(field_type);
  return choices.map(({ id, value }) => ({ value: isById ? (id ?? value) : value, name: value }));
};
