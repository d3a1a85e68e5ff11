import { type Account, shape } from "@portico/connector";
import type { NativeWord, Ticket } from "@portico/model";
import { toAttachments } from "../freshworks/attachments.ts";
import { toRequester } from "./contact-read.ts";
import { type WireTicket, wireTicket } from "./wire.ts";
import { assumedStatuses, builtInStatus, channel, priority, priorityNames, statusNamed } from "./words.ts";

/** https://developers.freshdesk.com/api/#tickets */
const toTicket = (wire: WireTicket, { account }: { account: Account }): Ticket => ({
  id: wire.id,
  key: `#${wire.id}`,
  url: `${account.site}/a/tickets/${wire.id}`,
  subject: wire.subject ?? "",
  description: wire.description === undefined ? null : { text: wire.description_text ?? "", html: wire.description },
  ...statusOf(wire.status, account),
  priority: wire.priority === null || wire.priority === undefined ? null : priority.of(wire.priority),
  native_priority: namedBy(priorityNames, wire.priority),
  type: wire.type ?? null,
  channel: wire.source === null || wire.source === undefined ? null : channel.of(wire.source),
  requester_id: wire.requester_id ?? null,
  assignee_id: wire.responder_id ?? null,
  group_id: wire.group_id ?? null,
  company_id: wire.company_id ?? null,
  collection_id: wire.product_id ?? null,
  parent_id: parentOf(wire),
  tags: wire.tags ?? [],
  cc: wire.cc_emails ?? [],
  due_at: wire.due_by ?? null,
  first_response_due_at: wire.fr_due_by ?? null,
  custom_fields: wire.custom_fields ?? {},
  attachments: toAttachments({ ticket_id: wire.id, comment_id: null }, wire.attachments),
  is_deleted: wire.deleted ?? false,
  is_spam: wire.spam ?? false,
  created_at: wire.created_at,
  updated_at: wire.updated_at,
  resolved_at: wire.stats?.resolved_at ?? null,
  closed_at: wire.stats?.closed_at ?? null,
  ...(wire.requester === undefined ? {} : { requester: wire.requester && toRequester(wire.requester) }),
  not_loaded: notLoaded(wire),
});

/** Which key of the wire each field is read from, where the key is not in every answer. */
const sources: Readonly<Partial<Record<keyof Ticket, keyof WireTicket>>> = {
  description: "description",
  type: "type",
  company_id: "company_id",
  parent_id: "association_type",
  tags: "tags",
  cc: "cc_emails",
  due_at: "due_by",
  first_response_due_at: "fr_due_by",
  custom_fields: "custom_fields",
  attachments: "attachments",
  resolved_at: "stats",
  closed_at: "stats",
};
const sourceKeys = Object.entries(sources);
const notLoaded = (wire: WireTicket): string[] => [
  ...sourceKeys.flatMap(([field, key]) => (wire[key] === undefined ? [field] : [])),
  ...(wire.association_type === child && wire.associated_tickets_list === undefined ? ["parent_id"] : []),
];

const child = 2;

const statusOf = (id: string, account: Account): Pick<Ticket, "status" | "native_status"> => {
  const isIt = (status: { id: string }): boolean => status.id === id;
  const known = account.statuses.find(isIt) ?? assumedStatuses.find(isIt);
  const name = known?.name ?? id;
  return { status: known?.status ?? builtInStatus.of(id) ?? statusNamed(name), native_status: { id, name } };
};

const namedBy = (names: Readonly<Record<string, string>>, id: string | null | undefined): NativeWord | null =>
  id === null || id === undefined ? null : { id, name: names[id] ?? id };

/** A child lists its one parent; a parent lists its children under the same key. */
const parentOf = ({ association_type, associated_tickets_list }: WireTicket): string | null =>
  association_type === child ? (associated_tickets_list?.[0] ?? null) : null;

export const ticket = shape(wireTicket, toTicket);

/** Freshdesk sets the due times some seconds after it has answered. */
export const newTicket = shape(wireTicket, (wire, context) => {
  const created = toTicket(wire, context);
  const late = (["due_at", "first_response_due_at"] as const).filter(
    (field) => created[field] === null && !created.not_loaded.includes(field),
  );
  return { ...created, not_loaded: [...created.not_loaded, ...late] };
});
