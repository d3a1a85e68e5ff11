import type { Call } from "./call.ts";
import { customFieldRules } from "../freshworks/custom-fields.ts";
import { contactCustomFields } from "./form.ts";
import type { Problem } from "../freshworks/problems.ts";
import type { CustomFields } from "../freshworks/custom-fields.ts";
import type { OtherCompany } from "./records.ts";
import { arrayOf, email, is, known, missing, nullOr } from "../freshworks/rules.ts";
import type { Check, Rules } from "../freshworks/rules.ts";

export interface ContactInput {
  name?: string;
  email?: string | null;
  phone?: string | null;
  mobile?: string | null;
  twitter_id?: string | null;
  facebook_id?: string | null;
  unique_external_id?: string | null;
  address?: string | null;
  description?: string | null;
  job_title?: string | null;
  language?: string;
  time_zone?: string;
  company_id?: number | null;
  view_all_tickets?: boolean;
  other_companies?: OtherCompany[];
  other_emails?: string[];
  tags?: string[];
  custom_fields?: CustomFields;
}

const rules = (call: Call, orNull: (check: Check) => Check): Rules => {
  const company = known("company", (id) => call.account.store.companies.has(id));
  return {
    name: is("String"),
    email: orNull(email),
    phone: orNull(is("String")),
    mobile: orNull(is("String")),
    twitter_id: orNull(is("String")),
    facebook_id: orNull(is("String")),
    unique_external_id: orNull(is("String")),
    address: orNull(is("String")),
    description: orNull(is("String")),
    job_title: orNull(is("String")),
    language: is("String"),
    time_zone: is("String"),
    company_id: orNull(company),
    view_all_tickets: is("Boolean"),
    other_companies: is("Array"),
    other_emails: arrayOf("String"),
    tags: arrayOf("String"),
    custom_fields: customFieldRules(contactCustomFields),
    lookup_parameter: is("String"),
    social_handler: is("Array"),
  };
};

export const contactCreateRules = (call: Call): Rules => rules(call, (check) => check);
export const contactUpdateRules = (call: Call): Rules => rules(call, nullOr);

const waysToReach = ["email", "phone", "mobile", "twitter_id", "unique_external_id"];

/** A name, and one way to tell the person from others. */
export const identityProblems = (body: Record<string, unknown>): Problem[] => [
  ...("name" in body ? [] : [missing("name")]),
  ...(waysToReach.some((field) => field in body) ? [] : [missing("email")]),
];

/** Who else holds an address of this body, in the trash too. Only the first e-mail is reported. */
export const duplicateProblems = (call: Call, input: ContactInput, self?: number): Problem[] => {
  const { contacts, agents } = call.account.store;
  return [input.email ?? [], input.other_emails ?? []].flat().flatMap((address): Problem[] => {
    const holder = contacts.byEmail(address) ?? agents.values().find((agent) => agent.email === address.toLowerCase());
    if (holder === undefined || holder.id === self) return [];
    return [
      {
        field: address === input.email ? "email" : "other_emails",
        additional_info: { user_id: holder.id },
        message: "It should be a unique value",
        code: "duplicate_value",
      },
    ];
  });
};
