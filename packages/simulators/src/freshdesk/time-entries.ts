import { fromSpent, hoursAndMinutes, toSpent } from "../freshworks/spent.ts";
import { noContent, ok } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import type { Call, Handle } from "./call.ts";
import { page, pageRules } from "../freshworks/pages.ts";
import { invalid, notFound } from "../freshworks/problems.ts";
import type { Problem } from "../freshworks/problems.ts";
import type { TicketRecord, TimeEntryRecord } from "./records.ts";
import { anything, is, known, oneOf, problemsOf, time, withQuery } from "../freshworks/rules.ts";
import type { Rules } from "../freshworks/rules.ts";
import { parseTime, toTime } from "../freshworks/times.ts";

interface TimeEntryInput {
  agent_id?: number;
  billable?: boolean;
  note?: string;
  time_spent?: string;
  timer_running?: boolean;
  start_time?: string;
  executed_at?: string;
}

const rules = (call: Call): Rules => ({
  agent_id: known("agent", (id) => call.account.store.agents.has(id)),
  billable: is("Boolean"),
  note: is("String"),
  time_spent: hoursAndMinutes,
  timer_running: is("Boolean"),
  start_time: time,
  executed_at: time,
});

/** `GET /tickets/{id}/time_entries`. */
export const listTicketTime = (call: Call, ticket: TicketRecord): Reply =>
  withQuery(call, pageRules, () =>
    page(
      call,
      entriesOf(call, (entry) => entry.ticket_id === ticket.id),
      timeView(call),
    ),
  );

/** `GET /time_entries`. */
export const listTime = (call: Call): Reply => {
  const filters = { company_id: anything, agent_id: anything, executed_after: time, executed_before: time };
  return withQuery(call, { ...pageRules, ...filters, billable: oneOf(["true", "false"]) }, (query) => {
    const after = parseTime(query["executed_after"] ?? "") ?? Number.NEGATIVE_INFINITY;
    const before = parseTime(query["executed_before"] ?? "") ?? Number.POSITIVE_INFINITY;
    const matches = (entry: TimeEntryRecord): boolean =>
      entry.executed_at >= after &&
      entry.executed_at <= before &&
      (query["billable"] === undefined || entry.billable === (query["billable"] === "true")) &&
      (query["agent_id"] === undefined || String(entry.agent_id) === query["agent_id"]) &&
      (query["company_id"] === undefined || String(companyOf(call, entry)) === query["company_id"]);
    return page(call, entriesOf(call, matches), timeView(call));
  });
};

/** `POST /tickets/{id}/time_entries`: without a time spent, the agent's timer starts here and stops elsewhere. */
export const addTime = (call: Call, ticket: TicketRecord): Reply => {
  const problems = [...problemsOf(call.body, rules(call)), ...startProblems(call)];
  if (problems.length > 0) return invalid(...problems);
  const input: TimeEntryInput = call.body;
  const running = input.timer_running ?? input.time_spent === undefined;
  const entry: TimeEntryRecord = {
    id: call.account.store.nextId("timeEntry"),
    ticket_id: ticket.id,
    agent_id: input.agent_id ?? call.agent.id,
    billable: input.billable ?? true,
    note: input.note ?? null,
    spentMs: toSpent(input.time_spent ?? "00:00"),
    runningSince: running ? (parseTime(input.start_time ?? "") ?? call.now) : null,
    start_time: parseTime(input.start_time ?? "") ?? call.now,
    executed_at: parseTime(input.executed_at ?? "") ?? call.now,
    created_at: call.now,
    updated_at: call.now,
  };
  if (running) stopTimers(call, entry.agent_id);
  call.account.store.timeEntries.set(entry.id, entry);
  return { status: 201, body: timeView(call)(entry) };
};

export const onTimeEntry =
  (handle: (call: Call, entry: TimeEntryRecord) => Reply): Handle =>
  (call) => {
    const entry = call.account.store.timeEntries.get(Number(call.params["id"]));
    return entry === undefined ? notFound : handle(call, entry);
  };

/** `PUT /time_entries/{id}`. */
export const updateTime = (call: Call, entry: TimeEntryRecord): Reply => {
  const problems = [...problemsOf(call.body, rules(call)), ...startProblems(call)];
  if (problems.length > 0) return invalid(...problems);
  const input: TimeEntryInput = call.body;
  if (input.timer_running !== undefined && input.timer_running !== (entry.runningSince !== null))
    turnTimer(call, entry);
  Object.assign(entry, {
    billable: input.billable ?? entry.billable,
    note: input.note ?? entry.note,
    agent_id: input.agent_id ?? entry.agent_id,
    ...(input.time_spent !== undefined && { spentMs: toSpent(input.time_spent) }),
    executed_at: parseTime(input.executed_at ?? "") ?? entry.executed_at,
    updated_at: call.now,
  });
  return ok(timeView(call)(entry));
};

/** `PUT /time_entries/{id}/toggle_timer`. */
export const toggleTimer = (call: Call, entry: TimeEntryRecord): Reply => {
  turnTimer(call, entry);
  return ok(timeView(call)(entry));
};

/** `DELETE /time_entries/{id}`. */
export const deleteTime = (call: Call, entry: TimeEntryRecord): Reply => {
  call.account.store.timeEntries.delete(entry.id);
  return noContent;
};

const turnTimer = (call: Call, entry: TimeEntryRecord): void => {
  if (entry.runningSince === null) {
    stopTimers(call, entry.agent_id);
    Object.assign(entry, { runningSince: call.now, start_time: call.now, updated_at: call.now });
  } else stop(call, entry);
};

/** One running timer per agent. */
const stopTimers = (call: Call, agentId: number): void => {
  for (const entry of call.account.store.timeEntries.values()) {
    if (entry.agent_id === agentId && entry.runningSince !== null) stop(call, entry);
  }
};

const stop = (call: Call, entry: TimeEntryRecord): void => {
  entry.spentMs += call.now - (entry.runningSince ?? call.now);
  entry.runningSince = null;
  entry.updated_at = call.now;
};

const startProblems = (call: Call): Problem[] => {
  const input: TimeEntryInput = call.body;
  if (typeof input.start_time !== "string") return [];
  const wrong = input.timer_running === false || (parseTime(input.start_time) ?? 0) > call.now;
  return wrong
    ? [
        {
          field: "start_time",
          message: "It should not be in the future, nor given without a running timer",
          code: "invalid_value",
        },
      ]
    : [];
};

const entriesOf = (call: Call, matches: (entry: TimeEntryRecord) => boolean): TimeEntryRecord[] =>
  [...call.account.store.timeEntries.values()].filter(matches);

const companyOf = (call: Call, entry: TimeEntryRecord): number | null =>
  call.account.store.tickets.get(entry.ticket_id)?.company_id ?? null;

const timeView = (call: Call) => (entry: TimeEntryRecord) => {
  const spentMs = entry.spentMs + (entry.runningSince === null ? 0 : call.now - entry.runningSince);
  return {
    id: entry.id,
    billable: entry.billable,
    note: entry.note,
    timer_running: entry.runningSince !== null,
    agent_id: entry.agent_id,
    ticket_id: entry.ticket_id,
    company_id: companyOf(call, entry),
    time_spent: fromSpent(spentMs),
    time_spent_in_seconds: Math.floor(spentMs / 1000),
    created_at: toTime(entry.created_at),
    updated_at: toTime(entry.updated_at),
    start_time: toTime(entry.start_time),
    executed_at: toTime(entry.executed_at),
  };
};
