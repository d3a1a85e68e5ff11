import { noContent } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import { mergeCustomFields } from "../freshworks/custom-fields.ts";
import { accessDenied, invalid, notFound, wrongMethod } from "../freshworks/problems.ts";
import { anything, arrayOf, email, is, known, nullOr, problemsOf, withQuery } from "../freshworks/rules.ts";
import type { Check, Rules } from "../freshworks/rules.ts";
import { toTimeOrNull } from "../freshworks/times.ts";
import { isRecord } from "../settings.ts";
import { created, listed, wrapped } from "./call.ts";
import type { Call, Handle } from "./call.ts";
import { requesterCustomFields } from "./form.ts";
import { compileQuery, isAskedFor, peoplePageSize, peopleRules, personFields } from "./people-query.ts";
import type { AgentRecord, AgentRole, PersonRecord } from "./records.ts";
import { blankPerson, customFieldsFrom, duplicateProblems, personRules } from "./requester-make.ts";
import { alreadyActive, personView } from "./requesters.ts";
import type { RequesterHandle } from "./requesters.ts";
import { oneOfThese } from "./rules.ts";

type AgentHandle = (call: Call, agent: AgentRecord) => Reply;

export const onAgent =
  (handle: AgentHandle): Handle =>
  (call) => {
    const agent = call.account.store.agents.get(Number(call.params["id"]));
    return agent === undefined ? notFound : handle(call, agent);
  };

/** `GET /agents`. */
export const listAgents = (call: Call): Reply =>
  withQuery(call, { ...peopleRules(call), state: oneOfThese(["fulltime", "occasional"]) }, (query) => {
    const matches = compileQuery(query["query"], personFields);
    if ("status" in matches) return matches;
    const found = [...call.account.store.agents.values()].filter(
      (agent) =>
        isAskedFor(agent, query) &&
        (query["state"] === undefined || agent.occasional === (query["state"] === "occasional")) &&
        matches(agent),
    );
    return listed(call, "agents", found, agentView, peoplePageSize(call));
  });

export const viewAgent: AgentHandle = (call, agent) => wrapped(call, "agent", agentView(agent));

/** An agent body after its rules. */
type AgentInput = Partial<
  Pick<AgentRecord, "first_name" | "email" | "occasional" | "signature" | "member_of" | "observer_of" | "custom_fields">
> & { roles?: RoleInput[] };

type RoleInput = Pick<AgentRole, "role_id"> & Partial<AgentRole>;

/** Taken and passed over, since roles say it all. */
const dead: Rules = Object.fromEntries(
  ["scopes", "group_ids", "role_ids", "ticket_scope", "problem_scope", "change_scope", "release_scope"].map((field) => [
    field,
    anything,
  ]),
);

const rules = (call: Call, orNull: (check: Check) => Check): Rules => {
  const { groups, roles } = call.account.store;
  const inGroups: Check = is("Array", (value) =>
    (value as unknown[]).flatMap(known("group", (id) => groups.has(id))).slice(0, 1),
  );
  const role: Check = (value) =>
    isRecord(value)
      ? [
          ...known("role", (id) => roles.has(id))(value["role_id"]),
          ...oneOfThese(scopes)(value["assignment_scope"] ?? "entire_helpdesk"),
          ...arrayOf("Positive Integer")(value["groups"] ?? []),
        ]
      : is("key/value pair")(value);
  return {
    ...dead,
    ...personRules(call, orNull),
    email,
    occasional: is("Boolean"),
    signature: orNull(is("String")),
    member_of: inGroups,
    observer_of: inGroups,
    workspace_ids: arrayOf("Positive Integer"),
    scoreboard_level_id: orNull(is("Positive Integer")),
    auto_assign_tickets: is("Boolean"),
    roles: is("Array", (value) => (value as unknown[]).flatMap(role).slice(0, 1)),
  };
};

const scopes = ["entire_helpdesk", "member_groups", "specified_groups", "assigned_items"] as const;

/** `POST /agents`. */
export const createAgent = (call: Call): Reply => {
  const problems = problemsOf(
    call.body,
    rules(call, (check) => check),
    ["first_name", "email"],
  );
  if (problems.length > 0) return invalid(...problems);
  const input: AgentInput = call.body;
  const duplicates = duplicateProblems(call, "email", [input.email]);
  if (duplicates.length > 0) return invalid(...duplicates);
  const agent = toAgent(call, call.account.store.nextId("person"), input);
  call.account.store.agents.set(agent.id, agent);
  return created(call, "agent", agentView(agent));
};

/** A new agent of the account's smallest role, unless the input says otherwise. */
const toAgent = (call: Call, id: number, input: AgentInput & Partial<PersonRecord>): AgentRecord => ({
  ...blankPerson,
  occasional: false,
  signature: null,
  member_of: [],
  observer_of: [],
  workspace_ids: [...call.account.store.workspaces.keys()],
  auto_assign_tickets: true,
  last_login_at: null,
  last_active_at: null,
  first_name: "",
  ...alive(input),
  email: (input.email ?? "").toLowerCase(),
  roles: rolesFrom(call, input.roles),
  custom_fields: customFieldsFrom(input.custom_fields),
  admin: false,
  id,
  created_at: call.now,
  updated_at: call.now,
});

const alive = <Input extends object>(input: Input): Partial<Input> =>
  // Every name that stays is one of the input's own.
  Object.fromEntries(Object.entries(input).filter(([field]) => !(field in dead))) as Partial<Input>;

const smallestRole = "SD Agent";

const rolesFrom = (call: Call, given: readonly RoleInput[] | undefined): AgentRole[] => {
  const { roles } = call.account.store;
  const usual = roles.values().find((role) => role.name === smallestRole)?.id ?? 0;
  return (given ?? [{ role_id: usual }]).map(toRole);
};

const toRole = (input: RoleInput): AgentRole => ({ assignment_scope: "entire_helpdesk", groups: [], ...input });

/** `PUT /agents/{id}`. */
export const updateAgent: AgentHandle = (call, agent) => {
  const problems = problemsOf(call.body, rules(call, nullOr));
  if (problems.length > 0) return invalid(...problems);
  const input: AgentInput = call.body;
  const duplicates = duplicateProblems(call, "email", [input.email], agent.id);
  if (duplicates.length > 0) return invalid(...duplicates);
  Object.assign(agent, alive(input), {
    ...(input.email !== undefined && { email: input.email.toLowerCase() }),
    ...(input.roles !== undefined && { roles: rolesFrom(call, input.roles) }),
    custom_fields: mergeCustomFields(requesterCustomFields, agent.custom_fields, input.custom_fields),
    updated_at: call.now,
  });
  return viewAgent(call, agent);
};

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

/** Flat: what a person has, and what makes an agent of them. */
const agentView = (agent: AgentRecord) => ({
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
