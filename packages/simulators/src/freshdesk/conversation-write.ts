import { keepAttachments } from "./attachments.ts";
import type { Call } from "./call.ts";
import type { ConversationInput } from "./conversation-rules.ts";
import { wrapped } from "../freshworks/html.ts";
import type { ConversationRecord, TicketRecord } from "./records.ts";
import { statsWith } from "./ticket-stats.ts";

/** The numbers by which the vendor tells kinds of conversation apart. */
export const sourceOf = { reply: 0, note: 2, forward: 8 } as const;
const categoryOf = { public: 3, private: 2, replyToForward: 6 } as const;

/** Adds a reply of an input that has passed its rules. */
export const sendReply = (
  call: Call,
  ticket: TicketRecord,
  input: ConversationInput & { body: string },
): ConversationRecord => {
  const { address, from } = senderOf(call, input);
  return converse(call, ticket, {
    body: wrapped(input.body),
    user_id: input.user_id ?? call.agent.id,
    source: sourceOf.reply,
    category: categoryOf.public,
    support_email: address,
    from_email: from,
    to_emails: requesterAddresses(call, ticket),
    cc_emails: input.cc_emails ?? [],
    bcc_emails: input.bcc_emails ?? [],
  });
};

/** Adds a note, by the key's own agent unless `given` says otherwise. */
export const writeNote = (
  call: Call,
  ticket: TicketRecord,
  body: string,
  isPrivate: boolean,
  given: Partial<ConversationRecord> = {},
): ConversationRecord =>
  converse(call, ticket, {
    body: wrapped(body),
    user_id: call.agent.id,
    private: isPrivate,
    source: sourceOf.note,
    category: isPrivate ? categoryOf.private : categoryOf.public,
    to_emails: [],
    ...given,
  });

/** Passes a ticket on by e-mail, or answers somebody it was passed on to. */
export const writeForward = (
  call: Call,
  ticket: TicketRecord,
  kind: "forward" | "reply_to_forward",
  input: ConversationInput & { body: string },
): ConversationRecord => {
  const { address, from } = senderOf(call, input);
  return converse(call, ticket, {
    body: wrapped(input.body),
    user_id: call.agent.id,
    private: true,
    source: kind === "forward" ? sourceOf.forward : sourceOf.note,
    category: kind === "forward" ? categoryOf.private : categoryOf.replyToForward,
    support_email: address,
    from_email: from,
    to_emails: input.to_emails ?? [],
    cc_emails: input.cc_emails ?? [],
    bcc_emails: input.bcc_emails ?? [],
  });
};

const converse = (
  call: Call,
  ticket: TicketRecord,
  given: Pick<ConversationRecord, "body" | "user_id" | "source" | "category"> & Partial<ConversationRecord>,
): ConversationRecord => {
  const conversation: ConversationRecord = {
    id: call.account.store.nextId("conversation"),
    ticket_id: ticket.id,
    incoming: false,
    private: false,
    support_email: null,
    from_email: null,
    to_emails: null,
    cc_emails: [],
    bcc_emails: null,
    attachments: keepAttachments(call),
    last_edited_at: null,
    last_edited_user_id: null,
    created_at: call.now,
    updated_at: call.now,
    ...given,
  };
  call.account.store.addConversation(ticket, conversation);
  call.account.store.tickets.change(ticket, { updated_at: call.now, stats: statsWith(ticket.stats, conversation) });
  return conversation;
};

const senderOf = (call: Call, input: ConversationInput): { address: string; from: string } => {
  const address = input.from_email ?? `support@${call.account.subdomain}.freshdesk.com`;
  return { address, from: `"${call.agent.name}" <${address}>` };
};

const requesterAddresses = (call: Call, ticket: TicketRecord): string[] => {
  const { contacts, agents } = call.account.store;
  const address = (contacts.get(ticket.requester_id) ?? agents.get(ticket.requester_id))?.email;
  return typeof address === "string" ? [address] : [];
};
