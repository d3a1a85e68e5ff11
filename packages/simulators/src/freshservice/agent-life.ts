import { noContent } from "../freshworks/call.ts";
import { accessDenied, invalid, wrongMethod } from "../freshworks/problems.ts";
import { agentView } from "./agent-views.ts";
import { toAgent } from "./agent-write.ts";
import { viewAgent } from "./agents.ts";
import type { AgentHandle } from "./agents.ts";
import { wrapped } from "./call.ts";
import type { Call } from "./call.ts";
import type { AgentRecord, PersonRecord } from "./records.ts";
import { alreadyActive } from "./requester-life.ts";
import type { RequesterHandle } from "./requesters.ts";

/** `DELETE /agents/{id}`: deactivates. Nobody can do it to themselves. */
export const deactivateAgent: AgentHandle = (call, agent) => {
  if (agent === call.agent) return accessDenied;
  if (!agent.active) return wrongMethod("DELETE", ["GET"]);
  Object.assign(agent, { active: false, updated_at: call.now });
  return noContent;
};

export const reactivateAgent: AgentHandle = (call, agent) => {
  if (agent.active) return alreadyActive;
  Object.assign(agent, { active: true, updated_at: call.now });
  return viewAgent(call, agent);
};

/** `DELETE /agents/{id}/forget`: for good; their tickets stay, and are nobody's. */
export const forgetAgent: AgentHandle = (call, agent) => {
  if (agent === call.agent) return accessDenied;
  removeAgent(call, agent);
  return noContent;
};

const removeAgent = (call: Call, agent: AgentRecord): void => {
  const { agents, groups, tickets } = call.account.store;
  agents.delete(agent.id);
  const without = (ids: readonly number[]): number[] => ids.filter((id) => id !== agent.id);
  for (const group of groups.values()) {
    Object.assign(group, {
      members: without(group.members),
      observers: without(group.observers),
      leaders: without(group.leaders),
    });
  }
  for (const ticket of tickets.all()) {
    if (ticket.responder_id === agent.id) tickets.change(ticket, { responder_id: null });
  }
};

/** `PUT /agents/{id}/convert_to_requester`. */
export const convertToRequester: AgentHandle = (call, agent) => {
  if (agent === call.agent) return accessDenied;
  removeAgent(call, agent);
  call.account.store.requesters.add({
    ...sharedOf(agent),
    primary_email: agent.email,
    secondary_emails: [],
    can_see_all_changes_from_associated_departments: false,
    updated_at: call.now,
  });
  return noContent;
};

/** `PUT /requesters/{id}/convert_to_agent`: an occasional one. */
export const convertToAgent: RequesterHandle = (call, requester) => {
  if (requester.primary_email === null) {
    return invalid({ field: "primary_email", message: "The requester has no email", code: "missing_field" });
  }
  const { requesters, agents } = call.account.store;
  const input = { ...sharedOf(requester), email: requester.primary_email };
  const agent = { ...toAgent(call, requester.id, input), occasional: true };
  requesters.remove(requester);
  agents.set(agent.id, agent);
  return wrapped(call, "agent", agentView(agent));
};

/** What somebody keeps who changes sides. */
const sharedOf = (person: PersonRecord): PersonRecord => ({
  id: person.id,
  first_name: person.first_name,
  last_name: person.last_name,
  work_phone_number: person.work_phone_number,
  mobile_phone_number: person.mobile_phone_number,
  department_ids: person.department_ids,
  job_title: person.job_title,
  address: person.address,
  time_zone: person.time_zone,
  time_format: person.time_format,
  language: person.language,
  location_id: person.location_id,
  reporting_manager_id: person.reporting_manager_id,
  background_information: person.background_information,
  can_see_all_tickets_from_associated_departments: person.can_see_all_tickets_from_associated_departments,
  active: person.active,
  has_logged_in: person.has_logged_in,
  vip_user: person.vip_user,
  external_id: person.external_id,
  custom_fields: person.custom_fields,
  created_at: person.created_at,
  updated_at: person.updated_at,
});
