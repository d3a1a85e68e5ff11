import { toTimeOrNull } from "../freshworks/times.ts";
import type { AgentRecord } from "./records.ts";
import { personView } from "./requester-views.ts";

/** Flat: what a person has, and what makes an agent of them. */
export const agentView = (agent: AgentRecord) => ({
  ...personView(agent),
  email: agent.email,
  auto_assign_status_changed_at: toTimeOrNull(agent.last_login_at),
  auto_assign_tickets: agent.auto_assign_tickets,
  last_active_at: toTimeOrNull(agent.last_active_at),
  last_login_at: toTimeOrNull(agent.last_login_at),
  occasional: agent.occasional,
  role_ids: agent.roles.map((role) => role.role_id),
  roles: agent.roles,
  scopes: blankScopes,
  scoreboard_level_id: agent.admin ? 4 : null,
  scoreboard_points: agent.admin ? 2500 : null,
  signature: agent.signature,
  group_ids: agent.member_of,
  member_of: agent.member_of,
  observer_of: agent.observer_of,
  member_of_pending_approval: [],
  observer_of_pending_approval: [],
  ...(agent.workspace_ids.length > 0 && { workspace_ids: agent.workspace_ids }),
});

export const blankScopes = {
  ticket: null,
  problem: null,
  change: null,
  release: null,
  asset: null,
  solution: null,
  contract: null,
};
