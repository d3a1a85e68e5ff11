import { textOf } from "../freshworks/html.ts";
import { toTime } from "../freshworks/times.ts";
import { attachmentView } from "./attachments.ts";
import type { Call } from "./call.ts";
import type { ConversationRecord } from "./records.ts";

/** What every answer about a conversation has. */
const basics = (conversation: ConversationRecord, call: Call) => ({
  id: conversation.id,
  user_id: conversation.user_id,
  to_emails: conversation.to_emails,
  body: conversation.body,
  body_text: textOf(conversation.body),
  ticket_id: conversation.ticket_id,
  created_at: toTime(conversation.created_at),
  updated_at: toTime(conversation.updated_at),
  attachments: conversation.attachments.map(attachmentView(call)),
});

/** A row of the list: everything there is. */
export const listedConversation = (call: Call) => (conversation: ConversationRecord) => ({
  ...basics(conversation, call),
  incoming: conversation.incoming,
  private: conversation.private,
  support_email: conversation.support_email,
  source: conversation.source,
  from_email: conversation.from_email,
  cc_emails: conversation.cc_emails,
  bcc_emails: conversation.bcc_emails,
});

/** The answer to a reply says neither direction nor visibility nor source. */
export const sentReply = (conversation: ConversationRecord, call: Call) => ({
  ...basics(conversation, call),
  from_email: conversation.from_email,
  cc_emails: conversation.cc_emails,
  bcc_emails: conversation.bcc_emails,
});

/** The answer to a note, and to its edit, says neither source nor sender nor copies. */
export const addedNote = (conversation: ConversationRecord, call: Call) => ({
  ...basics(conversation, call),
  incoming: conversation.incoming,
  private: conversation.private,
  support_email: conversation.support_email,
});
