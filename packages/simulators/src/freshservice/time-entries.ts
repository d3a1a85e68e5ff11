import { noContent } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import type { CustomFields } from "../freshworks/custom-fields.ts";
import { pageRules } from "../freshworks/pages.ts";
import { invalid } from "../freshworks/problems.ts";
import { is, known, nullOr, problemsOf, time, withQuery } from "../freshworks/rules.ts";
import type { Rules } from "../freshworks/rules.ts";
import { fromSpent, hoursAndMinutes, toSpent } from "../freshworks/spent.ts";
import { parseTime, toTime } from "../freshworks/times.ts";
import { created, listed, wrapped } from "./call.ts";
import type { Call } from "./call.ts";
import type { TicketRecord, TimeEntryRecord } from "./records.ts";
import { partRoutes, partsOf } from "./ticket-parts.ts";
import type { PartHandle } from "./ticket-parts.ts";

export const onTimeEntry = partRoutes((store) => store.timeEntries);

interface TimeEntryInput {
  agent_id?: number;
  task_id?: number | null;
  billable?: boolean;
  note?: string | null;
  time_spent?: string;
  timer_running?: boolean;
  start_time?: string;
  executed_at?: string;
  custom_fields?: CustomFields;
}

const rules = (call: Call, ticket: TicketRecord): Rules => ({
  agent_id: known("agent", (id) => call.account.store.agents.has(id)),
  task_id: nullOr(known("task", (id) => call.account.store.tasks.get(id)?.ticket_id === ticket.id)),
  billable: is("Boolean"),
  note: nullOr(is("String")),
  time_spent: hoursAndMinutes,
  timer_running: is("Boolean"),
  start_time: time,
  executed_at: time,
  custom_fields: is("key/value pair"),
});

/** `GET /tickets/{id}/time_entries`. */
export const listTime = (call: Call, ticket: TicketRecord): Reply =>
  withQuery(call, pageRules, () =>
    listed(call, "time_entries", partsOf(call.account.store.timeEntries, ticket), timeView(call)),
  );

export const viewTime: PartHandle<TimeEntryRecord> = (call, entry) =>
  wrapped(call, "time_entry", timeView(call)(entry));

/** `POST /tickets/{id}/time_entries`: without a time spent, the timer starts. */
export const addTime = (call: Call, ticket: TicketRecord): Reply => {
  const problems = problemsOf(call.body, rules(call, ticket));
  if (problems.length > 0) return invalid(...problems);
  const { store } = call.account;
  const input: TimeEntryInput = call.body;
  const startTime = parseTime(input.start_time ?? "") ?? call.now;
  const entry: TimeEntryRecord = {
    id: store.nextId("timeEntry"),
    ticket_id: ticket.id,
    agent_id: input.agent_id ?? call.agent.id,
    task_id: input.task_id ?? null,
    billable: input.billable ?? true,
    note: input.note ?? null,
    spentMs: toSpent(input.time_spent ?? "00:00"),
    runningSince: (input.timer_running ?? input.time_spent === undefined) ? startTime : null,
    custom_fields: input.custom_fields ?? {},
    start_time: startTime,
    executed_at: parseTime(input.executed_at ?? "") ?? call.now,
    created_at: call.now,
    updated_at: call.now,
  };
  store.timeEntries.set(entry.id, entry);
  return created(call, "time_entry", timeView(call)(entry));
};

/** `PUT /tickets/{id}/time_entries/{tid}`. */
export const updateTime: PartHandle<TimeEntryRecord> = (call, entry, ticket) => {
  const problems = problemsOf(call.body, rules(call, ticket));
  if (problems.length > 0) return invalid(...problems);
  const {
    time_spent: spent,
    timer_running: running,
    start_time: start,
    executed_at: at,
    ...plain
  }: TimeEntryInput = call.body;
  const wasMs = spentBy(entry, call.now);
  Object.assign(entry, plain, {
    spentMs: spent === undefined ? wasMs : toSpent(spent),
    runningSince: (running ?? entry.runningSince !== null) ? call.now : null,
    start_time: parseTime(start ?? "") ?? entry.start_time,
    executed_at: parseTime(at ?? "") ?? entry.executed_at,
    updated_at: call.now,
  });
  return viewTime(call, entry, ticket);
};

export const deleteTime: PartHandle<TimeEntryRecord> = (call, entry) => {
  call.account.store.timeEntries.delete(entry.id);
  return noContent;
};

const spentBy = (entry: TimeEntryRecord, now: number): number =>
  entry.spentMs + (entry.runningSince === null ? 0 : now - entry.runningSince);

const timeView = (call: Call) => (entry: TimeEntryRecord) => ({
  id: entry.id,
  agent_id: entry.agent_id,
  task_id: entry.task_id,
  time_spent: fromSpent(spentBy(entry, call.now)),
  billable: entry.billable,
  timer_running: entry.runningSince !== null,
  note: entry.note,
  start_time: toTime(entry.start_time),
  executed_at: toTime(entry.executed_at),
  custom_fields: entry.custom_fields,
  parent_id: entry.ticket_id,
  parent_type: "Ticket",
  created_at: toTime(entry.created_at),
  updated_at: toTime(entry.updated_at),
});
