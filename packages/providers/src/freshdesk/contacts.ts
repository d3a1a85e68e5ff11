import {
  action,
  defined,
  list,
  type Lookup,
  path,
  type ResourceDefinition,
  type TargetOf,
  numeralOrNull,
  secondBefore,
  type WireRequest,
  write,
} from "@portico/connector";
import type { Contact, ContactCreate, ContactPatch, FieldError } from "@portico/model";
import { contact, phoneKeys } from "./contact-read.ts";
import { contactTrace } from "./contact-trace.ts";
import { inPages } from "./pages.ts";

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

const requires = (input: Input): FieldError[] => [...twoWays(input), ...phoneFaults(input)];

/** One of the two would be lost. */
const twoWays = ({ email, emails }: Input): FieldError[] =>
  email === undefined || emails === undefined
    ? []
    : [{ pointer: "/emails", code: "conflict", message: "Give `email`, or `emails` with the primary one first." }];

const phoneFaults = (input: Input): FieldError[] => {
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

const companyPointers = { company_id: "/company_ids" };

const one = (id: string): WireRequest => ({ method: "GET", path: path`/api/v2/contacts/${id}` });
export const contactLookup: Lookup<Contact> = { one, answers: contact };

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
    paging: {
      ...inPages,
      weakness: null,
      since: {
        // Alphabetically, in an order of the vendor's own: https://developers.freshdesk.com/api/#list_all_contacts
        orderedBy: "name",
        page: "query.page",
        lagSeconds: 60,
        views: { deleted: { query: { state: "deleted" }, marks: { is_deleted: true } } },
        notes: [
          "Contacts come by name. Where more than fifty share one and the help desk shows them in another order each " +
            "time, some of them may be missed.",
          "Deletions and restores are noticed where they move the contact's time of change, which Freshdesk does not say.",
          "Who was blocked, deleted for good or merged away is in no list any more.",
        ],
      },
    },
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
  get: { send: ({ id }) => one(id), answers: contact },
  create: write<ContactCreate>()({
    fields,
    requires: (input, native) => [...missing(input, native), ...requires(input)],
    op: {
      send: (input) => ({ method: "POST", path: "/api/v2/contacts", json: withoutNull(toWire(input)) }),
      answers: contact,
      pointers: companyPointers,
    },
    trace: contactTrace,
  }),
  update: write<ContactPatch, TargetOf<"contacts">>()({
    fields,
    unclearable: ["language", "time_zone"],
    requires,
    op: {
      send: (input) => ({ method: "PUT", path: path`/api/v2/contacts/${input.id}`, json: toWire(input) }),
      answers: contact,
      pointers: companyPointers,
    },
  }),
  delete: { send: ({ id }) => ({ method: "DELETE", path: path`/api/v2/contacts/${id}` }) },
  actions: {
    restore: action<object, TargetOf<"contacts">>()({
      fields: [],
      op: { send: ({ id }) => ({ method: "PUT", path: path`/api/v2/contacts/${id}/restore` }) },
      reread: { send: ({ id }) => one(id), answers: contact },
    }),
  },
  losses: [
    { field: "is_blocked", note: "Freshdesk does not say so of a single contact." },
    { field: "phones", note: "One `work` and one `mobile` number." },
    { field: "company_ids", note: "The filter `company_id` looks at the primary company alone." },
    { field: "emails", note: "Lists show the primary address alone, and the filter `email` looks at no other." },
  ],
};
