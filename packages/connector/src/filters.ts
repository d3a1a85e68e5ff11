import type { Condition, EntityOf, QueryOf, Resource, Test } from "@portico/model";
import type { List, Provider } from "./contract.ts";
import { property } from "./property.ts";
import { unsupportedFilter } from "./refusals.ts";
import { conditionIn, passesCondition } from "./search-condition.ts";

/** Which field of the unified object a filter looks at, how it does in the words of a condition, and what must hold of it. */
interface FilterTest extends Pick<Test, "of" | "is"> {
  /** What a value of the filter asks of the field. */
  asks: (wanted: unknown) => (field: unknown) => boolean;
}

/**
 * How each filter of the contract is applied to unified objects, for vendors that cannot apply it themselves.
 * `after` takes the named instant in, `before` leaves it out.
 */
const tests: Readonly<Record<string, FilterTest>> = {
  status: among("status"),
  priority: among("priority"),
  assignee_id: among("assignee_id"),
  group_id: among("group_id"),
  requester_id: among("requester_id"),
  company_id: among("company_id"),
  email: anyOf("email"),
  domain: anyOf("domains"),
  phone: { of: "phones", is: "in", asks: (wanted) => meeting(wanted, (phones) => list(phones).map(phoneValue)) },
  external_id: among("external_id"),
  tag: anyOf("tags"),
  created_after: since("created_at"),
  created_before: before("created_at"),
  updated_after: since("updated_at"),
  updated_before: before("updated_at"),
};

/** Where a contact belongs to several companies, its filter looks at the primary one, as help desks do. */
const primaryCompany: FilterTest = {
  of: "company_ids",
  is: "in",
  asks: (wanted) => (companies) => list(wanted).includes(list(companies)[0]),
};

/** The field that a filter looks at. */
export const fieldOf = (name: string): string | undefined => tests[name]?.of;

/** The filter that says what a test of a condition says, and by which value. Undefined: there is none. */
export const filterFor = ({ of, is, values }: Test): { name: string; value: unknown } | undefined => {
  const kind = saidAs[is];
  const name = Object.keys(tests).find((one) => tests[one]?.of === of && tests[one].is === kind);
  if (name === undefined) return undefined;
  if (kind === "in") return values.includes(null) ? undefined : { name, value: values };
  const [bound] = values;
  if (typeof bound !== "string") return undefined;
  // Instants are whole milliseconds.
  return { name, value: kind === is ? bound : new Date(Date.parse(bound) + 1).toISOString() };
};

/** `after` takes the named instant in, and `before` leaves it out. */
const saidAs = { in: "in", gte: "gte", gt: "gte", lt: "lt", lte: "lt" } as const;

/** Everything that the query asks and the list does not honour, but when the object was changed last. Undefined: nothing. */
export const unhonoured = <R extends Resource>(list: List<R>, query: QueryOf<R>): Condition | undefined => {
  const honoured = new Set<string>(honouredBy(list, query));
  const named = Object.entries(query).flatMap(([name, value]: [string, unknown]) => {
    const test = tests[name];
    if (value === undefined || test === undefined || test.of === "updated_at" || honoured.has(name)) return [];
    return [{ at: `/${name}`, of: test.of, is: test.is, values: [value].flat() as Test["values"] }];
  });
  const condition = conditionIn(query);
  const and = condition === undefined ? named : [...named, condition];
  return and.length === 0 ? undefined : { and };
};

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
  /** True where nothing is left to test. */
  isIdle: boolean;
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
  const tested = due.map(([name, value]) => testOf<EntityOf<R>>(provider, name, value));
  const condition = conditionIn(query);
  return {
    passes: (entity) =>
      tested.every((passes) => passes(entity)) &&
      (condition === undefined || passesCondition(provider, { ...entity }, condition)),
    sparse: condition !== undefined || due.some(([name]) => !honoured.has(name)),
    isIdle: condition === undefined && due.length === 0,
  };
};

/** Fails on a row that does not hold what the filter looks at: to let it fall through would be to lose it unsaid. */
const testOf = <Row extends object>(provider: Provider, name: string, wanted: unknown): ((row: Row) => boolean) => {
  const test = tests[name];
  if (test === undefined) return () => true;
  const passing = ({ of, asks }: FilterTest): ((row: Row) => boolean) => {
    const passes = asks(wanted);
    return (row) => {
      if (list(property(row, "not_loaded")).includes(of)) throw unsupportedFilter(provider, name);
      return passes(property(row, of));
    };
  };
  const passes = passing(test);
  if (name !== "company_id") return passes;
  const passesPrimary = passing(primaryCompany);
  return (row) => ("company_ids" in row ? passesPrimary : passes)(row);
};

function among(field: string): FilterTest {
  return { of: field, is: "in", asks: (wanted) => (value) => list(wanted).includes(value) };
}
function anyOf(field: string): FilterTest {
  return { of: field, is: "in", asks: (wanted) => meeting(wanted, (value) => [value].flat()) };
}
function since(field: string): FilterTest {
  return { of: field, is: "gte", asks: (wanted) => comparing(wanted, (value, bound) => value >= bound) };
}
function before(field: string): FilterTest {
  return { of: field, is: "lt", asks: (wanted) => comparing(wanted, (value, bound) => value < bound) };
}

const comparing = (
  wanted: unknown,
  holds: (value: number, bound: number) => boolean,
): ((field: unknown) => boolean) => {
  const bound = instant(wanted);
  return (field) => holds(instant(field), bound);
};
const meeting = (wanted: unknown, valuesOf: (field: unknown) => readonly unknown[]): ((field: unknown) => boolean) => {
  const low = new Set(list(wanted).map(lower));
  return (field) => valuesOf(field).some((value) => low.has(lower(value)));
};
const lower = (value: unknown): unknown => (typeof value === "string" ? value.toLowerCase() : value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const phoneValue = (phone: unknown): unknown =>
  typeof phone === "object" && phone !== null && "value" in phone ? phone.value : undefined;
const instant = (value: unknown): number => (typeof value === "string" ? Date.parse(value) : Number.NaN);
