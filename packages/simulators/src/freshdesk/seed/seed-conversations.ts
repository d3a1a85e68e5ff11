import { createChance } from "../../random.ts";
import type { AttachmentRecord } from "../../freshworks/attachments.ts";
import type { ConversationRecord, TicketRecord } from "../records.ts";
import type { Store } from "../store.ts";
import { wholeSecond } from "../../freshworks/times.ts";
import { fill, notes, replies, sampleFile } from "../../freshworks/seed/texts.ts";

/** Ids of seeded conversations follow from their ticket, so they do not depend on which ticket is read first. */
const firstSeededId = 11_000_110_000_000;
const mostPerTicket = 6;
const firstSeededFileId = 11_000_510_000_000;

/** A thread between the ticket's creation and its last change: customer, agent and notes in turn. */
export const seedConversationsOf = (store: Store, ticket: TicketRecord, seed: number): ConversationRecord[] => {
  const chance = createChance(seed * 1_000_003 + ticket.id);
  const until = ticket.seededUntil;
  if (until === null) return [];
  const count = chance.below(mostPerTicket + 1);
  const requester = store.contacts.get(ticket.requester_id);
  const agentId = ticket.responder_id ?? store.agents.keys().next().value ?? ticket.requester_id;
  return Array.from({ length: count }, (_, position): ConversationRecord => {
    const kind = chance.pick(["customer", "agent", "note"] as const);
    const at = wholeSecond(ticket.created_at + ((until - ticket.created_at) * (position + 1)) / (count + 1));
    const id = firstSeededId + ticket.id * mostPerTicket + position;
    return {
      ...kinds[kind](requester?.email ?? null, agentId, ticket.requester_id),
      id,
      ticket_id: ticket.id,
      body: fill(chance.pick(kind === "note" ? notes : replies), ticket.id, requester?.name ?? ""),
      attachments: chance.happens(0.1) ? [fileOf(store, id, at)] : [],
      last_edited_at: null,
      last_edited_user_id: null,
      created_at: at,
      updated_at: at,
    };
  });
};

type Sides = Omit<
  ConversationRecord,
  "id" | "ticket_id" | "body" | "attachments" | "last_edited_at" | "last_edited_user_id" | "created_at" | "updated_at"
>;

const mailbox = "support@acme.example";

const kinds: Record<"customer" | "agent" | "note", (email: string | null, agent: number, requester: number) => Sides> =
  {
    customer: (email, _agent, requester) => ({
      user_id: requester,
      incoming: true,
      private: false,
      source: 0,
      category: 3,
      support_email: mailbox,
      from_email: email,
      to_emails: [mailbox],
      cc_emails: [],
      bcc_emails: [],
    }),
    agent: (email, agent) => ({
      user_id: agent,
      incoming: false,
      private: false,
      source: 0,
      category: 3,
      support_email: mailbox,
      from_email: `"Support" <${mailbox}>`,
      to_emails: email === null ? [] : [email],
      cc_emails: [],
      bcc_emails: [],
    }),
    note: (_email, agent) => ({
      user_id: agent,
      incoming: false,
      private: true,
      source: 2,
      category: 2,
      support_email: null,
      from_email: null,
      to_emails: [],
      cc_emails: [],
      bcc_emails: null,
    }),
  };

const fileOf = (store: Store, conversationId: number, at: number): AttachmentRecord => {
  const record = sampleFile(firstSeededFileId + (conversationId - firstSeededId), at);
  store.attachments.set(record.id, record);
  return record;
};
