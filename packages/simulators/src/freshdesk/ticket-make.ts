import { keepAttachments } from "./attachments.ts";
import type { Call } from "./call.ts";
import { emptyCustomFields, mergeCustomFields } from "../freshworks/custom-fields.ts";
import { ticketCustomFields } from "./form.ts";
import { wrapped } from "../freshworks/html.ts";
import type { TicketRecord } from "./records.ts";
import { requesterOf } from "./ticket-requester.ts";
import type { TicketInput } from "./ticket-rules.ts";
import { blankStats } from "./ticket-stats.ts";
import { parseTime } from "../freshworks/times.ts";

/** Makes a ticket of an input that has passed its rules, and its requester where nobody has that address. */
export const addTicket = (call: Call, input: TicketInput, over: Partial<TicketRecord> = {}): TicketRecord => {
  const requesterId = requesterOf(call, input);
  const copies = input.cc_emails ?? [];
  const ticket: TicketRecord = {
    ...blankTicket,
    id: call.account.store.nextId("ticket"),
    subject: input.subject ?? null,
    description: wrapped(input.description ?? ""),
    status: input.status ?? 2,
    priority: input.priority ?? 1,
    source: input.source ?? 2,
    type: input.type ?? null,
    requester_id: requesterId,
    responder_id: input.responder_id ?? null,
    group_id: input.group_id ?? null,
    company_id: input.company_id ?? call.account.store.contacts.get(requesterId)?.company_id ?? null,
    product_id: input.email_config_id === undefined ? (input.product_id ?? null) : null,
    email_config_id: input.email_config_id ?? null,
    cc_emails: copies,
    reply_cc_emails: copies,
    ticket_cc_emails: copies,
    tags: input.tags ?? [],
    custom_fields: mergeCustomFields(ticketCustomFields, emptyCustomFields(ticketCustomFields), input.custom_fields),
    attachments: keepAttachments(call),
    due_by: call.now + 3 * day,
    fr_due_by: call.now + day,
    dueShownAt: call.now + call.account.settings().dueLagMs,
    ...dueTimes(input),
    stats: { ...blankStats, status_updated_at: call.now },
    created_at: call.now,
    updated_at: call.now,
    ...over,
  };
  call.account.store.tickets.add(ticket);
  associate(call, ticket, input);
  return ticket;
};

/** A child under its parent, or a tracker over its related tickets. A child that had another parent leaves it. */
export const associate = (
  call: Call,
  ticket: TicketRecord,
  { parent_id: parentId, related_ticket_ids: related }: TicketInput,
) => {
  const { tickets } = call.account.store;
  const join = (id: number, type: 1 | 4): void => {
    const other = tickets.get(id);
    if (other === undefined) return;
    tickets.change(other, {
      association_type: type,
      associated_tickets_list: [...other.associated_tickets_list, ticket.id],
    });
  };
  if (parentId !== undefined) {
    leaveParent(call, ticket);
    tickets.change(ticket, { association_type: 2, associated_tickets_list: [parentId] });
    join(parentId, 1);
  }
  if (related !== undefined) {
    tickets.change(ticket, { association_type: 3, associated_tickets_list: related });
    for (const id of related) join(id, 4);
  }
};

const leaveParent = (call: Call, ticket: TicketRecord): void => {
  const { tickets } = call.account.store;
  const parent = ticket.association_type === 2 ? tickets.get(ticket.associated_tickets_list[0] ?? 0) : undefined;
  if (parent === undefined) return;
  const others = parent.associated_tickets_list.filter((id) => id !== ticket.id);
  tickets.change(parent, { association_type: others.length > 0 ? 1 : null, associated_tickets_list: others });
};

const day = 86_400_000;

const blankTicket = {
  fwd_emails: [],
  ticket_bcc_emails: [],
  to_emails: null,
  support_email: null,
  is_escalated: false,
  fr_escalated: false,
  nr_escalated: false,
  nr_due_by: null,
  spam: false,
  deleted: false,
  association_type: null,
  associated_tickets_list: [],
  watcherIds: [],
  seededUntil: null,
} as const satisfies Partial<Record<keyof TicketRecord, unknown>>;

/** The due times of an input, where it has any. */
export const dueTimes = (input: TicketInput): Partial<TicketRecord> => ({
  ...(typeof input.due_by === "string" && { due_by: parseTime(input.due_by) ?? null }),
  ...(typeof input.fr_due_by === "string" && { fr_due_by: parseTime(input.fr_due_by) ?? null }),
});
