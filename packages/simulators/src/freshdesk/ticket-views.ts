import { attachmentView } from "./attachments.ts";
import type { Call } from "./call.ts";
import { textOf } from "../freshworks/html.ts";
import type { TicketRecord } from "./records.ts";
import { toTime, toTimeOrNull } from "../freshworks/times.ts";

/** Which keys an answer has differs by endpoint, so each answer is a list of keys over one table of columns. */
type Column = (ticket: TicketRecord, call: Call) => unknown;

const columns = {
  cc_emails: (t) => t.cc_emails,
  fwd_emails: (t) => t.fwd_emails,
  reply_cc_emails: (t) => t.reply_cc_emails,
  ticket_cc_emails: (t) => t.ticket_cc_emails,
  ticket_bcc_emails: (t) => t.ticket_bcc_emails,
  fr_escalated: (t) => t.fr_escalated,
  spam: (t) => t.spam,
  email_config_id: (t) => t.email_config_id,
  group_id: (t) => t.group_id,
  priority: (t) => t.priority,
  requester_id: (t) => t.requester_id,
  responder_id: (t) => t.responder_id,
  source: (t) => t.source,
  company_id: (t) => t.company_id,
  status: (t) => t.status,
  subject: (t) => t.subject,
  support_email: (t) => t.support_email,
  to_emails: (t) => t.to_emails,
  product_id: (t) => t.product_id,
  id: (t) => t.id,
  type: (t) => t.type,
  created_at: (t) => toTime(t.created_at),
  updated_at: (t) => toTime(t.updated_at),
  due_by: (t, call) => dueTime(t, t.due_by, call.now),
  fr_due_by: (t, call) => dueTime(t, t.fr_due_by, call.now),
  nr_due_by: (t) => toTimeOrNull(t.nr_due_by),
  is_escalated: (t) => t.is_escalated,
  nr_escalated: (t) => t.nr_escalated,
  association_type: (t) => t.association_type,
  associated_tickets_count: (t) => t.associated_tickets_list.length || null,
  tags: (t) => t.tags,
  custom_fields: (t) => t.custom_fields,
  source_additional_info: () => null,
  description: (t) => t.description,
  description_text: (t) => textOf(t.description),
  attachments: (t, call) => t.attachments.map(attachmentView(call)),
} satisfies Record<string, Column>;
type Key = keyof typeof columns;

// prettier-ignore
const shared: readonly Key[] = [
  "cc_emails", "fwd_emails", "reply_cc_emails", "fr_escalated", "spam", "email_config_id", "group_id", "priority",
  "requester_id", "responder_id", "source", "company_id", "status", "subject", "to_emails", "product_id", "id", "type",
  "created_at", "updated_at", "due_by", "fr_due_by", "is_escalated", "custom_fields",
];
const written: readonly Key[] = [...shared, "description", "description_text", "tags", "attachments"];
// prettier-ignore
const listed: readonly Key[] = [
  ...shared, "ticket_cc_emails", "ticket_bcc_emails", "support_email", "nr_due_by", "nr_escalated", "association_type",
  "associated_tickets_count",
];
// prettier-ignore
const updated: readonly Key[] = [
  ...written, "ticket_cc_emails", "ticket_bcc_emails", "support_email", "nr_due_by", "nr_escalated",
];
const viewed: readonly Key[] = [...updated, "association_type", "source_additional_info"];

// prettier-ignore
const brief: readonly Key[] = [
  "id", "group_id", "priority", "requester_id", "responder_id", "source", "company_id", "status", "subject", "product_id",
  "type", "due_by", "fr_due_by", "is_escalated", "created_at", "updated_at",
];

type Shown = Partial<Record<string, unknown>>;

const show = (ticket: TicketRecord, keys: readonly Key[], call: Call): Shown => {
  const shown: Shown = {};
  for (const key of keys) shown[key] = columns[key](ticket, call);
  return shown;
};

/** A row of the list. Bodies come only when asked for, or on accounts that are old enough. */
export const listedTicket = (ticket: TicketRecord, call: Call, includes: readonly string[]): Shown => {
  const { tagsInLists, descriptionInLists } = call.account.settings();
  const bodies = descriptionInLists || includes.includes("description");
  return {
    ...show(ticket, listed, call),
    ...(tagsInLists && { tags: ticket.tags }),
    ...(bodies && show(ticket, ["description", "description_text"], call)),
    ...includedIn(ticket, call, includes),
  };
};

export const viewedTicket = (ticket: TicketRecord, call: Call, includes: readonly string[] = []): Shown => ({
  ...show(ticket, viewed, call),
  ...(ticket.deleted && { deleted: true }),
  ...(ticket.associated_tickets_list.length > 0 && { associated_tickets_list: ticket.associated_tickets_list }),
  ...includedIn(ticket, call, includes),
});

/** A create answer: the due times are not known yet. */
export const createdTicket = (ticket: TicketRecord, call: Call): Shown => ({
  ...show(ticket, written, call),
  urgent: false,
  due_by: null,
  fr_due_by: null,
  ...(ticket.association_type !== null && {
    association_type: ticket.association_type,
    associated_tickets_list: ticket.associated_tickets_list,
  }),
});

export const updatedTicket = (ticket: TicketRecord, call: Call): Shown => show(ticket, updated, call);

/** A search result carries the bodies, and no tags or files. */
export const foundTicket = (ticket: TicketRecord, call: Call): Shown => ({
  ...show(ticket, [...shared, "description", "description_text"], call),
  ...(call.account.settings().tagsInLists && { tags: ticket.tags }),
});

/** How associations name another ticket. */
export const shortTicket = (ticket: TicketRecord, call: Call): Shown => show(ticket, brief, call);

export const dueTime = (ticket: TicketRecord, due: number | null, now: number): string | null =>
  due === null || now < ticket.dueShownAt ? null : toTime(due);

const includedIn = (ticket: TicketRecord, call: Call, includes: readonly string[]): Shown => {
  const shown: Shown = {};
  for (const include of includes) {
    const present = inclusions[include];
    if (present !== undefined) shown[include] = present(ticket, call);
  }
  return shown;
};

const inclusions: Record<string, Column> = {
  requester: (ticket, call) => {
    const { contacts, agents } = call.account.store;
    const person = contacts.get(ticket.requester_id) ?? agents.get(ticket.requester_id);
    if (person === undefined) return null;
    const { id, name, email, mobile, phone } = person;
    return { id, name, email, mobile, phone };
  },
  company: (ticket, call) => {
    const company = call.account.store.companies.get(ticket.company_id ?? 0);
    return company === undefined ? {} : { id: company.id, name: company.name };
  },
  stats: (ticket) =>
    Object.fromEntries(
      Object.entries(ticket.stats).map(([key, ms]: [string, number | null]) => [key, toTimeOrNull(ms)]),
    ),
};
