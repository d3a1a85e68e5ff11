import { defined, numeralOrNull } from "@portico/connector";
import type { ContactCreate, ContactPatch, FieldError } from "@portico/model";
import { phoneKeys } from "./contact-read.ts";

/** Every field that a contact can be written with; a PATCH may also clear some. */
export type WritableContact = Partial<ContactCreate> | Partial<ContactPatch>;

/** The fields of a new or changed contact: https://developers.freshdesk.com/api/#create_contact */
export const toWire = (input: WritableContact): Record<string, unknown> => {
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
export const withoutNull = (body: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));

/** Phones are replaced whole: a kind that is not named is cleared. */
const phonesToWire = (phones: WritableContact["phones"]): Record<string, unknown> =>
  phones === undefined
    ? {}
    : Object.fromEntries(
        Object.entries(phoneKeys).map(([kind, key]) => [
          key,
          phones.find((phone) => phone.kind === kind)?.value ?? null,
        ]),
      );

export const requires = (input: WritableContact): FieldError[] => [...twoWays(input), ...phoneFaults(input)];

/** One of the two would be lost. */
const twoWays = ({ email, emails }: WritableContact): FieldError[] =>
  email === undefined || emails === undefined
    ? []
    : [{ pointer: "/emails", code: "conflict", message: "Give `email`, or `emails` with the primary one first." }];

const phoneFaults = (input: WritableContact): FieldError[] => {
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
export const missing = (input: WritableContact, native: object): FieldError[] => [
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

export const fields = [
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
