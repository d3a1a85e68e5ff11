import { invalid } from "../freshworks/problems.ts";
import type { Problem } from "../freshworks/problems.ts";
import type { Reply } from "../freshworks/call.ts";
import { cappedPage, defaultSize, pageRules } from "../freshworks/pages.ts";
import { anything, passes } from "../freshworks/rules.ts";
import type { Rules } from "../freshworks/rules.ts";
import { compileSearch } from "../freshworks/search-match.ts";
import type { Matcher, SearchField, SearchFields } from "../freshworks/search-match.ts";
import { parseSearch } from "../freshworks/search-query.ts";
import type { Call } from "./call.ts";
import { customSearchFields } from "./custom-search.ts";
import { requesterCustomFields } from "./form.ts";
import type { AgentRecord, RequesterRecord } from "./records.ts";
import { yesOrNo } from "./rules.ts";
import { emailOf, nameOf } from "./store.ts";

type Person = RequesterRecord | AgentRecord;

const longestQuery = 512;
export const queryText = passes(
  (value) => String(value).length <= longestQuery,
  `It should be less than or equal to ${longestQuery} characters`,
);

/** What lists of requesters and of agents take alike. With a query, they end at a page of their own. */
export const peopleRules = (call: Call): Rules => ({
  ...pageRules,
  ...(call.query.has("query") && { page: cappedPage(call.account.settings().peoplePageCap) }),
  email: anything,
  mobile_phone_number: anything,
  work_phone_number: anything,
  active: yesOrNo,
  query: queryText,
});

/** Pages of a query take no other size. */
export const peoplePageSize = (call: Call): number | undefined => (call.query.has("query") ? defaultSize : undefined);

/** The plain parameters of such a list. Addresses are compared whatever their case. */
export const isAskedFor = (person: Person, query: Record<string, string>): boolean =>
  (query["email"] === undefined || addressesOf(person).includes(query["email"].toLowerCase())) &&
  (query["mobile_phone_number"] === undefined || person.mobile_phone_number === query["mobile_phone_number"]) &&
  (query["work_phone_number"] === undefined || person.work_phone_number === query["work_phone_number"]) &&
  (query["active"] === undefined || person.active === (query["active"] === "true"));

const addressesOf = (person: Person): string[] =>
  [emailOf(person), ...("secondary_emails" in person ? person.secondary_emails : [])].flatMap((address) =>
    address === null ? [] : [address.toLowerCase()],
  );

/** A matcher of such a list's query, which all people match where there is none; or the refusal of a wrong one. */
export const compileQuery = <Doc>(text: string | undefined, fields: SearchFields<Doc>): Matcher<Doc> | Reply => {
  if (text === undefined) return () => true;
  const node = parseSearch(text, { starts: true });
  if (node === undefined) return invalid(unreadable);
  const { matches, problems } = compileSearch(node, fields);
  return problems.length > 0 ? invalid(...problems) : matches;
};

const unreadable: Problem = { field: "query", message: "Given query is invalid", code: "invalid_value" };

type TextKey =
  | "first_name"
  | "last_name"
  | "job_title"
  | "mobile_phone_number"
  | "work_phone_number"
  | "time_zone"
  | "language";
const text = (name: TextKey): SearchField<Person> => ({ type: "text", read: (person) => person[name] });
const number = (name: "reporting_manager_id" | "location_id"): SearchField<Person> => ({
  type: "number",
  read: (person) => person[name],
});
const day = (name: "created_at" | "updated_at"): SearchField<Person> => ({
  type: "day",
  nullable: false,
  read: (person) => person[name],
});

/** By which people can be found. */
export const personFields: SearchFields<Person> = {
  first_name: text("first_name"),
  last_name: text("last_name"),
  name: { type: "text", read: nameOf },
  job_title: text("job_title"),
  primary_email: { type: "text", read: emailOf },
  email: { type: "text", read: emailOf },
  mobile_phone_number: text("mobile_phone_number"),
  work_phone_number: text("work_phone_number"),
  department_id: { type: "text", read: (person) => person.department_ids.map(String) },
  reporting_manager_id: number("reporting_manager_id"),
  time_zone: text("time_zone"),
  language: text("language"),
  location_id: number("location_id"),
  created_at: day("created_at"),
  updated_at: day("updated_at"),
  ...customSearchFields(requesterCustomFields, ["custom_text", "custom_number", "custom_checkbox", "custom_dropdown"]),
};
