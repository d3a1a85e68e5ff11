import { toTime } from "../freshworks/times.ts";
import type { Call } from "./call.ts";
import type { AgentRecord, RequesterRecord } from "./records.ts";

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

export const requesterView = (requester: RequesterRecord, call: Call) => ({
  ...personView(requester),
  ...onlyRequesters(requester, call),
  primary_email: requester.primary_email,
  secondary_emails: requester.secondary_emails,
  can_see_all_changes_from_associated_departments: requester.can_see_all_changes_from_associated_departments,
  is_agent: false,
});

/** An agent in the list of requesters. */
export const agentAsRequester = (agent: AgentRecord, call: Call) => ({
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
