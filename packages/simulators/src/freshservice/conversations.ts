import { noContent } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import { wrapped as inBlock } from "../freshworks/html.ts";
import { page, pageRules } from "../freshworks/pages.ts";
import { accessDenied, invalid, notFound, wrongMethod } from "../freshworks/problems.ts";
import { arrayOf, email, is, known, notBlank, problemsOf, withQuery } from "../freshworks/rules.ts";
import type { Rules } from "../freshworks/rules.ts";
import { deleteAttachment, keepAttachments, noFilesInJson, tooLarge } from "./attachments.ts";
import { created, wrapped } from "./call.ts";
import type { Call, Handle } from "./call.ts";
import { addedNote, listedConversation, sentReply } from "./conversation-views.ts";
import type { ConversationRecord, TicketRecord } from "./records.ts";
import { emailOf, personIn } from "./store.ts";
import { inScope } from "./ticket-access.ts";
import { statsWith } from "./ticket-stats.ts";

/** The numbers by which the vendor tells kinds of conversation apart. */
export const sourceOf = { email: 0, note: 2 } as const;

/** A reply or note after its rules. */
interface MessageInput {
  body: string;
  user_id?: number;
  from_email?: string;
  cc_emails?: string[];
  bcc_emails?: string[];
  notify_emails?: string[];
  private?: boolean;
  incoming?: boolean;
}

const bodyRules: Rules = { body: is("String", notBlank), attachments: noFilesInJson };

const authorRules = (call: Call): Rules => ({
  ...bodyRules,
  user_id: known("user", (id) => personIn(call.account.store, id) !== undefined),
});

/** `GET /tickets/{id}/conversations`: replies and notes together. */
export const listConversations = (call: Call, ticket: TicketRecord): Reply =>
  withQuery(call, pageRules, () => {
    const oldestFirst = call.account.store.threads.of(ticket);
    const rows = call.account.settings().conversationOrder === "newest" ? oldestFirst.toReversed() : oldestFirst;
    return page(call, rows, listedConversation(call), {
      wrap: (conversations) => ({ conversations, meta: { count: rows.length } }),
    });
  });

/** `POST /tickets/{id}/reply`: an e-mail to the requester. */
export const replyToTicket = (call: Call, ticket: TicketRecord): Reply => {
  const addresses = { from_email: email, cc_emails: arrayOf("String"), bcc_emails: arrayOf("String") };
  return withMessage(call, ticket, { ...authorRules(call), ...addresses }, (input) => {
    const address = input.from_email ?? `helpdesk@${call.account.subdomain}.freshservice.com`;
    const requester = personIn(call.account.store, ticket.requester_id);
    const to = requester === undefined ? null : emailOf(requester);
    const reply = converse(call, ticket, input, {
      source: sourceOf.email,
      support_email: address,
      from_email: address,
      to_emails: to === null ? [] : [to],
      cc_emails: input.cc_emails ?? [],
      bcc_emails: input.bcc_emails ?? [],
    });
    return created(call, "conversation", sentReply(reply, call));
  });
};

/** `POST /tickets/{id}/notes`: private unless said otherwise. */
export const addNote = (call: Call, ticket: TicketRecord): Reply => {
  const flags = { private: is("Boolean"), incoming: is("Boolean"), notify_emails: arrayOf("String") };
  return withMessage(call, ticket, { ...authorRules(call), ...flags }, (input) => {
    const note = converse(call, ticket, input, {
      source: sourceOf.note,
      private: input.private ?? true,
      incoming: input.incoming ?? false,
      to_emails: input.notify_emails ?? [],
    });
    return created(call, "conversation", addedNote(note, call));
  });
};

/** For a route under `/conversations/{id}`. */
export const onConversation =
  (handle: (call: Call, conversation: ConversationRecord, ticket: TicketRecord) => Reply): Handle =>
  (call) => {
    const { threads, tickets } = call.account.store;
    const conversation = threads.get(Number(call.params["id"]));
    const ticket = conversation && tickets.get(conversation.ticket_id);
    if (conversation === undefined || ticket === undefined) return notFound;
    return inScope(ticket, call.agent) ? handle(call, conversation, ticket) : accessDenied;
  };

/** `PUT /conversations/{id}`: notes only. */
export const editNote = (call: Call, conversation: ConversationRecord, ticket: TicketRecord): Reply => {
  if (conversation.source !== sourceOf.note) return wrongMethod("PUT", ["DELETE"]);
  const problems = [...problemsOf(call.body, bodyRules), ...tooLarge(call, ticket)];
  if (problems.length > 0) return invalid(...problems);
  const { body } = call.body;
  Object.assign(conversation, {
    body: typeof body === "string" ? inBlock(body) : conversation.body,
    attachments: [...conversation.attachments, ...keepAttachments(call)],
    updated_at: call.now,
  });
  call.account.store.tickets.change(ticket, { updated_at: call.now });
  return wrapped(call, "conversation", addedNote(conversation, call));
};

/** `DELETE /conversations/{id}`. */
export const deleteConversation = (call: Call, conversation: ConversationRecord, ticket: TicketRecord): Reply => {
  call.account.store.threads.remove(ticket, conversation);
  return noContent;
};

/** `DELETE /conversations/{id}/attachments/{aid}`. */
export const deleteConversationFile = (call: Call, conversation: ConversationRecord): Reply =>
  deleteAttachment(call, conversation.attachments, (attachments) => Object.assign(conversation, { attachments }));

const withMessage = (call: Call, ticket: TicketRecord, rules: Rules, use: (input: MessageInput) => Reply): Reply => {
  const problems = [...problemsOf(call.body, rules, ["body"]), ...tooLarge(call, ticket)];
  return problems.length > 0 ? invalid(...problems) : use({ ...call.body, body: String(call.body["body"]) });
};

const converse = (
  call: Call,
  ticket: TicketRecord,
  input: MessageInput,
  given: Pick<ConversationRecord, "source" | "to_emails"> & Partial<ConversationRecord>,
): ConversationRecord => {
  const { store } = call.account;
  const conversation: ConversationRecord = {
    id: store.nextId("conversation"),
    ticket_id: ticket.id,
    user_id: input.user_id ?? call.agent.id,
    body: inBlock(input.body),
    incoming: false,
    private: false,
    support_email: null,
    from_email: null,
    cc_emails: [],
    bcc_emails: null,
    attachments: keepAttachments(call),
    created_at: call.now,
    updated_at: call.now,
    ...given,
  };
  store.threads.add(ticket, conversation);
  store.tickets.change(ticket, { updated_at: call.now, stats: statsWith(ticket.stats, conversation) });
  return conversation;
};
