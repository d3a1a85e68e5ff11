import { keepAttachments, tooLarge } from "./attachments.ts";
import { noContent, ok } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import type { Call, Handle } from "./call.ts";
import { bodyRules, forwardRules, noteRules, replyRules } from "./conversation-rules.ts";
import type { ConversationInput } from "./conversation-rules.ts";
import { addedNote, forwarded, listedConversation, sentReply } from "./conversation-views.ts";
import { sendReply, sourceOf, writeForward, writeNote } from "./conversation-write.ts";
import { wrapped } from "../freshworks/html.ts";
import { page, pageRules } from "../freshworks/pages.ts";
import { accessDenied, invalid, notFound, wrongMethod } from "../freshworks/problems.ts";
import type { ConversationRecord, TicketRecord } from "./records.ts";
import { missing, problemsOf, withQuery } from "../freshworks/rules.ts";
import type { Rules } from "../freshworks/rules.ts";
import { inScope } from "./ticket-access.ts";

/** `GET /tickets/{id}/conversations`: replies and notes together, oldest first. */
export const listConversations = (call: Call, ticket: TicketRecord): Reply =>
  withQuery(call, pageRules, () => page(call, call.account.store.conversationsOf(ticket), listedConversation(call)));

/** `POST /tickets/{id}/reply`: an e-mail to the requester. */
export const replyToTicket = (call: Call, ticket: TicketRecord): Reply =>
  withMessage(call, ticket, replyRules(call), [], (input, body) => ({
    status: 201,
    body: sentReply(sendReply(call, ticket, { ...input, body }), call),
  }));

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

/** `POST /tickets/{id}/forward`, and `reply_to_forward`. */
export const forwardTicket =
  (kind: "forward" | "reply_to_forward") =>
  (call: Call, ticket: TicketRecord): Reply =>
    withMessage(call, ticket, forwardRules(call), ["to_emails"], (input, body) => {
      const conversation = writeForward(call, ticket, kind, { ...input, body });
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

const filesOf = (call: Call, ticket: TicketRecord) => [
  ...ticket.attachments,
  ...call.account.store.conversationsOf(ticket).flatMap((conversation) => conversation.attachments),
];
