import type { ConversationRecord, TicketStats } from "./records.ts";

/** Of a ticket to which nothing has happened. */
export const blankStats = (createdAt: number): TicketStats => ({
  opened_at: null,
  pending_since: null,
  resolved_at: null,
  closed_at: null,
  first_assigned_at: null,
  assigned_at: null,
  agent_responded_at: null,
  first_responded_at: null,
  status_updated_at: createdAt,
  inbound_count: 1,
  outbound_count: 0,
});

/** What a change of status leaves in the statistics. */
export const statsAfter = (stats: TicketStats, from: number, to: number, now: number): TicketStats => {
  if (from === to) return stats;
  return {
    ...stats,
    status_updated_at: now,
    ...(to === 2 && { opened_at: now }),
    ...(to === 3 && { pending_since: now }),
    ...(to === 4 && { resolved_at: now }),
    ...(to === 5 && { closed_at: now, resolved_at: stats.resolved_at ?? now }),
  };
};

/** What somebody's being given the ticket leaves in them. */
export const statsAssigned = (stats: TicketStats, now: number): TicketStats => ({
  ...stats,
  assigned_at: now,
  first_assigned_at: stats.first_assigned_at ?? now,
});

/** What a public conversation leaves in them. */
export const statsWith = (stats: TicketStats, conversation: ConversationRecord): TicketStats => {
  const { private: isPrivate, incoming, created_at: at } = conversation;
  if (isPrivate) return stats;
  if (incoming) return { ...stats, inbound_count: stats.inbound_count + 1 };
  return {
    ...stats,
    outbound_count: stats.outbound_count + 1,
    agent_responded_at: at,
    first_responded_at: stats.first_responded_at ?? at,
  };
};
