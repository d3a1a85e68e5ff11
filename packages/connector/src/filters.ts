import type { EntityOf, QueryOf, Resource } from "@portico/model";
import type { List } from "./contract.ts";

type Row = Readonly<Record<string, unknown>>;
type Test = (row: Row, value: unknown) => boolean;

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
  company_id: (row, value) =>
    Array.isArray(row["company_ids"]) ? anyIn(row["company_ids"], value) : includes(value, row["company_id"]),
  email: (row, value) => anyIn([row["email"], ...list(row["emails"])], value),
  phone: (row, value) => anyIn(list(row["phones"]).map(phoneValue), value),
  external_id: among("external_id"),
  tag: (row, value) => anyIn(list(row["tags"]), value),
  created_after: (row, value) => instant(row["created_at"]) >= instant(value),
  created_before: (row, value) => instant(row["created_at"]) < instant(value),
  updated_after: (row, value) => instant(row["updated_at"]) >= instant(value),
  updated_before: (row, value) => instant(row["updated_at"]) < instant(value),
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
}

/** What rows must still pass after the vendor has applied the filters that it honours. */
export const sieveOf = <R extends Resource>(list: List<R>, query: QueryOf<R>): Sieve<EntityOf<R>> => {
  const honoured = new Set<string>(honouredBy(list, query));
  const asked = Object.entries(query).filter(([name, value]) => value !== undefined && Object.hasOwn(tests, name));
  const due = asked.filter(([name]) => !honoured.has(name) || timeFilters.has(name));
  return {
    passes: (entity) => due.every(([name, value]) => tests[name]?.({ ...entity }, value) ?? true),
    sparse: due.some(([name]) => !honoured.has(name)),
  };
};

function among(field: string): Test {
  return (row, value) => includes(value, row[field]);
}

const includes = (wanted: unknown, value: unknown): boolean => list(wanted).includes(value);
const anyIn = (values: readonly unknown[], wanted: unknown): boolean => {
  const low = new Set(list(wanted).map(lower));
  return values.some((value) => low.has(lower(value)));
};
const lower = (value: unknown): unknown => (typeof value === "string" ? value.toLowerCase() : value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const phoneValue = (phone: unknown): unknown =>
  typeof phone === "object" && phone !== null && "value" in phone ? phone.value : undefined;
const instant = (value: unknown): number => (typeof value === "string" ? Date.parse(value) : Number.NaN);
