import { keepAttachments, tooLarge } from "./attachments.ts";
import { created, ok } from "./call.ts";
import type { Call, Reply } from "./call.ts";
import { addContact } from "./contact-write.ts";
import { emptyCustomFields, mergeCustomFields } from "./custom-fields.ts";
import { ticketCustomFields } from "./form.ts";
import { wrapped } from "./html.ts";
import { invalid } from "./problems.ts";
import type { Problem } from "./problems.ts";
import type { TicketRecord, TicketStats } from "./records.ts";
import { missing, problemsOf } from "./rules.ts";
import { withExternalId } from "./ticket-list.ts";
import { createRules, mandatoryProblems, updateRules } from "./ticket-rules.ts";
import type { TicketInput } from "./ticket-rules.ts";
import { createdTicket, dueTime, updatedTicket } from "./ticket-views.ts";
import { parseTime } from "./times.ts";

/** `POST /tickets`. */
export const createTicket = (call: Call): Reply => {
  const problems = [
    ...problemsOf(call.body, createRules(call)),
    ...requesterProblems(call.body),
    ...mandatoryProblems(call, "create"),
    ...tooLarge(call, []),
  ];
  if (problems.length > 0) return invalid(...problems);
  const ticket = addTicket(call, call.body);
  return created(call, "tickets", ticket.id, createdTicket(ticket, call));
};

/** `PUT /tickets/{id}`: changes what was sent, and nothing else. */
export const updateTicket = (call: Call, ticket: TicketRecord): Reply => {
  const problems = [
    ...problemsOf(call.body, updateRules(call)),
    ...mandatoryProblems(call, "update"),
    ...outboundProblems(call, ticket),
    ...tooLarge(call, ticket.attachments),
  ];
  if (problems.length > 0) return invalid(...problems);
  const shownBefore = {
    due_by: dueTime(ticket, ticket.due_by, call.now),
    fr_due_by: dueTime(ticket, ticket.fr_due_by, call.now),
  };
  changeTicket(call, ticket, call.body);
  const shown = updatedTicket(ticket, call);
  return ok(call.account.settings().updateAnswersOldDueTimes ? { ...shown, ...shownBefore } : shown);
};

/** Lays an input that has passed its rules over a ticket. */
export const changeTicket = (call: Call, ticket: TicketRecord, input: TicketInput): void => {
  const plain = Object.fromEntries(Object.entries(input).filter(([field]) => plainFields.has(field)));
  call.account.store.tickets.change(ticket, {
    ...plain,
    ...(input.custom_fields !== undefined && {
      custom_fields: mergeCustomFields(ticketCustomFields, ticket.custom_fields, input.custom_fields),
    }),
    ...dueTimes(input),
    ...(input.email !== undefined && { requester_id: requesterOf(call, input) }),
    attachments: [...ticket.attachments, ...keepAttachments(call)],
    stats: statsAfter(ticket.stats, ticket.status, input.status ?? ticket.status, call.now),
    updated_at: call.now,
  });
};

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

/** A child under its parent, or a tracker over its related tickets. */
const associate = (
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
    tickets.change(ticket, { association_type: 2, associated_tickets_list: [parentId] });
    join(parentId, 1);
  }
  if (related !== undefined) {
    tickets.change(ticket, { association_type: 3, associated_tickets_list: related });
    for (const id of related) join(id, 4);
  }
};

const day = 86_400_000;

const blankStats: TicketStats = {
  agent_responded_at: null,
  requester_responded_at: null,
  first_responded_at: null,
  status_updated_at: null,
  reopened_at: null,
  resolved_at: null,
  closed_at: null,
  pending_since: null,
};

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
} as const satisfies Partial<Record<keyof TicketRecord, unknown>>;

/** Fields that go into the record as they came. */
// prettier-ignore
const plainFields = new Set([
  "subject", "description", "status", "priority", "source", "type", "requester_id", "responder_id", "group_id",
  "company_id", "product_id", "email_config_id", "tags",
]);

const dueTimes = (input: TicketInput): Partial<TicketRecord> => ({
  ...(typeof input.due_by === "string" && { due_by: parseTime(input.due_by) ?? null }),
  ...(typeof input.fr_due_by === "string" && { fr_due_by: parseTime(input.fr_due_by) ?? null }),
});

/** What an outbound e-mail said cannot be unsaid. */
const outboundProblems = (call: Call, ticket: TicketRecord): Problem[] =>
  ["subject", "description"]
    .filter((field) => ticket.source === outboundEmail && field in call.body)
    .map((field) => ({ field, message: "It is a readonly attribute", code: "readonly_field" }));

const outboundEmail = 10;

const requesterFields = ["requester_id", "email", "phone", "facebook_id", "twitter_id", "unique_external_id"];

const requesterProblems = (body: Record<string, unknown>): Problem[] => {
  if (!requesterFields.some((field) => field in body)) return [missing("requester_id")];
  const phoneOnly = "phone" in body && !("email" in body) && !("requester_id" in body);
  return phoneOnly && !("name" in body) ? [missing("name")] : [];
};

const requesterOf = (call: Call, input: TicketInput): number => {
  if (input.requester_id !== undefined) return input.requester_id;
  const { contacts, agents } = call.account.store;
  const known = input.email === undefined ? contactBy(call, input) : contacts.byEmail(input.email);
  if (known !== undefined) return known.id;
  const agent = agents.values().find((candidate) => candidate.email === input.email);
  return agent?.id ?? addContact(call, { ...input, name: input.name ?? nameFrom(input) }).id;
};

const contactBy = (call: Call, input: TicketInput) => {
  const contacts = call.account.store.contacts.alphabetically();
  if (input.unique_external_id !== undefined) return withExternalId(contacts, input.unique_external_id);
  for (const contact of contacts) {
    const same = (field: "phone" | "twitter_id" | "facebook_id"): boolean =>
      input[field] !== undefined && contact[field] === input[field];
    if (same("phone") || same("twitter_id") || same("facebook_id")) return contact;
  }
  return undefined;
};

const nameFrom = (input: TicketInput): string =>
  input.email?.split("@", 1)[0] ?? input.phone ?? input.twitter_id ?? input.unique_external_id ?? "Unknown";

/** What a change of status leaves in the statistics. */
export const statsAfter = (stats: TicketStats, from: number, to: number, now: number): TicketStats => {
  if (from === to) return stats;
  const reopened = (from === 4 || from === 5) && to !== 4 && to !== 5;
  return {
    ...stats,
    status_updated_at: now,
    ...(reopened && { reopened_at: now }),
    ...(to === 3 && { pending_since: now }),
    ...(to === 4 && { resolved_at: now }),
    ...(to === 5 && { closed_at: now, resolved_at: stats.resolved_at ?? now }),
  };
};
