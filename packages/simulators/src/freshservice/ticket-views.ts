import { textOf } from "../freshworks/html.ts";
import { toTime, toTimeOrNull } from "../freshworks/times.ts";
import { attachmentView } from "./attachments.ts";
import type { Call } from "./call.ts";
import { listedConversation } from "./conversation-views.ts";
import { approvalNames, globalCustomFields, ticketCustomFields } from "./form.ts";
import type { TicketRecord } from "./records.ts";
import { emailOf, nameOf, personIn } from "./store.ts";

/** Which keys an answer has differs by endpoint, so each answer is a list of keys over one table of columns. */
type Column = (ticket: TicketRecord, call: Call) => unknown;

const columns = {
  id: (t) => t.id,
  subject: (t) => t.subject,
  description: (t) => t.description,
  description_text: (t) => (t.description === null ? null : textOf(t.description)),
  status: (t) => t.status,
  priority: (t) => t.priority,
  urgency: (t) => t.urgency,
  impact: (t) => t.impact,
  source: (t) => t.source,
  type: (t) => t.type,
  requester_id: (t) => t.requester_id,
  requested_for_id: (t) => t.requested_for_id,
  responder_id: (t) => t.responder_id,
  group_id: (t) => t.group_id,
  department_id: (t) => t.department_id,
  email_config_id: (t) => t.email_config_id,
  category: (t) => t.category,
  sub_category: (t) => t.sub_category,
  item_category: (t) => t.item_category,
  cc_emails: (t) => t.cc_emails,
  fwd_emails: (t) => t.fwd_emails,
  reply_cc_emails: (t) => t.reply_cc_emails,
  bcc_emails: (t) => t.bcc_emails,
  to_emails: (t) => t.to_emails,
  tags: (t) => t.tags,
  custom_fields: (t, call) => customFieldsIn(t, call, false),
  attachments: (t, call) => t.attachments.map(attachmentView(call)),
  is_escalated: (t) => t.is_escalated,
  fr_escalated: (t) => t.fr_escalated,
  due_by: (t) => toTimeOrNull(t.due_by),
  fr_due_by: (t) => toTimeOrNull(t.fr_due_by),
  spam: (t) => t.spam,
  deleted: (t) => t.deleted,
  sla_policy_id: () => slaPolicyId,
  applied_business_hours: () => businessHoursId,
  created_within_business_hours: (t) => new Date(t.created_at).getUTCHours() % 24 < 17,
  created_at: (t) => toTime(t.created_at),
  updated_at: (t) => toTime(t.updated_at),
} satisfies Record<string, Column>;
type Key = keyof typeof columns;

const slaPolicyId = 21_000_057_781;
const businessHoursId = 21_000_011_791;

// prettier-ignore
const shared: readonly Key[] = [
  "cc_emails", "fwd_emails", "reply_cc_emails", "fr_escalated", "spam", "email_config_id", "group_id", "priority",
  "requester_id", "requested_for_id", "responder_id", "source", "status", "subject", "to_emails", "department_id", "id",
  "type", "due_by", "fr_due_by", "is_escalated", "description", "description_text", "category", "sub_category",
  "item_category", "custom_fields", "created_at", "updated_at",
];
const listedKeys: readonly Key[] = [...shared, "deleted"];
const writtenKeys: readonly Key[] = [...shared, "tags", "attachments"];
// prettier-ignore
const viewedKeys: readonly Key[] = [
  ...shared, "bcc_emails", "urgency", "impact", "deleted", "attachments", "sla_policy_id", "applied_business_hours",
  "created_within_business_hours",
];

type Shown = Partial<Record<string, unknown>>;

const show = (ticket: TicketRecord, keys: readonly Key[], call: Call): Shown => {
  const shown: Shown = {};
  for (const key of keys) shown[key] = columns[key](ticket, call);
  return shown;
};

/** A row of a list. Where all workspaces are listed, fields of one of them are left out. */
export const listedTicket = (ticket: TicketRecord, call: Call, includes: readonly string[], isAll = false): Shown => ({
  ...show(ticket, listedKeys, call),
  custom_fields: customFieldsIn(ticket, call, isAll),
  ...workspaceOf(ticket, call),
  ...includedIn(ticket, call, includes),
});

export const viewedTicket = (ticket: TicketRecord, call: Call, includes: readonly string[] = []): Shown => ({
  ...show(ticket, viewedKeys, call),
  ...workspaceOf(ticket, call),
  ...plansOf(ticket),
  ...(ticket.type === "Service Request" && {
    approval_status: ticket.approval_status,
    approval_status_name: approvalNames[ticket.approval_status],
  }),
  ...(call.account.settings().newerKeys && {
    resolution_notes: ticket.resolution_notes === null ? null : textOf(ticket.resolution_notes),
    resolution_notes_html: ticket.resolution_notes,
  }),
  ...includedIn(ticket, call, includes),
});

/** The answer to a create and to an update: their due times are known at once. */
export const writtenTicket = (ticket: TicketRecord, call: Call): Shown => ({
  ...show(ticket, writtenKeys, call),
  ...workspaceOf(ticket, call),
  ...plansOf(ticket),
});

const workspaceOf = (ticket: TicketRecord, call: Call): Shown =>
  call.account.store.workspaces.size > 0 ? { workspace_id: ticket.workspace_id } : {};

/** Only tickets of business workspaces are planned. */
const plansOf = (ticket: TicketRecord): Shown =>
  ticket.type === "Case"
    ? {
        planned_start_date: ticket.planned_start_date,
        planned_end_date: ticket.planned_end_date,
        planned_effort: ticket.planned_effort,
      }
    : {};

/** The fields that a ticket's workspace has, in the form's order. */
const customFieldsIn = (ticket: TicketRecord, call: Call, onlyGlobal: boolean): Shown => {
  const template = call.account.store.workspaces.get(ticket.workspace_id)?.template_name;
  const fields = onlyGlobal
    ? globalCustomFields
    : ticketCustomFields.filter((field) => field.workspace === undefined || field.workspace === template);
  return Object.fromEntries(fields.map(({ name }) => [name, ticket.custom_fields[name] ?? null]));
};

const includedIn = (ticket: TicketRecord, call: Call, includes: readonly string[]): Shown => {
  const shown: Shown = {};
  for (const include of includes) {
    const present = inclusions[include];
    if (present !== undefined) shown[include] = present(ticket, call);
  }
  return shown;
};

const personView = (id: number, call: Call) => {
  const person = personIn(call.account.store, id);
  return person === undefined
    ? null
    : {
        id,
        name: nameOf(person),
        email: emailOf(person),
        mobile: person.mobile_phone_number,
        phone: person.work_phone_number,
      };
};

const mostConversations = 10;

/** What lists and views can include. */
const inclusions: Record<string, Column> = {
  tags: (ticket) => ticket.tags,
  requester: (ticket, call) => personView(ticket.requester_id, call),
  requested_for: (ticket, call) => personView(ticket.requested_for_id, call),
  department: (ticket, call) => {
    const department = call.account.store.departments.get(ticket.department_id ?? 0);
    return department === undefined ? null : { id: department.id, name: department.name };
  },
  stats: (ticket) => statsView(ticket),
  conversations: (ticket, call) =>
    call.account.store.threads.of(ticket).toReversed().slice(0, mostConversations).map(listedConversation(call)),
  related_tickets: (ticket) => ({ child_ids: ticket.childIds }),
  assets: (ticket, call) => {
    const assets = call.account.store.rows("assets");
    return ticket.assetIds.flatMap((id) => {
      const asset = assets.get(id);
      return asset === undefined ? [] : [{ id: asset.id, display_id: id, name: asset.values["name"] }];
    });
  },
  problem: (ticket) => (ticket.problemId === null ? null : { display_id: ticket.problemId }),
  change: (ticket) => ticket.changeIds.map((id) => ({ display_id: id })),
  feedback: () => [],
};

/** The ticket's own id is not the one that the statistics name. */
const firstInternalId = 21_003_880_000;

const statsView = (ticket: TicketRecord): Shown => {
  const { inbound_count: inbound, outbound_count: outbound, ...times } = ticket.stats;
  const secondsTo = (moment: number | null): number | null =>
    moment === null ? null : Math.floor((moment - ticket.created_at) / 1000);
  return {
    ticket_id: firstInternalId + ticket.id,
    ...Object.fromEntries(
      Object.entries(times).map(([name, moment]: [string, number | null]) => [name, toTimeOrNull(moment)]),
    ),
    created_at: toTime(ticket.created_at),
    updated_at: toTime(ticket.updated_at),
    group_escalated: false,
    inbound_count: inbound,
    outbound_count: outbound,
    first_resp_time_in_secs: secondsTo(ticket.stats.first_responded_at),
    resolution_time_in_secs: secondsTo(ticket.stats.resolved_at),
  };
};
