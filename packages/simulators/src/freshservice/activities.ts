import { ok } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import type { Call } from "./call.ts";
import { degrees, priorities, statuses } from "./form.ts";
import type { TicketRecord } from "./records.ts";
import { nameOf, personIn } from "./store.ts";

/** `GET /tickets/{id}/activities`: newest first, in sentences. */
export const listActivities = (call: Call, ticket: TicketRecord): Reply => {
  const { store } = call.account;
  const activities = store.activitiesOf(ticket.id);
  return ok({ activities: activities.length > 0 ? activities : [createdBy(call, ticket)] });
};

export const noteCreated = (call: Call, ticket: TicketRecord): void =>
  call.account.store.noteActivity(ticket.id, createdBy(call, ticket));

const createdBy = (call: Call, ticket: TicketRecord) => {
  const requester = personIn(call.account.store, ticket.requester_id);
  const name = requester === undefined ? "somebody" : nameOf(requester);
  const set = [
    `set Status as ${nameIn(statuses, ticket.status)}`,
    `set Urgency as ${nameIn(degrees, ticket.urgency)}`,
    `set Priority as ${nameIn(priorities, ticket.priority)}`,
  ];
  return { actor: { id: ticket.requester_id, name }, content: ` created ticket for ${name},  ${set.join(", ")}` };
};

/** What the key's own agent did, in words that follow on the agent's name. */
export const noteDone = (call: Call, ticket: TicketRecord, did: string): void =>
  call.account.store.noteActivity(ticket.id, {
    actor: { id: call.agent.id, name: nameOf(call.agent) },
    content: ` ${did}`,
  });

/** What an update changed of status, priority and the like. */
export const noteChanged = (call: Call, before: TicketRecord, after: TicketRecord): void => {
  const set = watched.flatMap(([field, label, names]) =>
    before[field] === after[field] ? [] : [`set ${label} as ${nameIn(names, after[field])}`],
  );
  if (set.length > 0) noteDone(call, after, set.join(", "));
};

const watched = [
  ["status", "Status", statuses],
  ["priority", "Priority", priorities],
  ["urgency", "Urgency", degrees],
  ["impact", "Impact", degrees],
] as const;

const nameIn = (codes: readonly (readonly [number, string])[], code: number): string =>
  codes.find(([known]) => known === code)?.[1] ?? String(code);
