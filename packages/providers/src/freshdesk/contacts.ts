import {
  defined,
  list,
  path,
  type ResourceDefinition,
  shape,
  type TargetOf,
  numeralOrNull,
  secondBefore,
  write,
} from "@portico/connector";
import type { Contact, ContactCreate, ContactPatch, FieldError, PhoneKind } from "@portico/model";
import { type WireContact, wireContact } from "./wire.ts";

/** https://developers.freshdesk.com/api/#contacts */
const toContact = (wire: WireContact): Contact => ({
  id: wire.id,
  name: wire.name ?? null,
  email: wire.email ?? null,
  emails: present([wire.email, ...(wire.other_emails ?? [])]),
  phones: Object.entries(phoneKeys).flatMap(([kind, key]) => {
    const value = wire[key];
    return value === null || value === undefined || value === "" ? [] : [{ kind: phoneKind(kind), value }];
  }),
  company_ids: present([wire.company_id, ...(wire.other_companies ?? [])]),
  external_id: wire.unique_external_id ?? null,
  job_title: wire.job_title ?? null,
  language: wire.language ?? null,
  time_zone: wire.time_zone ?? null,
  avatar_url: wire.avatar?.avatar_url ?? null,
  tags: wire.tags ?? [],
  custom_fields: wire.custom_fields ?? {},
  is_deleted: wire.deleted ?? false,
  is_blocked: false,
  created_at: wire.created_at,
  updated_at: wire.updated_at,
  not_loaded: [
    // Freshdesk tells only through a filter of the list who is blocked.
    "is_blocked",
    ...Object.entries(sources).flatMap(([field, key]) => (wire[key] === undefined ? [field] : [])),
  ],
});

const phoneKeys = { work: "phone", mobile: "mobile" } as const satisfies Partial<Record<PhoneKind, keyof WireContact>>;
const phoneKind = (kind: string): PhoneKind => (kind === "mobile" ? "mobile" : "work");

/** Which key of the wire each field is read from, where the key is not in every answer. */
const sources: Readonly<Partial<Record<keyof Contact, keyof WireContact>>> = {
  emails: "other_emails",
  company_ids: "other_companies",
  external_id: "unique_external_id",
  avatar_url: "avatar",
  tags: "tags",
  custom_fields: "custom_fields",
};

const present = (values: readonly (string | null | undefined)[]): string[] => [
  ...new Set(values.flatMap((value) => (value === null || value === undefined || value === "" ? [] : [value]))),
];

const contact = shape(wireContact, toContact);

type Input = Partial<ContactCreate> | Partial<ContactPatch>;

const toWire = (input: Input): Record<string, unknown> => {
  const [email, ...otherEmails] = input.emails ?? [];
  const [company, ...otherCompanies] = input.company_ids ?? [];
  const body: Record<string, unknown> = {
    name: input.name,
    email: input.emails === undefined ? input.email : (email ?? null),
    other_emails: input.emails === undefined ? undefined : otherEmails,
    company_id: input.company_ids === undefined ? undefined : numeralOrNull(company ?? null),
    other_companies:
      input.company_ids === undefined ? undefined : otherCompanies.map((id) => ({ company_id: numeralOrNull(id) })),
    ...phonesToWire(input.phones),
    unique_external_id: input.external_id,
    job_title: input.job_title,
    language: input.language,
    time_zone: input.time_zone,
    tags: input.tags,
    custom_fields: input.custom_fields,
  };
  return defined(body);
};

/** Freshdesk refuses null in a new object. */
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

const requires = (input: Input): FieldError[] => {
  const phones = input.phones ?? [];
  return phones.flatMap(({ kind }, index) => {
    const isKnown = Object.hasOwn(phoneKeys, kind);
    if (isKnown && phones.findIndex((phone) => phone.kind === kind) === index) return [];
    const message = "Freshdesk keeps one `work` and one `mobile` number.";
    return [{ pointer: `/phones/${index}`, code: isKnown ? "duplicate" : "unsupported_value", message }];
  });
};

const waysToReach = ["email", "phone", "mobile", "twitter_id", "unique_external_id", "social_handler"];

/** https://developers.freshdesk.com/api/#create_contact */
const missing = (input: Input, native: object): FieldError[] => [
  ...(input.name === undefined && !("name" in native)
    ? [{ pointer: "/name", code: "missing", message: "Freshdesk needs a name." }]
    : []),
  ...(Object.keys(withoutNull(toWire(input))).some((key) => waysToReach.includes(key)) ||
  waysToReach.some((key) => key in native)
    ? []
    : [
        {
          pointer: "/email",
          code: "missing",
          message: "Freshdesk needs an e-mail address, a phone number or an external id.",
        },
      ]),
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
  "tags",
  "custom_fields",
] as const;

export const contacts: ResourceDefinition<"contacts"> = {
  list: list<"contacts">()({
    filters: ["email", "company_id", "updated_after"],
    single: ["email", "company_id"],
    // Rows of the list have no tags: https://developers.freshdesk.com/api/#list_all_contacts
    untestable: ["tag"],
    // Accounts differ on the name: developers.freshdesk.com says `updated_since`, its older text and clients `_updated_since`.
    respell: { updated_since: "_updated_since" },
    sorts: [],
    includes: [],
    // Blocked contacts are those whose tickets were marked as spam.
    excludes: ["deleted", "spam"],
    paging: { next: { style: "link" }, size: { at: "query.per_page", max: 100 }, weakness: "page_numbers" },
    send: ({ email, company_id, updated_after }) => ({
      method: "GET",
      path: "/api/v2/contacts",
      query: {
        email: email?.[0],
        company_id: company_id?.[0],
        updated_since: updated_after === undefined ? undefined : secondBefore(updated_after),
      },
    }),
    answers: contact,
  }),
  get: { send: ({ id }) => ({ method: "GET", path: path`/api/v2/contacts/${id}` }), answers: contact },
  create: write<ContactCreate>()({
    fields,
    requires: (input, native) => [...missing(input, native), ...requires(input)],
    op: {
      send: (input) => ({ method: "POST", path: "/api/v2/contacts", json: withoutNull(toWire(input)) }),
      answers: contact,
    },
  }),
  update: write<ContactPatch, TargetOf<"contacts">>()({
    fields,
    unclearable: ["language", "time_zone"],
    requires,
    op: {
      send: (input) => ({ method: "PUT", path: path`/api/v2/contacts/${input.id}`, json: toWire(input) }),
      answers: contact,
    },
  }),
  delete: { send: ({ id }) => ({ method: "DELETE", path: path`/api/v2/contacts/${id}` }) },
  losses: [
    { field: "is_blocked", note: "Freshdesk does not say so of a single contact." },
    { field: "phones", note: "One `work` and one `mobile` number." },
    { field: "company_ids", note: "The filter `company_id` looks at the primary company alone." },
    { field: "emails", note: "Lists show the primary address alone, and the filter `email` looks at no other." },
  ],
};
