import type { Reply } from "../freshworks/call.ts";
import type { CustomField } from "../freshworks/custom-fields.ts";
import { wrapped } from "./call.ts";
import type { Call } from "./call.ts";
import { madeAt } from "./fields.ts";
import { departmentCustomFields, requesterCustomFields } from "./form.ts";

/** Name, label, type and whether it must be filled in, of the fields that every account has for people. */
type Plain = readonly [name: string, label: string, type: string, required?: true];

const personFields: readonly Plain[] = [
  ["first_name", "First Name", "default_first_name", true],
  ["last_name", "Last Name", "default_last_name"],
  ["job_title", "Title", "default_job_title"],
  ["primary_email", "Email", "default_primary_email"],
  ["phone", "Work Phone", "default_phone"],
  ["mobile", "Mobile Phone", "default_mobile"],
  ["department", "Department", "default_department"],
  ["can_see_all_tickets_from_associated_departments", "Can see all tickets", "default_client_manager"],
  ["reporting_manager", "Reporting Manager", "default_reporting_manager"],
  ["time_zone", "Time Zone", "default_time_zone"],
  ["language", "Language", "default_language"],
  ["location", "Location", "default_location"],
  ["background_information", "Background Information", "default_description"],
];

const departmentFields: readonly Plain[] = [
  ["name", "Name", "default_name", true],
  ["description", "Description", "default_description"],
  ["head", "Department Head", "default_head"],
  ["prime_user", "Prime User", "default_prime_user"],
  ["domains", "Domains", "default_domains"],
];

const listFields =
  (
    name: "requester_fields" | "agent_fields" | "department_fields",
    own: readonly Plain[],
    custom: readonly CustomField[],
  ) =>
  (call: Call): Reply => {
    const plain = [...own, ...custom.map((field): Plain => [field.name, field.label, field.type])];
    return wrapped(call, name, plain.map(plainField));
  };

const firstPlainFieldId = 21_000_184_911;

const plainField = ([name, label, type, required]: Plain, position: number) => ({
  id: firstPlainFieldId + position,
  created_at: madeAt,
  updated_at: madeAt,
  editable_in_signup: position < 2,
  name,
  label,
  position: position + 1,
  required_for_agents: required === true,
  type,
  default: type.startsWith("default_"),
  requesters_can_edit: true,
  label_for_requesters: label,
  required_for_requesters: required === true,
  displayed_for_requesters: true,
});

export const listRequesterFields = listFields("requester_fields", personFields, requesterCustomFields);
export const listAgentFields = listFields("agent_fields", personFields, requesterCustomFields);
export const listDepartmentFields = listFields("department_fields", departmentFields, departmentCustomFields);
