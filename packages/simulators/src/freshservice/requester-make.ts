import { customFieldRules, emptyCustomFields, mergeCustomFields } from "../freshworks/custom-fields.ts";
import type { CustomFields } from "../freshworks/custom-fields.ts";
import type { Problem } from "../freshworks/problems.ts";
import { arrayOf, email, is, known, missing } from "../freshworks/rules.ts";
import type { Check, Rules } from "../freshworks/rules.ts";
import type { Call } from "./call.ts";
import { requesterCustomFields } from "./form.ts";
import type { AgentRecord, RequesterRecord } from "./records.ts";
import { personIn } from "./store.ts";

/** What requesters and agents take alike. */
export const personRules = (call: Call, orNull: (check: Check) => Check): Rules => {
  const { departments } = call.account.store;
  return {
    first_name: is("String"),
    last_name: orNull(is("String")),
    work_phone_number: orNull(is("String")),
    mobile_phone_number: orNull(is("String")),
    job_title: orNull(is("String")),
    address: orNull(is("String")),
    time_zone: is("String"),
    time_format: is("String"),
    language: is("String"),
    location_id: orNull(is("Positive Integer")),
    reporting_manager_id: orNull(known("user", (id) => personIn(call.account.store, id) !== undefined)),
    background_information: orNull(is("String")),
    can_see_all_tickets_from_associated_departments: is("Boolean"),
    vip_user: is("Boolean"),
    external_id: orNull(is("String")),
    department_ids: is("Array", (value) =>
      (value as unknown[]).flatMap(known("department", (id) => departments.has(id))).slice(0, 1),
    ),
    custom_fields: customFieldRules(requesterCustomFields),
  };
};

export interface RequesterInput {
  first_name?: string;
  primary_email?: string | null;
  secondary_emails?: string[];
  work_phone_number?: string | null;
  custom_fields?: CustomFields;
  can_see_all_tickets_from_associated_departments?: boolean;
}

export const requesterRules = (call: Call, orNull: (check: Check) => Check): Rules => ({
  ...personRules(call, orNull),
  primary_email: orNull(email),
  secondary_emails: arrayOf("String"),
  can_see_all_changes_from_associated_departments: is("Boolean"),
});

const waysToReach = ["primary_email", "work_phone_number", "mobile_phone_number"];

/** A first name, and one way to reach the person. */
export const identityProblems = (body: Record<string, unknown>): Problem[] => [
  ...("first_name" in body ? [] : [missing("first_name")]),
  ...(waysToReach.some((field) => field in body) ? [] : [missing("primary_email")]),
];

/** Who else holds an address of this body, requester or agent, active or not. */
export const duplicateProblems = (
  call: Call,
  field: "primary_email" | "email",
  addresses: readonly (string | null | undefined)[],
  self?: number,
): Problem[] =>
  addresses.flatMap((address): Problem[] => {
    const holder = typeof address === "string" ? holderOf(call, address) : undefined;
    if (holder === undefined || holder.id === self) return [];
    const message = "It should be a unique value";
    return [{ field, additional_info: { user_id: holder.id }, message, code: "duplicate_value" }];
  });

const holderOf = (call: Call, address: string): RequesterRecord | AgentRecord | undefined => {
  const { requesters, agents } = call.account.store;
  return requesters.byEmail(address) ?? agents.values().find((agent) => agent.email === address.toLowerCase());
};

/** Makes a requester of an input that has passed its rules. Also how a ticket's unknown requester comes to be. */
export const addRequester = (call: Call, input: RequesterInput): RequesterRecord => {
  const requester: RequesterRecord = {
    ...blankPerson,
    primary_email: null,
    secondary_emails: [],
    can_see_all_changes_from_associated_departments: false,
    first_name: "",
    ...input,
    id: call.account.store.nextId("person"),
    custom_fields: customFieldsFrom(input.custom_fields),
    created_at: call.now,
    updated_at: call.now,
  };
  call.account.store.requesters.add(requester);
  return requester;
};

export const customFieldsFrom = (given: CustomFields | undefined): CustomFields =>
  mergeCustomFields(requesterCustomFields, emptyCustomFields(requesterCustomFields), given);

/** Of somebody of whom nothing is known. */
export const blankPerson = {
  last_name: null,
  work_phone_number: null,
  mobile_phone_number: null,
  department_ids: [],
  job_title: null,
  address: null,
  time_zone: "Eastern Time (US & Canada)",
  time_format: "12h",
  language: "en",
  location_id: null,
  reporting_manager_id: null,
  background_information: null,
  can_see_all_tickets_from_associated_departments: false,
  active: true,
  has_logged_in: false,
  vip_user: false,
  external_id: null,
} as const satisfies Partial<RequesterRecord>;
