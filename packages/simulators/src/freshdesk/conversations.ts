import { keepAttachments, tooLarge } from "./attachments.ts";
import { noContent, ok } from "./call.ts";
import type { Call, Handle, Reply } from "./call.ts";
import { addedNote, forwarded, listedConversation, sentReply } from "./conversation-views.ts";
import { wrapped } from "./html.ts";
import { page, pageRules } from "./pages.ts";
import { accessDenied, invalid, notFound, wrongMethod } from "./problems.ts";
import type { ConversationRecord, TicketRecord } from "./records.ts";
import { arrayOf, email, is, known, missing, problemsOf, withQuery } from "./rules.ts";
import type { Rules } from "./rules.ts";
import { inScope } from "./ticket-access.ts";

/** The numbers by which the vendor tells kinds of conversation apart. */
export const sourceOf = { reply: 0, note: 2, forward: 8 } as const;
const categoryOf = { public: 3, private: 2, replyToForward: 6 } as const;

/** `GET /tickets/{id}/conversations`: replies and notes together, oldest first. */
export const listConversations = (call: Call, ticket: TicketRecord): Reply =>
  withQuery(call, pageRules, () => page(call, call.account.store.conversationsOf(ticket), listedConversation(call)));

interface ConversationInput {
  body?: string;
  structured_body?: Record<string, unknown>;
  user_id?: number;
  from_email?: string;
  cc_emails?: string[];
  bcc_emails?: string[];
  to_emails?: string[];
  notify_emails?: string[];
  private?: boolean;
  incoming?: boolean;
  include_quoted_text?: boolean;
}

const bodyRules: Rules = { body: is("String"), structured_body: is("key/value pair") };
const author = (call: Call): Rules => ({
  user_id: known(
    "user",
    (id) => call.account.store.agents.has(id) || call.account.store.contacts.get(id) !== undefined,
  ),
});
const replyRules = (call: Call): Rules => ({
  ...bodyRules,
  ...author(call),
  from_email: email,
  cc_emails: arrayOf("String"),
  bcc_emails: arrayOf("String"),
});
const noteRules = (call: Call): Rules => ({
  ...bodyRules,
  ...author(call),
  private: is("Boolean"),
  incoming: is("Boolean"),
  notify_emails: arrayOf("String"),
});
const forwardRules = (call: Call): Rules => ({
  ...replyRules(call),
  to_emails: arrayOf("String"),
  agent_id: known("agent", (id) => call.account.store.agents.has(id)),
  include_quoted_text: is("Boolean"),
  include_original_attachments: is("Boolean"),
});

/** `POST /tickets/{id}/reply`: an e-mail to the requester. */
export const replyToTicket = (call: Call, ticket: TicketRecord): Reply =>
  withMessage(call, ticket, replyRules(call), [], (input, body) => ({
    status: 201,
    body: sentReply(sendReply(call, ticket, { ...input, body }), call),
  }));

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

/** `POST /tickets/{id}/notes`: private unless said otherwise. */
export const addNote = (call: Call, ticket: TicketRecord): Reply =>
  withMessage(call, ticket, noteRules(call), [], (input, body) => {
    const note = writeNote(call, ticket, body, input.private ?? true, {
      user_id: input.user_id ?? call.agent.id,
      incoming: input.incoming ?? false,
      to_emails: input.notify_emails ?? [],
    });
    return { status: 201, body: addedNote(note, call) };
  });

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

/** `POST /tickets/{id}/forward`, and `reply_to_forward`. */
export const forwardTicket =
  (kind: "forward" | "reply_to_forward") =>
  (call: Call, ticket: TicketRecord): Reply =>
    withMessage(call, ticket, forwardRules(call), ["to_emails"], (input, body) => {
      const { address, from } = senderOf(call, input);
      const conversation = converse(call, ticket, {
        body,
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
      return { status: 201, body: forwarded(conversation, call, input.include_quoted_text ?? true) };
    });

/** For a route under `/conversations/{id}`. */
export const onConversation =
  (handle: (call: Call, conversation: ConversationRecord, ticket: TicketRecord) => Reply): Handle =>
  (call) => {
    const { store } = call.account;
    const conversation = store.conversation(Number(call.params["id"]));
    const ticket = conversation && store.tickets.get(conversation.ticket_id);
    if (conversation === undefined || ticket === undefined) return notFound;
    return inScope(ticket, call.agent) ? handle(call, conversation, ticket) : accessDenied;
  };

/** `PUT /conversations/{id}`: notes only. */
export const editNote = (call: Call, conversation: ConversationRecord, ticket: TicketRecord): Reply => {
  if (conversation.source !== sourceOf.note) return wrongMethod("PUT", ["DELETE"]);
  const problems = [...problemsOf(call.body, bodyRules), ...tooLarge(call, filesOf(call, ticket))];
  if (problems.length > 0) return invalid(...problems);
  const body = messageOf(call.body);
  Object.assign(conversation, {
    body: body === undefined ? conversation.body : wrapped(body),
    attachments: [...conversation.attachments, ...keepAttachments(call)],
    updated_at: call.now,
    last_edited_at: call.now,
    last_edited_user_id: call.agent.id,
  });
  call.account.store.tickets.change(ticket, { updated_at: call.now });
  return ok(addedNote(conversation, call));
};

/** `DELETE /conversations/{id}`: not what the customer wrote. */
export const deleteConversation = (call: Call, conversation: ConversationRecord, ticket: TicketRecord): Reply => {
  if (conversation.incoming && conversation.source === sourceOf.reply) return wrongMethod("DELETE", ["GET"]);
  call.account.store.removeConversation(ticket, conversation);
  return noContent;
};

const withMessage = (
  call: Call,
  ticket: TicketRecord,
  rules: Rules,
  required: readonly string[],
  use: (input: ConversationInput, body: string) => Reply,
): Reply => {
  const body = messageOf(call.body);
  const problems = [
    ...(body === undefined && !("body" in call.body) ? [missing("body")] : []),
    ...problemsOf(call.body, rules, required),
    ...tooLarge(call, filesOf(call, ticket)),
  ];
  return problems.length > 0 || body === undefined ? invalid(...problems) : use(call.body, wrapped(body));
};

/** The body as HTML, or the text parts of a structured one. */
const messageOf = (input: ConversationInput): string | undefined => {
  if (typeof input.body === "string") return input.body;
  const parts = input.structured_body?.["body_contents"];
  if (!Array.isArray(parts)) return undefined;
  return parts.map((part: { data?: { content?: string } }) => part.data?.content ?? "").join("<br>");
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
  call.account.store.tickets.change(ticket, { updated_at: call.now, stats: statsWith(ticket, conversation, call.now) });
  return conversation;
};

const statsWith = (ticket: TicketRecord, conversation: ConversationRecord, now: number): TicketRecord["stats"] => {
  if (conversation.private) return ticket.stats;
  if (conversation.incoming) return { ...ticket.stats, requester_responded_at: now };
  return { ...ticket.stats, agent_responded_at: now, first_responded_at: ticket.stats.first_responded_at ?? now };
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

const filesOf = (call: Call, ticket: TicketRecord) => [
  ...ticket.attachments,
  ...call.account.store.conversationsOf(ticket).flatMap((conversation) => conversation.attachments),
];
