import type { Reply } from "../freshworks/call.ts";
import { accessDenied, notFound, wrongMethod } from "../freshworks/problems.ts";
import type { Call, Handle } from "./call.ts";
import type { AgentRecord, AgentRole, AssignmentScope, TicketRecord } from "./records.ts";

/** Whether a role's scope reaches a ticket. */
const reaches: Record<AssignmentScope, (ticket: TicketRecord, agent: AgentRecord, role: AgentRole) => boolean> = {
  entire_helpdesk: () => true,
  member_groups: (ticket, agent) => isIn(agent.member_of, ticket) || isOwn(ticket, agent),
  specified_groups: (ticket, agent, role) => isIn(role.groups, ticket) || isOwn(ticket, agent),
  assigned_items: isOwn,
};

function isOwn(ticket: TicketRecord, agent: AgentRecord): boolean {
  return ticket.responder_id === agent.id;
}

const isIn = (groups: readonly number[], ticket: TicketRecord): boolean =>
  ticket.group_id !== null && groups.includes(ticket.group_id);

/** Whether a ticket lies within what the key's agent may see. */
export const inScope = (ticket: TicketRecord, agent: AgentRecord): boolean =>
  agent.roles.some((role) => reaches[role.assignment_scope](ticket, agent, role));

type TicketHandle = (call: Call, ticket: TicketRecord) => Reply;

/** For a route under `/tickets/{id}` that reads: a deleted or spam ticket can still be seen. */
export const readsTicket =
  (handle: TicketHandle): Handle =>
  (call) => {
    const ticket = call.account.store.tickets.get(Number(call.params["id"]));
    if (ticket === undefined) return notFound;
    return inScope(ticket, call.agent) ? handle(call, ticket) : accessDenied;
  };

/** For one that writes: a deleted or spam ticket takes no other verb than GET. */
export const writesTicket = (handle: TicketHandle): Handle =>
  readsTicket((call, ticket) =>
    ticket.deleted || ticket.spam ? wrongMethod(call.method, ["GET"]) : handle(call, ticket),
  );
