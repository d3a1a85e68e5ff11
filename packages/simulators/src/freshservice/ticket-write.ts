import { closingProblems } from "../freshworks/closing.ts";
import { mergeCustomFields } from "../freshworks/custom-fields.ts";
import { noContent } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import { wrapped as inBlock } from "../freshworks/html.ts";
import { invalid, wrongMethod } from "../freshworks/problems.ts";
import { is, known, problemsOf } from "../freshworks/rules.ts";
import { noteChanged, noteDone } from "./activities.ts";
import { deleteAttachment, keepAttachments, tooLarge } from "./attachments.ts";
import { created, wrapped } from "./call.ts";
import type { Call } from "./call.ts";
import { ticketCustomFields } from "./form.ts";
import type { TicketRecord } from "./records.ts";
import { addTicket, plainFields, relations, requesterOf } from "./ticket-make.ts";
import {
  createRules,
  mandatoryProblems,
  requestedForProblems,
  requesterProblems,
  updateRules,
} from "./ticket-rules.ts";
import type { TicketInput } from "./ticket-rules.ts";
import { statsAfter, statsAssigned } from "./ticket-stats.ts";
import { viewedTicket, writtenTicket } from "./ticket-views.ts";

/** `POST /tickets`. */
export const createTicket = (call: Call): Reply => {
  const problems = createProblems(call);
  if (problems.length > 0) return invalid(...problems);
  return created(call, "ticket", writtenTicket(addTicket(call, call.body), call));
};

const createProblems = (call: Call) => [
  ...problemsOf(call.body, createRules(call), call.account.settings().requiredOnCreate),
  ...requesterProblems(call.body),
  ...requestedForProblems(call.body, "Incident"),
  ...mandatoryProblems(call, "create"),
  ...closingProblems(call.account.settings().closingFields, ticketCustomFields, call.body),
  ...tooLarge(call),
];

/** `POST /tickets/{id}/create_child_ticket`: below an incident that is itself below nothing. */
export const createChild = (call: Call, parent: TicketRecord): Reply => {
  if (parent.type === "Service Request" || parent.parentId !== null) {
    return invalid({
      field: "parent_id",
      message: "This ticket cannot have child tickets",
      code: "incompatible_field",
    });
  }
  const isAsked = ["requester_id", "email", "phone"].some((field) => field in call.body);
  const body = { ...(!isAsked && { requester_id: parent.requester_id }), ...call.body };
  const problems = createProblems({ ...call, body });
  if (problems.length > 0) return invalid(...problems);
  const child = addTicket(call, { ...body, parent_id: parent.id });
  noteDone(call, parent, `created child ticket #${child.id}`);
  return created(call, "ticket", writtenTicket(child, call));
};

/** `PUT /tickets/{id}`: changes what was sent, and nothing else. */
export const updateTicket = (call: Call, ticket: TicketRecord): Reply => {
  const problems = [
    ...problemsOf(call.body, updateRules(call)),
    ...requestedForProblems(call.body, ticket.type),
    ...(skipsMandatory(call)
      ? []
      : [
          ...mandatoryProblems(call, "update"),
          ...closingProblems(call.account.settings().closingFields, ticketCustomFields, call.body, ticket),
        ]),
    ...tooLarge(call, ticket),
  ];
  if (problems.length > 0) return invalid(...problems);
  changeTicket(call, ticket, call.body);
  return wrapped(call, "ticket", writtenTicket(ticket, call));
};

const skipsMandatory = (call: Call): boolean => call.agent.admin && call.query.get("bypass_mandatory") === "true";

/** Lays an input that has passed its rules over a ticket. */
const changeTicket = (call: Call, ticket: TicketRecord, input: TicketInput): void => {
  const before = { ...ticket };
  const isGiven = typeof input.responder_id === "number" && input.responder_id !== ticket.responder_id;
  const stats = statsAfter(ticket.stats, ticket.status, input.status ?? ticket.status, call.now);
  call.account.store.tickets.change(ticket, {
    ...plainFields(input),
    ...relations(input),
    ...(input.description !== undefined && { description: inBlock(input.description) }),
    ...(input.custom_fields !== undefined && {
      custom_fields: mergeCustomFields(ticketCustomFields, ticket.custom_fields, input.custom_fields),
    }),
    ...((input.requester_id !== undefined || input.email !== undefined) && { requester_id: requesterOf(call, input) }),
    attachments: [...ticket.attachments, ...keepAttachments(call)],
    stats: isGiven ? statsAssigned(stats, call.now) : stats,
    updated_at: call.now,
  });
  noteChanged(call, before, ticket);
};

/** `DELETE /tickets/{id}`: into the trash. */
export const deleteTicket = (call: Call, ticket: TicketRecord): Reply => {
  moveToTrash(call, ticket, true);
  return noContent;
};

/** `PUT /tickets/{id}/restore`: out of the trash, and harmless on a ticket that is not there. */
export const restoreTicket = (call: Call, ticket: TicketRecord): Reply => {
  if (ticket.deleted) moveToTrash(call, ticket, false);
  return noContent;
};

const moveToTrash = (call: Call, ticket: TicketRecord, deleted: boolean): void =>
  call.account.store.tickets.change(ticket, {
    deleted,
    ...(call.account.settings().deleteMovesUpdatedAt && { updated_at: call.now }),
  });

/** `PUT /tickets/{id}/move_workspace`. */
export const moveTicket = (call: Call, ticket: TicketRecord): Reply => {
  const { tickets, workspaces } = call.account.store;
  const rules = { workspace_id: known("workspace", (id) => workspaces.has(id)), group_id: is("Positive Integer") };
  const problems = problemsOf(call.body, rules, ["workspace_id"]);
  if (problems.length > 0) return invalid(...problems);
  tickets.change(ticket, { workspace_id: Number(call.body["workspace_id"]), group_id: null, updated_at: call.now });
  return wrapped(call, "ticket", writtenTicket(ticket, call));
};

/** `PUT /tickets/{id}/promote` and `/demote`: to a major incident, and back. */
export const setMajor =
  (isMajor: boolean) =>
  (call: Call, ticket: TicketRecord): Reply => {
    if (ticket.type !== "Incident") return wrongMethod(call.method, ["GET"]);
    call.account.store.tickets.change(ticket, { isMajor, updated_at: call.now });
    noteDone(call, ticket, isMajor ? "promoted it to a major incident" : "demoted it from a major incident");
    return wrapped(call, "ticket", viewedTicket(ticket, call));
  };

/** `DELETE /tickets/{id}/attachments/{aid}`. */
export const deleteTicketFile = (call: Call, ticket: TicketRecord): Reply =>
  deleteAttachment(call, ticket.attachments, (attachments) =>
    call.account.store.tickets.change(ticket, { attachments, updated_at: call.now }),
  );
