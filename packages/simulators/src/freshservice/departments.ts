import { noContent } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import { customFieldRules, emptyCustomFields, mergeCustomFields } from "../freshworks/custom-fields.ts";
import type { CustomFields } from "../freshworks/custom-fields.ts";
import { pageRules } from "../freshworks/pages.ts";
import { invalid, notFound } from "../freshworks/problems.ts";
import { arrayOf, is, known, nullOr, problemsOf, withQuery } from "../freshworks/rules.ts";
import type { Rules } from "../freshworks/rules.ts";
import { toTime } from "../freshworks/times.ts";
import { created, listed, wrapped } from "./call.ts";
import type { Call, Handle } from "./call.ts";
import { departmentCustomFields } from "./form.ts";
import { compileQuery, queryText } from "./people-query.ts";
import type { DepartmentRecord } from "./records.ts";
import { personIn } from "./store.ts";

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
  created_at: toTime(department.created_at),
  updated_at: toTime(department.updated_at),
});
