import { noContent, ok } from "../freshworks/call.ts";
import { created } from "./call.ts";
import type { Reply } from "../freshworks/call.ts";
import type { Call, Handle } from "./call.ts";
import { startsAWord } from "./agents.ts";
import { customFieldRules, emptyCustomFields, mergeCustomFields } from "../freshworks/custom-fields.ts";
import { accountTiers, healthScores, industries } from "./fields.ts";
import { companyCustomFields } from "./form.ts";
import { page, pageRules } from "../freshworks/pages.ts";
import { invalid, notFound } from "../freshworks/problems.ts";
import type { Problem } from "../freshworks/problems.ts";
import type { CustomFields } from "../freshworks/custom-fields.ts";
import type { CompanyRecord } from "./records.ts";
import { arrayOf, day, is, nullOr, oneOf, problemsOf, time, withQuery } from "../freshworks/rules.ts";
import type { Rules } from "../freshworks/rules.ts";
import { parseDay, parseTime, toTime, toTimeOrNull } from "../freshworks/times.ts";

interface CompanyInput {
  name?: string;
  description?: string | null;
  note?: string | null;
  domains?: string[];
  custom_fields?: CustomFields;
  health_score?: string | null;
  account_tier?: string | null;
  renewal_date?: string | null;
  industry?: string | null;
}

const rules: Rules = {
  name: is("String"),
  description: nullOr(is("String")),
  note: nullOr(is("String")),
  domains: arrayOf("String"),
  custom_fields: customFieldRules(companyCustomFields),
  health_score: nullOr(oneOf(healthScores)),
  account_tier: nullOr(oneOf(accountTiers)),
  industry: nullOr(oneOf(industries)),
  renewal_date: nullOr(day),
  lookup_parameter: is("String"),
};

/** `GET /companies`: alphabetically. */
export const listCompanies = (call: Call): Reply =>
  withQuery(call, { ...pageRules, updated_since: time }, (query) => {
    const since = parseTime(query["updated_since"] ?? "") ?? Number.NEGATIVE_INFINITY;
    const matching = [...call.account.store.companies.values()]
      .filter((company) => company.updated_at >= since)
      .toSorted((left, right) => (left.name.toLowerCase() < right.name.toLowerCase() ? -1 : 1));
    return page(call, matching, companyView);
  });

/** `GET /companies/autocomplete?name=`: the only list that is wrapped. */
export const completeCompanies = (call: Call): Reply => {
  const name = (call.query.get("name") ?? "").toLowerCase();
  const matching = [...call.account.store.companies.values()].filter((company) => startsAWord(company.name, name));
  return ok({ companies: matching.map((company) => ({ id: company.id, name: company.name })) });
};

export const onCompany =
  (handle: (call: Call, company: CompanyRecord) => Reply): Handle =>
  (call) => {
    const company = call.account.store.companies.get(Number(call.params["id"]));
    return company === undefined ? notFound : handle(call, company);
  };

export const viewCompany = (_call: Call, company: CompanyRecord): Reply => ok(companyView(company));

/** `POST /companies`. */
export const createCompany = (call: Call): Reply => {
  const problems = problemsOf(call.body, rules, ["name"]);
  if (problems.length > 0) return invalid(...problems);
  const input: CompanyInput = call.body;
  const duplicates = duplicateName(call, input);
  if (duplicates.length > 0) return invalid(...duplicates);
  const id = call.account.store.nextId("company");
  const company: CompanyRecord = {
    ...blankCompany,
    custom_fields: emptyCustomFields(companyCustomFields),
    org_company_id: String(1_863_196_861_420_000_000n + BigInt(id)),
    id,
    created_at: call.now,
    updated_at: call.now,
  };
  call.account.store.companies.set(id, Object.assign(company, changeOf(company, input)));
  return created(call, "companies", id, companyView(company));
};

/** `PUT /companies/{id}`: `domains` is replaced whole. */
export const updateCompany = (call: Call, company: CompanyRecord): Reply => {
  const problems = problemsOf(call.body, rules);
  if (problems.length > 0) return invalid(...problems);
  const input: CompanyInput = call.body;
  const duplicates = duplicateName(call, input, company.id);
  if (duplicates.length > 0) return invalid(...duplicates);
  Object.assign(company, changeOf(company, input), { updated_at: call.now });
  return ok(companyView(company));
};

/** `DELETE /companies/{id}`: for good; its contacts stay, without a company. */
export const deleteCompany = (call: Call, company: CompanyRecord): Reply => {
  const { companies, contacts } = call.account.store;
  companies.delete(company.id);
  for (const contact of contacts.inOrder()) {
    if (contact.company_id === company.id) contacts.change(contact, { company_id: null });
  }
  return noContent;
};

export const companyView = (company: CompanyRecord) => ({
  id: company.id,
  name: company.name,
  description: company.description,
  note: company.note,
  domains: company.domains,
  created_at: toTime(company.created_at),
  updated_at: toTime(company.updated_at),
  custom_fields: company.custom_fields,
  health_score: company.health_score,
  account_tier: company.account_tier,
  renewal_date: toTimeOrNull(company.renewal_date),
  industry: company.industry,
  org_company_id: company.org_company_id,
});

const blankCompany = {
  name: "",
  description: null,
  note: null,
  domains: [],
  health_score: null,
  account_tier: null,
  renewal_date: null,
  industry: null,
} as const satisfies Partial<CompanyRecord>;

const changeOf = (company: CompanyRecord, input: CompanyInput): Partial<CompanyRecord> => {
  const { renewal_date: renewal, custom_fields: custom, ...plain } = input;
  return {
    ...Object.fromEntries(Object.entries(plain).filter(([field]) => field in blankCompany)),
    ...(renewal !== undefined && { renewal_date: renewal === null ? null : (parseDay(renewal) ?? null) }),
    custom_fields: mergeCustomFields(companyCustomFields, company.custom_fields, custom),
  };
};

const duplicateName = (call: Call, input: CompanyInput, self?: number): Problem[] => {
  const holder = call.account.store.companies
    .values()
    .find((company) => company.name === input.name && company.id !== self);
  return holder === undefined
    ? []
    : [{ field: "name", message: "It should be a unique value", code: "duplicate_value" }];
};
