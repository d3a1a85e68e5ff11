import { defined, needs, numeralOrNull, type Rule } from "@portico/connector";
import type { ContactCreate, ContactPatch } from "@portico/model";
import { contactRules, demand, listed } from "../freshworks/rules.ts";
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

export const rules: readonly Rule[] = contactRules("Freshdesk");

/** https://developers.freshdesk.com/api/#create_contact */
export const createRules: readonly Rule[] = [
  ...rules,
  demand("Freshdesk", "name"),
  needs({
    pointer: "/email",
    code: "missing",
    message: "Freshdesk needs an e-mail address, a phone number or an external id.",
    ours: ["email", listed("emails"), listed("phones"), "external_id"],
    theirs: ["email", "phone", "mobile", "twitter_id", "unique_external_id", "social_handler"],
  }),
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
