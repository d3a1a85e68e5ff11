import { noContent } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import { pageRules } from "../freshworks/pages.ts";
import { invalid } from "../freshworks/problems.ts";
import { is, known, nullOr, problemsOf, time, withQuery } from "../freshworks/rules.ts";
import type { Rules } from "../freshworks/rules.ts";
import { parseTime, toTime, toTimeOrNull } from "../freshworks/times.ts";
import { created, listed, wrapped } from "./call.ts";
import type { Call } from "./call.ts";
import type { TaskRecord, TicketRecord } from "./records.ts";
import { codeOf } from "./rules.ts";
import { partRoutes, partsOf } from "./ticket-parts.ts";
import type { PartHandle } from "./ticket-parts.ts";

export const onTask = partRoutes((store) => store.tasks);

const done = 3;
const day = 86_400_000;

/** Codes of a task's state. */
const taskStatuses = [
  [1, "Open"],
  [2, "In Progress"],
  [done, "Completed"],
] as const;

interface TaskInput {
  agent_id?: number | null;
  group_id?: number | null;
  status?: number;
  title?: string;
  description?: string | null;
  start_date?: string;
  due_date?: string;
  notify_before?: number;
}

const rules = (call: Call): Rules => ({
  agent_id: nullOr(known("agent", (id) => call.account.store.agents.has(id))),
  group_id: nullOr(known("group", (id) => call.account.store.groups.has(id))),
  status: codeOf(taskStatuses),
  title: is("String"),
  description: nullOr(is("String")),
  start_date: time,
  due_date: time,
  notify_before: is("Integer"),
  workspace_id: is("Positive Integer"),
});

/** `GET /tickets/{id}/tasks`. */
export const listTasks = (call: Call, ticket: TicketRecord): Reply =>
  withQuery(call, pageRules, () => listed(call, "tasks", partsOf(call.account.store.tasks, ticket), taskView));

export const viewTask: PartHandle<TaskRecord> = (call, task) => wrapped(call, "task", taskView(task));

/** `POST /tickets/{id}/tasks`. */
export const addTask = (call: Call, ticket: TicketRecord): Reply => {
  const problems = problemsOf(call.body, rules(call), ["title"]);
  if (problems.length > 0) return invalid(...problems);
  const { store } = call.account;
  const input: TaskInput = call.body;
  const task: TaskRecord = {
    id: store.nextId("task"),
    ticket_id: ticket.id,
    agent_id: null,
    group_id: null,
    status: 1,
    title: "",
    description: null,
    notify_before: 0,
    closed_at: null,
    created_by: call.agent.id,
    ...fieldsOf(input, call.now),
    start_date: parseTime(input.start_date ?? "") ?? call.now,
    due_date: parseTime(input.due_date ?? "") ?? call.now + 3 * day,
    created_at: call.now,
    updated_at: call.now,
  };
  store.tasks.set(task.id, task);
  return created(call, "task", taskView(task));
};

/** `PUT /tickets/{id}/tasks/{tid}`. */
export const updateTask: PartHandle<TaskRecord> = (call, task) => {
  const problems = problemsOf(call.body, rules(call));
  if (problems.length > 0) return invalid(...problems);
  Object.assign(task, fieldsOf(call.body, call.now), { updated_at: call.now });
  return wrapped(call, "task", taskView(task));
};

export const deleteTask: PartHandle<TaskRecord> = (call, task) => {
  call.account.store.tasks.delete(task.id);
  return noContent;
};

const fieldsOf = ({ start_date: start, due_date: due, ...plain }: TaskInput, now: number): Partial<TaskRecord> => ({
  ...plain,
  ...(start !== undefined && { start_date: parseTime(start) ?? now }),
  ...(due !== undefined && { due_date: parseTime(due) ?? now }),
  ...(plain.status !== undefined && { closed_at: plain.status === done ? now : null }),
});

const taskView = (task: TaskRecord) => ({
  id: task.id,
  agent_id: task.agent_id,
  group_id: task.group_id,
  status: task.status,
  title: task.title,
  description: task.description,
  start_date: toTime(task.start_date),
  due_date: toTime(task.due_date),
  notify_before: task.notify_before,
  closed_at: toTimeOrNull(task.closed_at),
  deleted: false,
  created_by: task.created_by,
  parent_id: task.ticket_id,
  parent_type: "Ticket",
  created_at: toTime(task.created_at),
  updated_at: toTime(task.updated_at),
});
