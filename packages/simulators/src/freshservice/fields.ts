import { ok } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import type { CustomField } from "../freshworks/custom-fields.ts";
import { invalid } from "../freshworks/problems.ts";
import { is, notBlank, problemsOf, withQuery } from "../freshworks/rules.ts";
import { toTime } from "../freshworks/times.ts";
import { created } from "./call.ts";
import type { Call } from "./call.ts";
import { categories, degrees, priorities, sources, statuses, ticketCustomFields } from "./form.ts";
import { nameOf } from "./store.ts";
import { workspaceRules } from "./ticket-list.ts";
import { askedWorkspace } from "./workspaces.ts";

/** When the account's forms were made; any fixed moment will do. */
export const madeAt = toTime(Date.UTC(2024, 7, 29, 14, 17));
const firstFieldId = 21_000_152_095;
const firstChoiceId = 21_000_039_527;

interface Choice {
  id: number;
  value: string;
}

interface FormField {
  name: string;
  label: string;
  type: string;
  choices?: readonly Choice[];
  required?: true;
  extra?: Record<string, unknown>;
}

/** The choices of a coded field: the id is the code. */
const coded = (codes: Iterable<readonly [number, string]>): Choice[] =>
  [...codes].map(([id, value]) => ({ id, value }));

/** Those of a field whose tickets hold the value: the id is a row's, and means nothing. */
const valued = (values: readonly string[], offset: number): Choice[] =>
  values.map((value, position) => ({ id: firstChoiceId + offset + position, value }));

/** `GET /ticket_form_fields`: the form of one workspace, or what all have in common. */
export const listTicketFields = (call: Call): Reply =>
  withQuery(call, workspaceRules(call), (query) => {
    const asked = askedWorkspace(call, query["workspace_id"]);
    const template = asked === "all" ? undefined : call.account.store.workspaces.get(asked)?.template_name;
    const custom = ticketCustomFields.filter((field) => field.workspace === undefined || field.workspace === template);
    const fields = [...defaultFields(call), ...custom.map((field, position) => customField(field, position))];
    const workspace = asked === "all" || asked === 0 ? {} : { workspace_id: asked };
    return ok({
      ticket_fields: fields.map((field, position) => ticketField(call, field, position, workspace)),
    });
  });

const byName = (records: Iterable<{ id: number; name: string }>): Choice[] =>
  [...records].map(({ id, name }) => ({ id, value: name }));

const defaultFields = (call: Call): FormField[] => {
  const { agents, groups, departments, sources: own } = call.account.store;
  const ownSources = [...own.values()].map((source): [number, string] => [source.choice_id, source.value]);
  const requesterExtra = { portal_cc: false, portalcc_to: "company" };
  return [
    { name: "requester", label: "Requester", type: "default_requester", required: true, extra: requesterExtra },
    { name: "subject", label: "Subject", type: "default_subject", required: true },
    {
      name: "ticket_type",
      label: "Type",
      type: "default_ticket_type",
      choices: valued(["Incident", "Service Request"], 0),
    },
    { name: "source", label: "Source", type: "default_source", choices: coded([...sources, ...ownSources]) },
    { name: "status", label: "Status", type: "default_status", choices: coded(statuses), required: true },
    { name: "urgency", label: "Urgency", type: "default_urgency", choices: coded(degrees) },
    { name: "impact", label: "Impact", type: "default_impact", choices: coded(degrees) },
    { name: "priority", label: "Priority", type: "default_priority", choices: coded(priorities), required: true },
    { name: "group", label: "Assign to group", type: "default_group", choices: byName(groups.values()) },
    {
      name: "agent",
      label: "Assign to agent",
      type: "default_agent",
      choices: [...agents.values()].map((agent) => ({ id: agent.id, value: nameOf(agent) })),
    },
    { name: "department", label: "Department", type: "default_department", choices: byName(departments.values()) },
    { name: "category", label: "Category", type: "default_category", choices: valued(categories, 10) },
    { name: "description", label: "Description", type: "default_description", required: true },
  ];
};

const customField = ({ name, label, type, choices }: CustomField, position: number): FormField => ({
  name,
  label,
  type,
  ...(choices !== undefined && { choices: valued(choices, 100 + position * 20) }),
});

/** The form says `agent` where the ticket says `responder_id`. */
const bodyNames: Record<string, string> = {
  agent: "responder_id",
  group: "group_id",
  department: "department_id",
  ticket_type: "type",
};

const ticketField = (
  call: Call,
  { name, label, type, choices, required, extra }: FormField,
  position: number,
  workspace: object,
) => {
  const isDefault = type.startsWith("default_");
  const isMandatory = call.account.settings().mandatoryFields.includes(bodyNames[name] ?? name);
  return {
    id: firstFieldId + position,
    name,
    label,
    description: isDefault ? `Ticket ${label.toLowerCase()}` : "",
    field_type: type,
    created_at: madeAt,
    updated_at: madeAt,
    position: position + 1,
    required_for_closure: call.account.settings().closingFields.includes(bodyNames[name] ?? name),
    default_field: isDefault,
    required_for_agents: required === true || isMandatory,
    customers_can_edit: !isDefault || required === true,
    label_for_customers: label,
    required_for_customers: name === "requester" || name === "subject",
    displayed_to_customers: true,
    belongs_to_section: false,
    ...(type === "custom_date" && { date_only: true }),
    ...extra,
    choices: choices ?? [],
    nested_fields: [],
    sections: [],
    ...workspace,
  };
};

const firstOwnSource = 1001;

/** `POST /ticket_fields/sources`: a source of the account's own. */
export const createSource = (call: Call): Reply => {
  const problems = problemsOf(call.body, { name: is("String", notBlank) }, ["name"]);
  if (problems.length > 0) return invalid(...problems);
  const { store } = call.account;
  const source = {
    id: store.nextId("source"),
    created_at: call.now,
    updated_at: call.now,
    choice_id: firstOwnSource + store.sources.size,
    value: String(call.body["name"]),
    position: sources.length + store.sources.size,
  };
  store.sources.set(source.choice_id, source);
  const stamps = { created_at: toTime(source.created_at), updated_at: toTime(source.updated_at) };
  return created(call, "source", { ...source, ...stamps, visible: true, default: false });
};
