import { emptyCustomFields, mergeCustomFields } from "../freshworks/custom-fields.ts";
import { wrapped } from "../freshworks/html.ts";
import { parseTime } from "../freshworks/times.ts";
import { noteCreated } from "./activities.ts";
import { keepAttachments } from "./attachments.ts";
import type { Call } from "./call.ts";
import { ticketCustomFields } from "./form.ts";
import type { TicketRecord } from "./records.ts";
import { addRequester } from "./requester-make.ts";
import type { TicketInput } from "./ticket-rules.ts";
import { blankStats, statsAssigned } from "./ticket-stats.ts";
import { primaryWorkspaceId } from "./workspaces.ts";

const day = 86_400_000;

/** Makes a ticket of an input that has passed its rules, and its requester where nobody has that address. */
export const addTicket = (call: Call, input: TicketInput, over: Partial<TicketRecord> = {}): TicketRecord => {
  const { store } = call.account;
  const requesterId = requesterOf(call, input);
  const workspaceId = input.workspace_id ?? primaryWorkspaceId(call);
  const stats = blankStats(call.now);
  const ticket: TicketRecord = {
    ...blankTicket,
    id: store.nextId("ticket"),
    subject: input.subject ?? "",
    description: input.description === undefined ? null : wrapped(input.description),
    status: input.status ?? 2,
    priority: input.priority ?? 1,
    urgency: input.urgency ?? 1,
    impact: input.impact ?? 1,
    source: input.source ?? 2,
    type: typeIn(call, workspaceId),
    requester_id: requesterId,
    requested_for_id: requesterId,
    cc_emails: input.cc_emails ?? [],
    reply_cc_emails: input.cc_emails ?? [],
    custom_fields: mergeCustomFields(ticketCustomFields, emptyCustomFields(ticketCustomFields), input.custom_fields),
    attachments: keepAttachments(call),
    due_by: call.now + 10 * day,
    fr_due_by: call.now + 3 * day,
    workspace_id: workspaceId,
    parentId: input.parent_id ?? null,
    created_at: call.now,
    updated_at: call.now,
    ...plainFields(input),
    ...relations(input),
    stats: typeof input.responder_id === "number" ? statsAssigned(stats, call.now) : stats,
    ...over,
  };
  store.tickets.add(ticket);
  joinParent(call, ticket);
  noteCreated(call, ticket);
  return ticket;
};

/** Whatever a create says, a business workspace makes cases. */
const typeIn = (call: Call, workspaceId: number): TicketRecord["type"] => {
  const template = call.account.store.workspaces.get(workspaceId)?.template_name;
  return template === "hr" || call.account.settings().flavour === "business" ? "Case" : "Incident";
};

const joinParent = (call: Call, child: TicketRecord): void => {
  const { tickets } = call.account.store;
  const parent = child.parentId === null ? undefined : tickets.get(child.parentId);
  if (parent !== undefined) tickets.change(parent, { childIds: [...parent.childIds, child.id] });
};

/** Whoever an input names; somebody nobody knows yet becomes a requester. */
export const requesterOf = (call: Call, input: TicketInput): number => {
  if (input.requester_id !== undefined) return input.requester_id;
  const { requesters, agents } = call.account.store;
  const { email, phone, name } = input;
  if (email !== undefined) {
    const agent = agents.values().find((candidate) => candidate.email === email.toLowerCase());
    const known = requesters.byEmail(email) ?? agent;
    if (known !== undefined) return known.id;
  } else {
    for (const requester of requesters.inOrder()) if (requester.work_phone_number === phone) return requester.id;
  }
  return addRequester(call, {
    first_name: name ?? email?.split("@", 1)[0] ?? "Unknown",
    ...(email !== undefined && { primary_email: email }),
    ...(phone !== undefined && { work_phone_number: phone }),
  }).id;
};

// prettier-ignore
const plain = new Set([
  "status", "priority", "urgency", "impact", "source", "subject", "responder_id", "group_id", "department_id",
  "email_config_id", "category", "sub_category", "item_category", "tags", "requested_for_id", "resolution_notes",
  "planned_start_date", "planned_end_date", "planned_effort",
]);

/** What of an input goes into the record as it came, and its due times. */
export const plainFields = (input: TicketInput): Partial<TicketRecord> => ({
  ...Object.fromEntries(Object.entries(input).filter(([field]) => plain.has(field))),
  ...(input.due_by !== undefined && { due_by: parseTime(input.due_by) ?? null }),
  ...(input.fr_due_by !== undefined && { fr_due_by: parseTime(input.fr_due_by) ?? null }),
});

/** Assets replace the set that was there; a problem or change takes its place beside what is there. */
export const relations = (input: TicketInput): Partial<TicketRecord> => {
  const changes = [input.change_initiating_ticket, input.change_initiated_by_ticket].flatMap(
    (change) => change?.display_id ?? [],
  );
  return {
    ...(input.assets !== undefined && { assetIds: input.assets.map((asset) => asset.display_id) }),
    ...(input.problem !== undefined && { problemId: input.problem.display_id }),
    ...(changes.length > 0 && { changeIds: changes }),
  };
};

const blankTicket = {
  responder_id: null,
  group_id: null,
  department_id: null,
  email_config_id: null,
  category: null,
  sub_category: null,
  item_category: null,
  fwd_emails: [],
  bcc_emails: null,
  to_emails: null,
  tags: [],
  is_escalated: false,
  fr_escalated: false,
  spam: false,
  deleted: false,
  resolution_notes: null,
  approval_status: 4,
  planned_start_date: null,
  planned_end_date: null,
  planned_effort: null,
  isMajor: false,
  childIds: [],
  assetIds: [],
  problemId: null,
  changeIds: [],
  watcherIds: [],
  seededUntil: null,
} as const satisfies Partial<Record<keyof TicketRecord, unknown>>;
