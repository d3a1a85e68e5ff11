import type { Call } from "./call.ts";
import { arrayOf, email, is, known } from "../freshworks/rules.ts";
import type { Rules } from "../freshworks/rules.ts";

/** A reply, note or forward after its rules. */
export interface ConversationInput {
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

/** What an edit takes, and everything else too. */
export const bodyRules: Rules = { body: is("String"), structured_body: is("key/value pair") };

const author = (call: Call): Rules => ({
  user_id: known(
    "user",
    (id) => call.account.store.agents.has(id) || call.account.store.contacts.get(id) !== undefined,
  ),
});
export const replyRules = (call: Call): Rules => ({
  ...bodyRules,
  ...author(call),
  from_email: email,
  cc_emails: arrayOf("String"),
  bcc_emails: arrayOf("String"),
});
export const noteRules = (call: Call): Rules => ({
  ...bodyRules,
  ...author(call),
  private: is("Boolean"),
  incoming: is("Boolean"),
  notify_emails: arrayOf("String"),
});
export const forwardRules = (call: Call): Rules => ({
  ...replyRules(call),
  to_emails: arrayOf("String"),
  agent_id: known("agent", (id) => call.account.store.agents.has(id)),
  include_quoted_text: is("Boolean"),
  include_original_attachments: is("Boolean"),
});
