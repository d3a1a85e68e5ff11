import { mergeCustomFields } from "../freshworks/custom-fields.ts";
import { noContent } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import { invalid, notFound, wrongMethod } from "../freshworks/problems.ts";
import { nullOr, problemsOf, withQuery } from "../freshworks/rules.ts";
import { toTime } from "../freshworks/times.ts";
import { created, listed, wrapped } from "./call.ts";
import type { Call, Handle } from "./call.ts";
import { requesterCustomFields } from "./form.ts";
import { compileQuery, isAskedFor, peoplePageSize, peopleRules, personFields } from "./people-query.ts";
import type { AgentRecord, RequesterRecord } from "./records.ts";
import { addRequester, duplicateProblems, identityProblems, requesterRules } from "./requester-make.ts";
import type { RequesterInput } from "./requester-make.ts";
import { yesOrNo } from "./rules.ts";

export type RequesterHandle = (call: Call, requester: RequesterRecord) => Reply;

export const onRequester =
  (handle: RequesterHandle): Handle =>
  (call) => {
    const requester = call.account.store.requesters.get(Number(call.params["id"]));
    return requester === undefined ? notFound : handle(call, requester);
  };

/** For a route that writes: somebody deactivated can only be looked at, reactivated or forgotten. */
export const onActiveRequester = (handle: RequesterHandle): Handle =>
  onRequester((call, requester) => (requester.active ? handle(call, requester) : wrongMethod(call.method, ["GET"])));

/** `GET /requesters`: newest first, active or not unless asked; an unknown address is an empty list. */
export const listRequesters = (call: Call): Reply =>
  withQuery(call, { ...peopleRules(call), include_agents: yesOrNo }, (query) => {
    const matches = compileQuery(query["query"], personFields);
    if ("status" in matches) return matches;
    const { store, peopleIndex } = call.account;
    const people: (RequesterRecord | AgentRecord)[] = [
      ...store.requesters.inOrder(),
      ...(query["include_agents"] === "true" ? store.agents.values() : []),
    ];
    const found = people.filter((person) => {
      // Only the query goes through the index; a plain parameter sees what there is.
      const document = query["query"] === undefined || "email" in person ? person : peopleIndex.documentOf(person);
      return document !== undefined && matches(document) && isAskedFor(person, query);
    });
    const show = (person: RequesterRecord | AgentRecord) =>
      "email" in person ? agentAsRequester(person, call) : requesterView(person, call);
    return listed(call, "requesters", found, show, peoplePageSize(call));
  });

export const viewRequester: RequesterHandle = (call, requester) =>
  wrapped(call, "requester", requesterView(requester, call));

/** `POST /requesters`. A taken address is a 409. */
export const createRequester = (call: Call): Reply => {
  const problems = [
    ...identityProblems(call.body),
    ...problemsOf(
      call.body,
      requesterRules(call, (check) => check),
    ),
  ];
  if (problems.length > 0) return invalid(...problems);
  const input: RequesterInput = call.body;
  const duplicates = duplicateProblems(call, "primary_email", addressesIn(input));
  if (duplicates.length > 0) return invalid(...duplicates);
  return created(call, "requester", requesterView(addRequester(call, input), call));
};

/** `PUT /requesters/{id}`: sight of the department's tickets is lost unless it is given again. */
export const updateRequester: RequesterHandle = (call, requester) => {
  const problems = problemsOf(call.body, requesterRules(call, nullOr));
  if (problems.length > 0) return invalid(...problems);
  const input: RequesterInput = call.body;
  const duplicates = duplicateProblems(call, "primary_email", addressesIn(input), requester.id);
  if (duplicates.length > 0) return invalid(...duplicates);
  call.account.store.requesters.change(requester, {
    can_see_all_tickets_from_associated_departments: false,
    ...input,
    custom_fields: mergeCustomFields(requesterCustomFields, requester.custom_fields, input.custom_fields),
    updated_at: call.now,
  });
  return wrapped(call, "requester", requesterView(requester, call));
};

const addressesIn = (input: RequesterInput) => [input.primary_email, ...(input.secondary_emails ?? [])];

/** `DELETE /requesters/{id}`: deactivates. */
export const deactivateRequester: RequesterHandle = (call, requester) => {
  if (!requester.active) {
    return call.account.settings().deleteDeactivated === "not_found" ? notFound : wrongMethod("DELETE", ["GET"]);
  }
  call.account.store.requesters.change(requester, { active: false, updated_at: call.now });
  return noContent;
};

/** `PUT /requesters/{id}/reactivate`. */
export const reactivateRequester: RequesterHandle = (call, requester) => {
  if (requester.active) return alreadyActive;
  call.account.store.requesters.change(requester, { active: true, updated_at: call.now });
  return wrapped(call, "requester", requesterView(requester, call));
};

export const alreadyActive: Reply = {
  status: 400,
  body: { code: "contact_already_active", message: "Contact is already active and cannot be restored." },
};

/** `DELETE /requesters/{id}/forget`: for good, with all their tickets. */
export const forgetRequester: RequesterHandle = (call, requester) => {
  const { requesters, tickets } = call.account.store;
  for (const ticket of tickets.all()) if (ticket.requester_id === requester.id) tickets.remove(ticket);
  requesters.remove(requester);
  return noContent;
};

/** `PUT /requesters/{id}/merge?secondary_requesters=1,2`: the others' addresses and tickets go to the first. */
export const mergeRequesters: RequesterHandle = (call, primary) => {
  const { requesters, tickets } = call.account.store;
  const ids = (call.query.get("secondary_requesters") ?? "").split(",").map(Number);
  const others = ids.flatMap((id) => requesters.get(id) ?? []).filter((other) => other !== primary);
  if (others.length < ids.length) {
    const message = "There is no requester matching the given id";
    return invalid({ field: "secondary_requesters", message, code: "invalid_value" });
  }
  const addresses = others.flatMap((other) => [other.primary_email ?? [], other.secondary_emails].flat());
  for (const other of others) requesters.remove(other);
  const email = primary.primary_email ?? addresses[0] ?? null;
  const further = [...new Set([...primary.secondary_emails, ...addresses])].filter((address) => address !== email);
  requesters.change(primary, { primary_email: email, secondary_emails: further, updated_at: call.now });
  for (const ticket of tickets.all()) {
    if (ids.includes(ticket.requester_id)) tickets.change(ticket, { requester_id: primary.id });
  }
  return wrapped(call, "requester", requesterView(primary, call));
};

/** What requesters and agents show alike. */
export const personView = (person: RequesterRecord | AgentRecord) => ({
  id: person.id,
  first_name: person.first_name,
  last_name: person.last_name,
  active: person.active,
  address: person.address,
  background_information: person.background_information,
  can_see_all_tickets_from_associated_departments: person.can_see_all_tickets_from_associated_departments,
  custom_fields: person.custom_fields,
  department_ids: person.department_ids,
  external_id: person.external_id,
  has_logged_in: person.has_logged_in,
  job_title: person.job_title,
  language: person.language,
  location_id: person.location_id,
  mobile_phone_number: person.mobile_phone_number,
  reporting_manager_id: person.reporting_manager_id,
  time_format: person.time_format,
  time_zone: person.time_zone,
  vip_user: person.vip_user,
  work_phone_number: person.work_phone_number,
  created_at: toTime(person.created_at),
  updated_at: toTime(person.updated_at),
});

const requesterView = (requester: RequesterRecord, call: Call) => ({
  ...personView(requester),
  ...onlyRequesters(requester, call),
  primary_email: requester.primary_email,
  secondary_emails: requester.secondary_emails,
  can_see_all_changes_from_associated_departments: requester.can_see_all_changes_from_associated_departments,
  is_agent: false,
});

/** An agent in the list of requesters. */
const agentAsRequester = (agent: AgentRecord, call: Call) => ({
  ...personView(agent),
  ...onlyRequesters(agent, call),
  primary_email: agent.email,
  secondary_emails: [],
  can_see_all_changes_from_associated_departments: false,
  is_agent: true,
});

const onlyRequesters = (person: RequesterRecord | AgentRecord, call: Call) => {
  const { store } = call.account;
  const names = person.department_ids.flatMap((id) => store.departments.get(id)?.name ?? []);
  return {
    department_names: names.length > 0 ? names : null,
    location_name: store.rows("locations").get(person.location_id ?? 0)?.values["name"] ?? null,
    ...(call.account.settings().newerKeys && { work_schedule_id: null }),
  };
};
