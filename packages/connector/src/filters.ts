import type { EntityOf, QueryOf, Resource } from "@portico/model";
import type { List, Provider } from "./contract.ts";
import { unsupportedFilter } from "./refusals.ts";
import { conditionIn, passesCondition } from "./search-condition.ts";

type Row = Readonly<Record<string, unknown>>;
/** Which field of the unified object a filter looks at, and what must hold of it. */
interface Test {
  of: string;
  passes: (field: unknown, wanted: unknown) => boolean;
}

/**
 * How each filter of the contract is applied to unified objects, for vendors that cannot apply it themselves.
 * `after` takes the named instant in, `before` leaves it out.
 */
const tests: Readonly<Record<string, Test>> = {
  status: among("status"),
  priority: among("priority"),
  assignee_id: among("assignee_id"),
  group_id: among("group_id"),
  requester_id: among("requester_id"),
  company_id: among("company_id"),
  email: anyOf("email"),
  phone: { of: "phones", passes: (phones, wanted) => meet(list(phones).map(phoneValue), wanted) },
  external_id: among("external_id"),
  tag: anyOf("tags"),
  created_after: since("created_at"),
  created_before: before("created_at"),
  updated_after: since("updated_at"),
  updated_before: before("updated_at"),
};

/** Where a contact belongs to several companies, its filter looks at the primary one, as help desks do. */
const primaryCompany: Test = {
  of: "company_ids",
  passes: (companies, wanted) => includes(wanted, list(companies)[0]),
};

/** The field that a filter looks at. */
export const fieldOf = (name: string): string | undefined => tests[name]?.of;

/** The names of all filters. */
export const filterTests: ReadonlySet<string> = new Set(Object.keys(tests));

/** Filters whose native form is coarser than ours (whole seconds, inclusive or not), so that they are always tested again. */
const timeFilters = new Set(["created_after", "created_before", "updated_after", "updated_before"]);

/** The filters of this query that the vendor itself can apply. */
export const honouredBy = <R extends Resource>(list: List<R>, query: QueryOf<R>): string[] => {
  const values = new Map<string, unknown>(Object.entries(query));
  const single = new Set<string>(list.single);
  return list.filters.filter((name) => {
    const value = values.get(name);
    return !(single.has(name) && Array.isArray(value) && value.length !== 1);
  });
};

export interface Sieve<Entity> {
  passes: (entity: Entity) => boolean;
  /** True where many rows may fall through, so that full native pages are worth reading. */
  sparse: boolean;
}

/** What rows must still pass after the vendor has applied the filters that it honours. */
export const sieveOf = <R extends Resource>(
  provider: Provider,
  list: List<R>,
  query: QueryOf<R>,
): Sieve<EntityOf<R>> => {
  const honoured = new Set<string>(honouredBy(list, query));
  const asked = Object.entries(query).filter(([name, value]) => value !== undefined && Object.hasOwn(tests, name));
  const due = asked.filter(([name]) => !honoured.has(name) || timeFilters.has(name));
  const condition = conditionIn(query);
  return {
    passes: (entity) =>
      due.every(([name, value]) => passes(provider, { ...entity }, name, value)) &&
      (condition === undefined || passesCondition(provider, { ...entity }, condition)),
    sparse: condition !== undefined || due.some(([name]) => !honoured.has(name)),
  };
};

/** Fails on a row that does not hold what the filter looks at: to let it fall through would be to lose it unsaid. */
const passes = (provider: Provider, row: Row, name: string, wanted: unknown): boolean => {
  const test = name === "company_id" && "company_ids" in row ? primaryCompany : tests[name];
  if (test === undefined) return true;
  if (list(row["not_loaded"]).includes(test.of)) throw unsupportedFilter(provider, name);
  return test.passes(row[test.of], wanted);
};

function among(field: string): Test {
  return { of: field, passes: (value, wanted) => includes(wanted, value) };
}
function anyOf(field: string): Test {
  return { of: field, passes: (value, wanted) => meet([value].flat(), wanted) };
}
function since(field: string): Test {
  return { of: field, passes: (value, wanted) => instant(value) >= instant(wanted) };
}
function before(field: string): Test {
  return { of: field, passes: (value, wanted) => instant(value) < instant(wanted) };
}

const includes = (wanted: unknown, value: unknown): boolean => list(wanted).includes(value);
const meet = (values: readonly unknown[], wanted: unknown): boolean => {
  const low = new Set(list(wanted).map(lower));
  return values.some((value) => low.has(lower(value)));
};
const lower = (value: unknown): unknown => (typeof value === "string" ? value.toLowerCase() : value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const phoneValue = (phone: unknown): unknown =>
  typeof phone === "object" && phone !== null && "value" in phone ? phone.value : undefined;
const instant = (value: unknown): number => (typeof value === "string" ? Date.parse(value) : Number.NaN);
