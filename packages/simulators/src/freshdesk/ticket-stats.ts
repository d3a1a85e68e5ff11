import type { ConversationRecord, TicketStats } from "./records.ts";

/** Of a ticket to which nothing has happened. */
export const blankStats: TicketStats = {
  agent_responded_at: null,
  requester_responded_at: null,
  first_responded_at: null,
  status_updated_at: null,
  reopened_at: null,
  resolved_at: null,
  closed_at: null,
  pending_since: null,
};

/** What a change of status leaves in the statistics. */
export const statsAfter = (stats: TicketStats, from: number, to: number, now: number): TicketStats => {
  if (from === to) return stats;
  const reopened = (from === 4 || from === 5) && to !== 4 && to !== 5;
  return {
    ...stats,
    status_updated_at: now,
    ...(reopened && { reopened_at: now }),
    ...(to === 3 && { pending_since: now }),
    ...(to === 4 && { resolved_at: now }),
    ...(to === 5 && { closed_at: now, resolved_at: stats.resolved_at ?? now }),
  };
};

/** What a public conversation leaves in the statistics. */
export const statsWith = (stats: TicketStats, conversation: ConversationRecord): TicketStats => {
  const { private: isPrivate, incoming, created_at: at } = conversation;
  if (isPrivate) return stats;
  if (incoming) return { ...stats, requester_responded_at: at };
  return { ...stats, agent_responded_at: at, first_responded_at: stats.first_responded_at ?? at };
};
