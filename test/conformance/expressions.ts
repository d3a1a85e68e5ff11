import fc from "fast-check";
import type { Row } from "./door.ts";

/** A filter of a search as a caller writes it. */
export type Filter = { readonly [name: string]: unknown };

/** What a filter of the list is called in a search. */
export const fieldOf = (filter: string): string =>
  filter === "tag" ? filter : filter.replace(/_(?:after|before)$/, "_at");

/** What a ticket holds under each name that can be filtered by. */
export const fields: Readonly<Record<string, (row: Row) => readonly unknown[]>> = {
  status: (row) => [row["status"]],
  priority: (row) => [row["priority"]],
  assignee_id: (row) => [row["assignee_id"]],
  group_id: (row) => [row["group_id"]],
  requester_id: (row) => [row["requester_id"]],
  company_id: (row) => [row["company_id"]],
  tag: (row) => (Array.isArray(row["tags"]) ? row["tags"] : []),
  created_at: (row) => [row["created_at"]],
  updated_at: (row) => [row["updated_at"]],
};
const ordered = new Set(["created_at", "updated_at"]);
const nullable = new Set(["assignee_id", "group_id", "requester_id", "company_id"]);

/** Expressions over values that the tickets have. */
export const expressions = (names: readonly string[], rows: readonly Row[]): fc.Arbitrary<Filter> => {
  const tests = names.map((name): fc.Arbitrary<Filter> => {
    const held = rows.flatMap((row) => fields[name]?.(row) ?? []);
    const values = [...new Set(held)].filter((value) => nullable.has(name) || value !== null);
    if (values.length === 0) return fc.constant({});
    const value = fc.constantFrom(...values);
    const several = fc.array(value, { minLength: 1, maxLength: 3 });
    const words = fc.oneof(value, several, fc.record({ not: fc.oneof(value, several) }));
    const bounds = fc.dictionary(fc.constantFrom("gt", "gte", "lt", "lte"), value, { minKeys: 1, maxKeys: 2 });
    return (ordered.has(name) ? bounds : words).map((wanted) => ({ [name]: wanted }));
  });
  const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { depthSize: "small" },
      fc.tuple(fc.oneof(...tests), fc.oneof(...tests)).map(([one, other]) => Object.assign({}, one, other)),
      fc.array(tie("filter"), { minLength: 1, maxLength: 3 }).map((or) => ({ or })),
      fc.array(tie("filter"), { minLength: 1, maxLength: 2 }).map((and) => ({ and })),
      tie("filter").map((not) => ({ not })),
    ),
  }));
  return filter;
};

/** The language once more, as the documentation words it. */
export const holds = (filter: Filter, row: Row): boolean =>
  Object.entries(filter).every(([name, wanted]) => {
    if (name === "or") return (wanted as Filter[]).some((part) => holds(part, row));
    if (name === "and") return (wanted as Filter[]).every((part) => holds(part, row));
    if (name === "not") return !holds(wanted as Filter, row);
    const held = fields[name]?.(row) ?? [];
    if (typeof wanted !== "object" || wanted === null || Array.isArray(wanted)) return isAmong(held, wanted);
    return Object.entries(wanted).every(([operator, bound]) =>
      operator === "not" ? !isAmong(held, bound) : held.some((value) => isOrdered(operator, value, bound)),
    );
  });

const isAmong = (held: readonly unknown[], wanted: unknown): boolean =>
  held.some((value) => [wanted].flat().includes(value));
const isOrdered = (operator: string, value: unknown, bound: unknown): boolean => {
  const between = Date.parse(String(value)) - Date.parse(String(bound));
  return (
    (between > 0 && operator.startsWith("g")) ||
    (between < 0 && operator.startsWith("l")) ||
    (between === 0 && operator.endsWith("e"))
  );
};
