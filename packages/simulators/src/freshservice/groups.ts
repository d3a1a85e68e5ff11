import { noContent } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import { pageRules } from "../freshworks/pages.ts";
import { invalid, notFound } from "../freshworks/problems.ts";
import { is, known, nullOr, problemsOf, withQuery } from "../freshworks/rules.ts";
import type { Check, Rules } from "../freshworks/rules.ts";
import { toTime } from "../freshworks/times.ts";
import { created, listed, wrapped } from "./call.ts";
import type { Call, Handle } from "./call.ts";
import type { GroupRecord } from "./records.ts";
import { oneOfThese } from "./rules.ts";

type GroupHandle = (call: Call, group: GroupRecord) => Reply;

export const onGroup =
  (handle: GroupHandle): Handle =>
  (call) => {
    const group = call.account.store.groups.get(Number(call.params["id"]));
    return group === undefined ? notFound : handle(call, group);
  };

/** `GET /groups`: members and all, unlike Freshdesk. */
export const listGroups = (call: Call): Reply =>
  withQuery(call, pageRules, () => listed(call, "groups", call.account.store.groups.values(), groupView));

export const viewGroup: GroupHandle = (call, group) => wrapped(call, "group", groupView(group));

const groupRules = (call: Call): Rules => {
  const agent = known("agent", (id) => call.account.store.agents.has(id));
  const agents: Check = is("Array", (value) => (value as unknown[]).flatMap(agent).slice(0, 1));
  return {
    name: is("String"),
    description: nullOr(is("String")),
    escalate_to: nullOr(agent),
    unassigned_for: nullOr(oneOfThese(["15m", "30m", "1h", "2h", "4h", "8h", "12h", "1d", "2d", "3d"])),
    business_hours_id: nullOr(is("Positive Integer")),
    auto_ticket_assign: is("Boolean"),
    restricted: is("Boolean"),
    approval_required: is("Boolean"),
    members: agents,
    observers: agents,
    leaders: agents,
    workspace_id: is("Positive Integer"),
  };
};

export const createGroup = (call: Call): Reply => {
  const problems = problemsOf(call.body, groupRules(call), ["name"]);
  if (problems.length > 0) return invalid(...problems);
  const group: GroupRecord = {
    name: "",
    description: null,
    escalate_to: null,
    unassigned_for: null,
    business_hours_id: null,
    auto_ticket_assign: false,
    restricted: false,
    approval_required: false,
    members: [],
    observers: [],
    leaders: [],
    workspace_id: null,
    ...call.body,
    id: call.account.store.nextId("group"),
    created_at: call.now,
    updated_at: call.now,
  };
  call.account.store.groups.set(group.id, group);
  return created(call, "group", groupView(group));
};

export const updateGroup: GroupHandle = (call, group) => {
  const problems = problemsOf(call.body, groupRules(call));
  if (problems.length > 0) return invalid(...problems);
  Object.assign(group, call.body, { updated_at: call.now });
  return viewGroup(call, group);
};

export const deleteGroup: GroupHandle = (call, group) => {
  const { groups, tickets } = call.account.store;
  groups.delete(group.id);
  for (const ticket of tickets.all()) if (ticket.group_id === group.id) tickets.change(ticket, { group_id: null });
  return noContent;
};

const groupView = (group: GroupRecord) => ({
  id: group.id,
  name: group.name,
  description: group.description,
  escalate_to: group.escalate_to,
  unassigned_for: group.unassigned_for,
  business_hours_id: group.business_hours_id,
  auto_ticket_assign: group.auto_ticket_assign,
  restricted: group.restricted,
  approval_required: group.approval_required,
  ocs_schedule_id: null,
  agent_ids: group.members,
  members: group.members,
  observers: group.observers,
  leaders: group.leaders,
  members_pending_approval: [],
  leaders_pending_approval: [],
  observers_pending_approval: [],
  ...(group.workspace_id !== null && { workspace_id: group.workspace_id }),
  created_at: toTime(group.created_at),
  updated_at: toTime(group.updated_at),
});
