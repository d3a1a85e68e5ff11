import { attachmentView } from "./attachments.ts";
import type { Call } from "./call.ts";
import { textOf } from "../freshworks/html.ts";
import type { ConversationRecord } from "./records.ts";
import { toTime, toTimeOrNull } from "../freshworks/times.ts";

/** What every answer about a conversation has. */
const basics = (conversation: ConversationRecord, call: Call) => ({
  body: conversation.body,
  body_text: textOf(conversation.body),
  id: conversation.id,
  user_id: conversation.user_id,
  ticket_id: conversation.ticket_id,
  attachments: conversation.attachments.map(attachmentView(call)),
  created_at: toTime(conversation.created_at),
  updated_at: toTime(conversation.updated_at),
});

/** A row of the conversations list: everything there is. */
export const listedConversation = (call: Call) => (conversation: ConversationRecord) => ({
  ...basics(conversation, call),
  incoming: conversation.incoming,
  private: conversation.private,
  support_email: conversation.support_email,
  source: conversation.source,
  category: conversation.category,
  to_emails: conversation.to_emails,
  from_email: conversation.from_email,
  cc_emails: conversation.cc_emails,
  bcc_emails: conversation.bcc_emails,
  email_failure_count: null,
  outgoing_failures: null,
  thread_id: null,
  thread_message_id: null,
  last_edited_at: toTimeOrNull(conversation.last_edited_at),
  last_edited_user_id: conversation.last_edited_user_id,
  automation_id: null,
  automation_type_id: null,
  auto_response: false,
  threading_type: null,
  delivery_details: { failed_emails: [], pending_emails: [] },
  source_additional_info: null,
});

/** The answer to a reply: smaller, without direction, visibility, source or category. */
export const sentReply = (conversation: ConversationRecord, call: Call) => ({
  ...basics(conversation, call),
  from_email: conversation.from_email,
  cc_emails: conversation.cc_emails,
  bcc_emails: conversation.bcc_emails,
  replied_to: conversation.to_emails,
});

/** The answer to a note, and to its edit. */
export const addedNote = (conversation: ConversationRecord, call: Call) => ({
  ...basics(conversation, call),
  incoming: conversation.incoming,
  private: conversation.private,
  support_email: conversation.support_email,
  to_emails: conversation.to_emails,
});

/** The answer to a forward: nearly everything, and two keys of its own. */
export const forwarded = (conversation: ConversationRecord, call: Call, hasQuotedText: boolean) => ({
  ...basics(conversation, call),
  incoming: false,
  private: true,
  support_email: conversation.support_email,
  source: conversation.source,
  category: conversation.category,
  to_emails: conversation.to_emails,
  from_email: conversation.from_email,
  cc_emails: conversation.cc_emails,
  bcc_emails: conversation.bcc_emails,
  email_failure_count: null,
  outgoing_failures: null,
  deleted: false,
  last_edited_at: null,
  last_edited_user_id: null,
  cloud_files: [],
  has_quoted_text: hasQuotedText,
});
