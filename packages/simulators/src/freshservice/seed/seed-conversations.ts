import type { AttachmentRecord } from "../../freshworks/attachments.ts";
import { fill, notes, replies, sampleFile } from "../../freshworks/seed/texts.ts";
import { wholeSecond } from "../../freshworks/times.ts";
import { createChance } from "../../random.ts";
import { sourceOf } from "../conversations.ts";
import type { ConversationRecord, TicketRecord } from "../records.ts";
import { nameOf } from "../store.ts";
import type { Store } from "../store.ts";

/** Ids of seeded conversations follow from their ticket, so they do not depend on which ticket is read first. */
const firstSeededId = 21_005_000_000;
const firstSeededFileId = 21_007_000_000;
const mostPerTicket = 6;

/** A thread between the ticket's creation and its last change: customer, agent and notes in turn. */
export const seedConversationsOf = (store: Store, ticket: TicketRecord, seed: number): ConversationRecord[] => {
  const chance = createChance(seed * 1_000_003 + ticket.id);
  const until = ticket.seededUntil;
  if (until === null) return [];
  const count = chance.below(mostPerTicket + 1);
  const requester = store.requesters.get(ticket.requester_id);
  const agentId = ticket.responder_id ?? store.agents.keys().next().value ?? ticket.requester_id;
  return Array.from({ length: count }, (_, position): ConversationRecord => {
    const kind = chance.pick(["customer", "agent", "note"] as const);
    const at = wholeSecond(ticket.created_at + ((until - ticket.created_at) * (position + 1)) / (count + 1));
    const id = firstSeededId + ticket.id * mostPerTicket + position;
    const name = requester === undefined ? "" : nameOf(requester);
    return {
      ...sides[kind](requester?.primary_email ?? null),
      id,
      ticket_id: ticket.id,
      user_id: kind === "customer" ? ticket.requester_id : agentId,
      body: fill(chance.pick(kind === "note" ? notes : replies), ticket.id, name),
      cc_emails: [],
      attachments: chance.happens(0.1) ? [fileOf(store, id, at)] : [],
      created_at: at,
      updated_at: at,
    };
  });
};

type Sides = Pick<
  ConversationRecord,
  "incoming" | "private" | "source" | "support_email" | "from_email" | "to_emails" | "bcc_emails"
>;

const mailbox = "helpdesk@acme.example";

const sides: Record<"customer" | "agent" | "note", (requester: string | null) => Sides> = {
  customer: (requester) => ({
    incoming: true,
    private: false,
    source: sourceOf.email,
    support_email: mailbox,
    from_email: requester,
    to_emails: [mailbox],
    bcc_emails: [],
  }),
  agent: (requester) => ({
    incoming: false,
    private: false,
    source: sourceOf.email,
    support_email: mailbox,
    from_email: `"acme" <${mailbox}>`,
    to_emails: requester === null ? [] : [requester],
    bcc_emails: [],
  }),
  note: () => ({
    incoming: false,
    private: true,
    source: sourceOf.note,
    support_email: null,
    from_email: null,
    to_emails: [],
    bcc_emails: null,
  }),
};

const fileOf = (store: Store, conversationId: number, at: number): AttachmentRecord => {
  const record = sampleFile(firstSeededFileId + (conversationId - firstSeededId), at);
  store.attachments.set(record.id, record);
  return record;
};
