import { isRecord } from "../settings.ts";
import type { Call } from "./call.ts";
import { customFieldRules } from "../freshworks/custom-fields.ts";
import type { CustomFieldType } from "../freshworks/custom-fields.ts";
import { statuses, ticketCustomFields, ticketTypes, writableSources, priorities } from "./form.ts";
import {
  arrayOf,
  email,
  is,
  known,
  needsFeature,
  notBlank,
  missing,
  nullOr,
  oneOf,
  time,
  toProblem,
} from "../freshworks/rules.ts";
import type { Check, Rules } from "../freshworks/rules.ts";
import type { Problem } from "../freshworks/problems.ts";
import type { CustomFields } from "../freshworks/custom-fields.ts";

/** A ticket body after its rules. Times are text in any accepted spelling. */
export interface TicketInput {
  requester_id?: number;
  name?: string;
  email?: string;
  phone?: string;
  facebook_id?: string;
  twitter_id?: string;
  unique_external_id?: string;
  subject?: string | null;
  description?: string;
  status?: number;
  priority?: number;
  source?: number;
  type?: string | null;
  responder_id?: number | null;
  group_id?: number | null;
  product_id?: number | null;
  company_id?: number | null;
  email_config_id?: number | null;
  cc_emails?: string[];
  tags?: string[];
  custom_fields?: CustomFields;
  due_by?: string | null;
  fr_due_by?: string | null;
  parent_id?: number;
  related_ticket_ids?: number[];
}

const feature = (has: boolean, name: string, field: string, check: Check): Check =>
  has ? check : needsFeature(name, field);

const shared = (call: Call, orNull: (check: Check) => Check): Rules => {
  const { store } = call.account;
  const settings = call.account.settings();
  return {
    name: is("String"),
    email,
    phone: is("String"),
    facebook_id: is("String"),
    twitter_id: is("String"),
    unique_external_id: is("String"),
    requester_id: known("contact", (id) => store.contacts.get(id) !== undefined || store.agents.has(id)),
    responder_id: orNull(known("agent", (id) => store.agents.has(id))),
    group_id: orNull(known("group", (id) => store.groups.has(id))),
    product_id: orNull(known("product", (id) => store.products.has(id))),
    company_id: feature(
      settings.multipleCompanies,
      "multiple_user_companies",
      "company_id",
      orNull(known("company", (id) => store.companies.has(id))),
    ),
    email_config_id: orNull(known("email config", (id) => store.emailConfigs.has(id))),
    internal_agent_id: feature(
      settings.sharedOwnership,
      "shared_ownership",
      "internal_agent_id",
      is("Positive Integer"),
    ),
    internal_group_id: feature(
      settings.sharedOwnership,
      "shared_ownership",
      "internal_group_id",
      is("Positive Integer"),
    ),
    parent_id: feature(
      settings.parentChild,
      "parent_child_infra",
      "parent_id",
      known("ticket", (id) => store.tickets.get(id) !== undefined),
    ),
    subject: orNull(is("String")),
    description: is("String"),
    type: orNull(oneOf(ticketTypes)),
    status: oneOf(statuses.map(([code]) => code)),
    priority: oneOf(Object.values(priorities)),
    source: oneOf(writableSources),
    tags: arrayOf("String"),
    custom_fields: customFieldRules(ticketCustomFields),
    due_by: orNull(time),
    fr_due_by: orNull(time),
    lookup_parameter: oneOf(["display_id", "primary_field_value"]),
    structured_description: is("key/value pair"),
  };
};

/** Null is refused throughout on create. */
export const createRules = (call: Call): Rules => ({
  ...shared(call, (check) => check),
  cc_emails: arrayOf("String"),
  related_ticket_ids: arrayOf("Positive Integer"),
});

/** No requester but an address, no source, and no relations. */
export const outboundRules = (call: Call): Rules => {
  const all = createRules(call);
  return Object.fromEntries(outboundFields.flatMap((field) => (all[field] === undefined ? [] : [[field, all[field]]])));
};

// prettier-ignore
const outboundFields = [
  "name", "email", "subject", "type", "status", "priority", "description", "cc_emails", "custom_fields", "due_by",
  "fr_due_by", "email_config_id", "group_id", "tags",
];

/** Null clears what can be empty on update; copies and related tickets cannot be changed. */
export const updateRules = (call: Call): Rules => shared(call, nullOr);

/** What the form demands of agents: on create it must be there, on update it must not be emptied. */
export const mandatoryProblems = (call: Call, mode: "create" | "update"): Problem[] =>
  call.account.settings().mandatoryFields.flatMap((name) => {
    const custom = ticketCustomFields.find((candidate) => candidate.name === name);
    const field = custom === undefined ? name : `custom_fields.${name}`;
    const holder: unknown = custom === undefined ? call.body : call.body["custom_fields"];
    const value = isRecord(holder) ? holder[name] : undefined;
    if (value !== undefined) return notBlank(value ?? "").map((complaint) => toProblem(field, complaint));
    return mode === "create" ? [missing(field, `It should be a/an ${kindOf(name, custom?.type)}`)] : [];
  });

const kindsOfCustom: Partial<Record<CustomFieldType, string>> = {
  custom_checkbox: "Boolean",
  custom_number: "Integer",
  custom_decimal: "Number",
};

const kindOf = (name: string, type: CustomFieldType | undefined): string =>
  name.endsWith("_id") ? "Positive Integer" : ((type && kindsOfCustom[type]) ?? "String");
