import { noContent } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import { customFieldRules, emptyCustomFields, mergeCustomFields } from "../freshworks/custom-fields.ts";
import type { CustomFields } from "../freshworks/custom-fields.ts";
import { pageRules } from "../freshworks/pages.ts";
import { invalid, notFound } from "../freshworks/problems.ts";
import { arrayOf, is, known, nullOr, problemsOf, withQuery } from "../freshworks/rules.ts";
import type { Check, Rules } from "../freshworks/rules.ts";
import { toTime } from "../freshworks/times.ts";
import { blankScopes } from "./agents.ts";
import { created, listed, wrapped } from "./call.ts";
import type { Call, Handle } from "./call.ts";
import { departmentCustomFields } from "./form.ts";
import { compileQuery, queryText } from "./people-query.ts";
import type { DepartmentRecord, GroupRecord, NamedRecord } from "./records.ts";
import { oneOfThese } from "./rules.ts";
import { personIn } from "./store.ts";

/** Roles, groups and departments: who works here, and for whom. */
const times = (record: NamedRecord) => ({
  created_at: toTime(record.created_at),
  updated_at: toTime(record.updated_at),
});

export const listRoles = (call: Call): Reply =>
  withQuery(call, pageRules, () => listed(call, "roles", call.account.store.roles.values(), roleView));

export const viewRole = (call: Call): Reply => {
  const role = call.account.store.roles.get(Number(call.params["id"]));
  return role === undefined ? notFound : wrapped(call, "role", roleView(role));
};

const roleView = (role: NamedRecord) => ({
  id: role.id,
  name: role.name,
  description: role.description,
  default: true,
  scopes: blankScopes,
  role_type: 1,
  ...times(role),
});

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
  ...times(group),
});

type DepartmentHandle = (call: Call, department: DepartmentRecord) => Reply;

export const onDepartment =
  (handle: DepartmentHandle): Handle =>
  (call) => {
    const department = call.account.store.departments.get(Number(call.params["id"]));
    return department === undefined ? notFound : handle(call, department);
  };

/** `GET /departments`, all or those of a query such as `"name:'Finance'"`. */
export const listDepartments = (call: Call): Reply =>
  withQuery(call, { ...pageRules, query: queryText }, (query) => {
    const matches = compileQuery<DepartmentRecord>(query["query"], {
      name: { type: "text", nullable: false, read: (department) => department.name },
    });
    if ("status" in matches) return matches;
    return listed(call, "departments", [...call.account.store.departments.values()].filter(matches), departmentView);
  });

export const viewDepartment: DepartmentHandle = (call, department) =>
  wrapped(call, "department", departmentView(department));

interface DepartmentInput {
  name?: string;
  custom_fields?: CustomFields;
}

const departmentRules = (call: Call): Rules => {
  const person = nullOr(known("user", (id) => personIn(call.account.store, id) !== undefined));
  return {
    name: is("String"),
    description: nullOr(is("String")),
    head_user_id: person,
    prime_user_id: person,
    domains: arrayOf("String"),
    custom_fields: customFieldRules(departmentCustomFields),
  };
};

export const createDepartment = (call: Call): Reply => {
  const problems = problemsOf(call.body, departmentRules(call), ["name"]);
  if (problems.length > 0) return invalid(...problems);
  const input: DepartmentInput = call.body;
  const empty = emptyCustomFields(departmentCustomFields);
  const department: DepartmentRecord = {
    name: "",
    description: null,
    head_user_id: null,
    prime_user_id: null,
    domains: [],
    ...input,
    custom_fields: mergeCustomFields(departmentCustomFields, empty, input.custom_fields),
    id: call.account.store.nextId("department"),
    created_at: call.now,
    updated_at: call.now,
  };
  if (isNameTaken(call, department)) return invalid(duplicateName);
  call.account.store.departments.set(department.id, department);
  return created(call, "department", departmentView(department));
};

export const updateDepartment: DepartmentHandle = (call, department) => {
  const problems = problemsOf(call.body, departmentRules(call));
  if (problems.length > 0) return invalid(...problems);
  const input: DepartmentInput = call.body;
  if (isNameTaken(call, { ...department, ...input })) return invalid(duplicateName);
  Object.assign(department, input, {
    custom_fields: mergeCustomFields(departmentCustomFields, department.custom_fields, input.custom_fields),
    updated_at: call.now,
  });
  return viewDepartment(call, department);
};

const isNameTaken = (call: Call, { id, name }: { id: number; name: string }): boolean =>
  call.account.store.departments
    .values()
    .some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase());

const duplicateName = { field: "name", message: "It should be a unique value", code: "duplicate_value" } as const;

/** `DELETE /departments/{id}`: its people and tickets stay. */
export const deleteDepartment: DepartmentHandle = (call, { id }) => {
  const { departments, requesters, tickets } = call.account.store;
  departments.delete(id);
  for (const requester of requesters.inOrder()) {
    if (requester.department_ids.includes(id)) {
      requesters.change(requester, { department_ids: requester.department_ids.filter((other) => other !== id) });
    }
  }
  for (const ticket of tickets.all()) if (ticket.department_id === id) tickets.change(ticket, { department_id: null });
  return noContent;
};

const departmentView = (department: DepartmentRecord) => ({
  id: department.id,
  name: department.name,
  description: department.description,
  head_user_id: department.head_user_id,
  prime_user_id: department.prime_user_id,
  domains: department.domains,
  custom_fields: department.custom_fields,
  ...times(department),
});
