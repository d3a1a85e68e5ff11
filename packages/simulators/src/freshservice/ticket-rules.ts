import { customFieldRules } from "../freshworks/custom-fields.ts";
import type { CustomFields } from "../freshworks/custom-fields.ts";
import type { Problem } from "../freshworks/problems.ts";
import {
  arrayOf,
  email,
  is,
  known,
  missing,
  needsFeature,
  notBlank,
  nullOr,
  time,
  toProblem,
} from "../freshworks/rules.ts";
import type { Check, Rules } from "../freshworks/rules.ts";
import { parseTime } from "../freshworks/times.ts";
import { isRecord } from "../settings.ts";
import { noFilesInJson } from "./attachments.ts";
import type { Call } from "./call.ts";
import { hasModule } from "./flavours.ts";
import type { Module } from "./flavours.ts";
import { categories, degrees, priorities, sources, statuses, ticketCustomFields } from "./form.ts";
import type { TicketRecord } from "./records.ts";
import { codeOf, displayed, oneOfThese } from "./rules.ts";
import { personIn } from "./store.ts";

/** Something that is not a ticket, as a ticket names it. */
export interface Displayed {
  display_id: number;
}

/** A ticket body after its rules. Times are text in any accepted spelling. */
export interface TicketInput {
  requester_id?: number;
  email?: string;
  phone?: string;
  name?: string;
  requested_for_id?: number;
  subject?: string;
  description?: string;
  status?: number;
  priority?: number;
  urgency?: number;
  impact?: number;
  source?: number;
  type?: "Incident" | "Case";
  responder_id?: number | null;
  group_id?: number | null;
  department_id?: number | null;
  workspace_id?: number;
  email_config_id?: number | null;
  category?: string | null;
  sub_category?: string | null;
  item_category?: string | null;
  cc_emails?: string[];
  tags?: string[];
  custom_fields?: CustomFields;
  due_by?: string;
  fr_due_by?: string;
  parent_id?: number;
  assets?: Displayed[];
  problem?: Displayed;
  change_initiating_ticket?: Displayed;
  change_initiated_by_ticket?: Displayed;
  resolution_notes?: string | null;
  planned_start_date?: string | null;
  planned_end_date?: string | null;
  planned_effort?: string | null;
}

/** What creates and updates take alike; what may be emptied is for the caller to say. */
const shared = (call: Call, orNull: (check: Check) => Check): Rules => {
  const { store } = call.account;
  const person = known("user", (id) => personIn(store, id) !== undefined);
  const future = futureTime(call.now);
  return {
    requester_id: person,
    requested_for_id: person,
    email,
    phone: is("String"),
    name: is("String"),
    subject: is("String", notBlank),
    description: is("String", notBlank),
    status: codeOf(statuses),
    priority: codeOf(priorities),
    urgency: codeOf(degrees),
    impact: codeOf(degrees),
    source: oneOfThese([...sources.map(([code]) => code), ...store.sources.values().map((own) => own.choice_id)]),
    responder_id: orNull(known("agent", (id) => store.agents.has(id))),
    group_id: orNull(known("group", (id) => store.groups.has(id))),
    department_id: orNull(known("department", (id) => store.departments.has(id))),
    email_config_id: orNull(is("Positive Integer")),
    category: orNull(oneOfThese(categories)),
    sub_category: orNull(is("String")),
    item_category: orNull(is("String")),
    tags: arrayOf("String"),
    custom_fields: customFieldRules(ticketCustomFields),
    due_by: future,
    fr_due_by: future,
    ...relationRules(call),
    attachments: noFilesInJson,
  };
};

/** What a ticket has to do with, where the flavour has that at all. */
const relationRules = (call: Call): Rules => {
  const { store } = call.account;
  const settings = call.account.settings();
  const one = (noun: string, module: Module): Check =>
    displayed(noun, (displayId) => store.rows(module).get(displayId)?.deleted === false);
  const related = (field: string, module: Module, check: Check): Rules => ({
    [field]: hasModule(settings, module) ? check : needsFeature(module, field),
  });
  const eachAsset = is("Array", (value) => (value as unknown[]).flatMap(one("asset", "assets")).slice(0, 1));
  return {
    ...related("assets", "assets", eachAsset),
    ...related("problem", "problems", one("problem", "problems")),
    ...related("change_initiating_ticket", "changes", one("change", "changes")),
    ...related("change_initiated_by_ticket", "changes", one("change", "changes")),
  };
};

const futureTime =
  (now: number): Check =>
  (value) => {
    const complaints = time(value);
    const isPast = (parseTime(String(value)) ?? 0) <= now;
    return complaints.length === 0 && isPast
      ? [{ code: "invalid_value", message: "It should be a time in the future" }]
      : complaints;
  };

/** Null is refused throughout on create. */
export const createRules = (call: Call): Rules => {
  const { tickets, workspaces } = call.account.store;
  return {
    ...shared(call, (check) => check),
    type: oneOfThese(["Incident", "Case"]),
    cc_emails: arrayOf("String"),
    parent_id: known("ticket", (id) => tickets.get(id) !== undefined),
    ...(workspaces.size > 0 && { workspace_id: known("workspace", (id) => workspaces.has(id)) }),
  };
};

/** Null clears what can be empty on update; copies, parent and workspace cannot be changed. */
export const updateRules = (call: Call): Rules => ({
  ...shared(call, nullOr),
  type: oneOfThese(["Incident", "Case", "Service Request"]),
  ...(call.account.settings().newerKeys && { resolution_notes: nullOr(is("String")) }),
  planned_start_date: nullOr(time),
  planned_end_date: nullOr(time),
  planned_effort: nullOr(is("String")),
});

const waysToAsk = ["requester_id", "email", "phone"];

/** A ticket needs one word on who asks, and a bare telephone number a name with it. */
export const requesterProblems = (body: Record<string, unknown>): Problem[] => {
  if (!waysToAsk.some((field) => field in body)) return [missing("requester_id")];
  const isPhoneOnly = "phone" in body && !("email" in body) && !("requester_id" in body);
  return isPhoneOnly && !("name" in body) ? [missing("name")] : [];
};

/** Whom something is requested for can be said of service requests only. */
export const requestedForProblems = (body: Record<string, unknown>, type: TicketRecord["type"]): Problem[] =>
  "requested_for_id" in body && type !== "Service Request"
    ? [{ field: "requested_for_id", message: "It can be set for service requests only", code: "incompatible_field" }]
    : [];

/** What the form demands of agents: on create it must be there, on update it must not be emptied. */
export const mandatoryProblems = (call: Call, mode: "create" | "update"): Problem[] =>
  call.account.settings().mandatoryFields.flatMap((name) => {
    const isCustom = ticketCustomFields.some((field) => field.name === name);
    const field = isCustom ? `custom_fields.${name}` : name;
    const holder: unknown = isCustom ? call.body["custom_fields"] : call.body;
    const value = isRecord(holder) ? holder[name] : undefined;
    if (value !== undefined) return notBlank(value ?? "").map((complaint) => toProblem(field, complaint));
    return mode === "create" ? [missing(field)] : [];
  });
