import { keepAttachments, tooLarge } from "./attachments.ts";
import { ok } from "../freshworks/call.ts";
import { created } from "./call.ts";
import type { Reply } from "../freshworks/call.ts";
import type { Call } from "./call.ts";
import { closingProblems } from "../freshworks/closing.ts";
import { dependenceProblems, mergeCustomFields } from "../freshworks/custom-fields.ts";
import { isRecord } from "../settings.ts";
import { ticketCustomFields } from "./form.ts";
import { invalid } from "../freshworks/problems.ts";
import type { Problem } from "../freshworks/problems.ts";
import type { TicketRecord } from "./records.ts";
import { problemsOf } from "../freshworks/rules.ts";
import { addTicket, associate, dueTimes } from "./ticket-make.ts";
import { requesterOf, requesterProblems } from "./ticket-requester.ts";
import { createRules, mandatoryProblems, updateRules } from "./ticket-rules.ts";
import type { TicketInput } from "./ticket-rules.ts";
import { statsAfter } from "./ticket-stats.ts";
import { createdTicket, dueTime, updatedTicket } from "./ticket-views.ts";

/** `POST /tickets`. */
export const createTicket = (call: Call): Reply => {
  const problems = [
    ...problemsOf(call.body, createRules(call)),
    ...requesterProblems(call.body),
    ...mandatoryProblems(call, "create"),
    ...formProblems(call),
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
    ...formProblems(call, ticket),
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
  associate(call, ticket, input);
};

/** Fields that go into the record as they came. */
// prettier-ignore
const plainFields = new Set([
  "subject", "description", "status", "priority", "source", "type", "requester_id", "responder_id", "group_id",
  "company_id", "product_id", "email_config_id", "tags",
]);

/** What the form has against a body because of what else is true of the ticket. */
const formProblems = (call: Call, ticket?: TicketRecord): Problem[] => {
  const { custom_fields: given }: TicketInput = isRecord(call.body["custom_fields"]) ? call.body : {};
  return [
    ...dependenceProblems(ticketCustomFields, ticket?.custom_fields ?? {}, given),
    ...closingProblems(call.account.settings().closingFields, ticketCustomFields, call.body, ticket),
  ];
};

/** What an outbound e-mail said cannot be unsaid. */
const outboundProblems = (call: Call, ticket: TicketRecord): Problem[] =>
  ["subject", "description"]
    .filter((field) => ticket.source === outboundEmail && field in call.body)
    .map((field) => ({ field, message: "It is a readonly attribute", code: "readonly_field" }));

const outboundEmail = 10;
