import {
  defined,
  list,
  type Lookup,
  needs,
  path,
  type ResourceDefinition,
  type Rule,
  type TargetOf,
  toNumeral,
  type WireRequest,
  write,
} from "@portico/connector";
import type { Contact, ContactCreate, ContactPatch } from "@portico/model";
import { contactRules, demand, listed } from "../freshworks/rules.ts";
import { contactForm } from "./account.ts";
import { contactActions } from "./contact-actions.ts";
import { contact, phoneKeys, splitName } from "./contact-read.ts";
import { contactTrace } from "./contact-trace.ts";
import { inPages } from "./pages.ts";

type Input = Partial<ContactCreate> | Partial<ContactPatch>;

const toWire = (input: Input): Record<string, unknown> => {
  const [email, ...otherEmails] = input.emails ?? [];
  return defined({
    ...(input.name === undefined ? {} : splitName(input.name)),
    primary_email: input.emails === undefined ? input.email : (email ?? null),
    secondary_emails: input.emails === undefined ? undefined : otherEmails,
    department_ids: input.company_ids?.map(toNumeral),
    ...phonesToWire(input.phones),
    external_id: input.external_id,
    job_title: input.job_title,
    language: input.language,
    time_zone: input.time_zone,
    custom_fields: input.custom_fields,
  });
};

/** A new object has nothing that could be emptied. */
const withoutNull = (body: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));

/** Phones are replaced whole: a kind that is not named is cleared. */
const phonesToWire = (phones: Input["phones"]): Record<string, unknown> =>
  phones === undefined
    ? {}
    : Object.fromEntries(
        Object.entries(phoneKeys).map(([kind, key]) => [
          key,
          phones.find((phone) => phone.kind === kind)?.value ?? null,
        ]),
      );

const rules: readonly Rule[] = contactRules("Freshservice");

/** https://api.freshservice.com/#create_a_requester */
const createRules: readonly Rule[] = [
  ...rules,
  demand("Freshservice", "name", ["first_name"]),
  needs({
    pointer: "/email",
    code: "missing",
    message: "Freshservice needs an e-mail address or a phone number.",
    ours: ["email", listed("emails"), listed("phones")],
    theirs: ["primary_email", "work_phone_number", "mobile_phone_number"],
  }),
];

const fields = [
  "name",
  "email",
  "emails",
  "phones",
  "company_ids",
  "external_id",
  "job_title",
  "language",
  "time_zone",
  "custom_fields",
] as const;

const collection = "/api/v2/requesters";
const at = "requester";
const one = (id: string): WireRequest => ({ method: "GET", path: path`/api/v2/requesters/${id}` });
export const contactLookup: Lookup<Contact> = { one, at, answers: contact };

export const contacts: ResourceDefinition<"contacts"> = {
  form: contactForm,
  list: list<"contacts">()({
    filters: ["email"],
    single: ["email"],
    // Requesters have none, so that nobody would ever be found by one.
    untestable: ["tag"],
    sorts: [],
    includes: [],
    excludes: ["deleted"],
    at: "requesters",
    // By their time of change they are found by whole days alone, in an index that lags, thirty on each of forty pages.
    paging: { ...inPages, weakness: "page_numbers" },
    // Those who were deactivated come along unless it is said.
    send: ({ email }) => ({ method: "GET", path: collection, query: { active: "true", email: email?.[0] } }),
    answers: contact,
  }),
  get: { send: ({ id }) => one(id), at, answers: contact },
  create: write<ContactCreate>()({
    fields,
    rules: createRules,
    op: {
      send: (input) => ({ method: "POST", path: collection, json: withoutNull(toWire(input)) }),
      at,
      answers: contact,
    },
    trace: contactTrace,
  }),
  update: write<ContactPatch, TargetOf<"contacts">>()({
    fields,
    unclearable: ["language", "time_zone"],
    rules,
    effects: () => [
      "Freshservice takes away the right to see all tickets of the own departments, unless `native` says " +
        "`can_see_all_tickets_from_associated_departments`.",
    ],
    op: {
      send: (input) => ({ method: "PUT", path: path`/api/v2/requesters/${input.id}`, json: toWire(input) }),
      at,
      answers: contact,
    },
  }),
  delete: { send: ({ id }) => ({ method: "DELETE", path: path`/api/v2/requesters/${id}` }) },
  actions: contactActions,
  losses: [
    { field: "name", note: "Kept as a first and a last name, parted at the first blank." },
    { field: "phones", note: "One `work` and one `mobile` number." },
    { field: "tags", note: "Requesters have none." },
    { field: "avatar_url", note: "Freshservice does not show it." },
    { field: "is_blocked", note: "Freshservice blocks nobody." },
    { field: "company_ids", note: "The filter `company_id` looks at the first department alone." },
  ],
};
