import type { Account, Search } from "@portico/connector";
import type { Condition, Scalar, Test } from "@portico/model";
import { assumedStatuses, priority, priorityNames } from "./words.ts";

/** Of the 512 characters of a query what days, operators and quotes around it leave. */
const mostCharacters = 440;
/** And what a condition may take of it, so that there is room for what parts its hits. */
const mostOfCondition = 340;

/**
 * https://developers.freshdesk.com/api/#filter_tickets: whole days, 30 hits on each of ten pages, no order that is promised, and
 * an index that lags by minutes. There is no `not`, and how tags are compared is not documented: what cannot be said for sure is
 * left to the gateway.
 */
export const ticketSearch: Search = {
  toText: (condition, account) => {
    const parts = conjunctsOf(condition).flatMap((part) => textOf(part, account) ?? []);
    const text = joined("AND", fitting(parts));
    if (text === undefined) return undefined;
    // Statuses that an administrator has removed read as open, and have no number that could be named.
    const isOpenMeant = /\bstatus:2\b/.test(text);
    const assuming =
      joined(
        "OR",
        knownStatuses(account).map(({ id }) => `status:${id}`),
      ) ?? null;
    return { text, assuming: isOpenMeant ? assuming : null };
  },
  send: ({ text, from, until, page }) => {
    const days = `updated_at:>'${dayOf(from)}' AND updated_at:<'${dayOf(until - 1)}'`;
    const query = text === null ? days : `${text} AND ${days}`;
    return { method: "GET", path: "/api/v2/search/tickets", query: { query: `"${query}"`, page: String(page) } };
  },
  at: "results",
  total: "total",
  size: 30,
  pages: 10,
  lagSeconds: 60 * 60,
  includes: ["native", "description"],
  blurs: ["deleted"],
  partings: (account) => [
    knownStatuses(account).map(({ id: code }) => `status:${code}`),
    Object.keys(priorityNames).map((code) => `priority:${code}`),
    [
      "type:null",
      ...choicesOf(account, "ticket_type")
        .filter(isQuotable)
        .map((type) => `type:'${type}'`),
    ],
    ["group_id:null", ...choicesOf(account, "group").map((code) => `group_id:${code}`)],
    ["agent_id:null", ...choicesOf(account, "agent").map((code) => `agent_id:${code}`)],
  ],
  both: (text, other) => {
    const whole = `${text} AND ${other}`;
    return whole.length > mostCharacters ? undefined : whole;
  },
};

/** What a field of the account's form can be chosen from. */
const choicesOf = ({ fields: known }: Account, key: string): readonly string[] =>
  known.find((field) => field.key === key && !field.is_custom)?.options?.map(({ value }) => value) ?? [];

/** No way to write a quote within quotes is documented. */
const isQuotable = (text: string): boolean => /^[^'"\\]+$/.test(text);

const dayOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

const conjunctsOf = (condition: Condition): readonly Condition[] =>
  "and" in condition ? condition.and.flatMap(conjunctsOf) : [condition];

/** What holds of every hit, without the longest where all of it is too long. */
const fitting = (parts: readonly string[]): readonly string[] => {
  const shortFirst = parts.toSorted((one, other) => one.length - other.length);
  let left = mostOfCondition;
  return shortFirst.filter((part) => (left -= part.length + " AND ".length) >= 0);
};

/** The condition, or something that holds wherever it does. Undefined: nothing can be said. */
const textOf = (condition: Condition, account: Account): string | undefined => {
  if ("of" in condition) return termsOf(condition, account);
  if ("not" in condition) return undefined;
  if ("and" in condition)
    return joined(
      "AND",
      condition.and.flatMap((part) => textOf(part, account) ?? []),
    );
  const ways = condition.or.map((part) => textOf(part, account));
  return ways.includes(undefined)
    ? undefined
    : joined(
        "OR",
        ways.flatMap((way) => way ?? []),
      );
};

const joined = (word: "AND" | "OR", parts: readonly string[]): string | undefined => {
  const [only] = parts;
  return parts.length > 1 ? `(${parts.join(` ${word} `)})` : only;
};

/** One term for each value that will do; a value that has none makes the whole unsayable. */
const termsOf = (test: Test, account: Account): string | undefined => {
  const toTerms = Object.hasOwn(fields, test.of) ? fields[test.of] : customTerms(test.of, account);
  const terms = test.values.map((value) => toTerms?.(test, value, account) ?? []);
  return terms.some(({ length }) => length === 0) ? undefined : joined("OR", terms.flat());
};

type Terms = (test: Test, value: Scalar, account: Account) => readonly string[];

const id =
  (name: string): Terms =>
  (_, value) => [`${name}:${String(value)}`];

const operators = { in: ":", gt: ":>", gte: ":>", lt: ":<", lte: ":<" } as const;

const fields: Readonly<Record<string, Terms>> = {
  status: (_, word, account) =>
    knownStatuses(account)
      .filter(({ status }) => status === word)
      .map((known) => `status:${known.id}`),
  priority: (_, word) => {
    const native = word === null ? undefined : priority.nativeOf(String(word));
    return native === undefined ? [] : [`priority:${native}`];
  },
  // Null is Freshdesk's own word for an empty field.
  assignee_id: id("agent_id"),
  group_id: id("group_id"),
  created_at: ({ is }, time) => [`created_at${operators[is]}'${new Date(String(time)).toISOString().slice(0, 10)}'`],
};

const knownStatuses = ({ statuses }: Account): Account["statuses"] => [
  ...statuses,
  ...assumedStatuses.filter(({ id: built }) => !statuses.some((known) => known.id === built)),
];

/** Custom fields by what is sure to compare as it does here: whole numbers, checked boxes, choices without a quote. */
const customTerms = (of: string, { fields: known }: Account): Terms | undefined => {
  const key = of.replace(/^custom_fields\./, "");
  const field = known.find((one) => one.is_custom && one.key === key && /^\w+$/.test(key));
  const toTerms = field === undefined ? undefined : customKinds[field.type];
  return toTerms === undefined ? undefined : (test, value, account) => toTerms({ ...test, of: key }, value, account);
};
const customKinds: Readonly<Partial<Record<string, Terms>>> = {
  integer: ({ of, is }, value) => (Number.isInteger(value) ? [`${of}${operators[is]}${String(value)}`] : []),
  boolean: ({ of, is }, value) => (is === "in" && value === true ? [`${of}:true`] : []),
  select: ({ of, is }, value) =>
    is === "in" && typeof value === "string" && isQuotable(value) ? [`${of}:'${value}'`] : [],
};
