import {
  type Condition,
  type FieldError,
  type QueryOf,
  type Resource,
  type Test,
  testsOf,
  validationFailed,
} from "@portico/model";
import type { List, ParentOf, Provider } from "./contract.ts";
import { fieldOf } from "./filters.ts";
import { foreignIdsIn, unsupportedFilter, unsupportedText } from "./refusals.ts";
import { conditionIn, pointerOf } from "./search-condition.ts";

/** Refuses what a search cannot look for here, before a call is spent. */
export const refuseUnsearchable = <R extends Resource>(
  provider: Provider,
  list: List<R>,
  query: QueryOf<R> & ParentOf<R>,
): void => {
  if ("text" in query && query.text !== undefined) throw unsupportedText(provider);
  const tests = testsOf(conditionIn(query) ?? { and: [] });
  const hidden = new Set(list.untestable?.map(fieldOf));
  const untestable = tests.find(({ of }) => hidden.has(of));
  if (untestable !== undefined) throw unsupportedFilter(provider, untestable.of, pointerOf(untestable));
  const foreign = tests.flatMap((test) => foreignIdsOf(provider, test));
  if (foreign.length > 0) throw validationFailed(foreign);
};

const foreignIdsOf = (provider: Provider, test: Test): FieldError[] =>
  foreignIdsIn(provider, { [test.of]: test.values }).map(({ code, message }) => ({
    pointer: pointerOf(test),
    code,
    message,
  }));

/**
 * The same query with as much of its filter said by the names of the list's own filters as the vendor honours, or a walk
 * can use to know where in time to begin and end.
 */
export const hoisted = <R extends Resource>(list: List<R>, query: QueryOf<R> & ParentOf<R>): typeof query => {
  const condition = conditionIn(query);
  if (condition === undefined) return query;
  const useful = new Set<string>([...list.filters, "updated_after", "updated_before"]);
  const named: Record<string, unknown> = {};
  const rest: Condition[] = [];
  for (const part of conjunctsOf(condition)) {
    const filter = filterFor(part);
    if (filter === undefined || filter.name in named || !useful.has(filter.name)) rest.push(part);
    else named[filter.name] = filter.value;
  }
  return { ...query, ...named, filter: rest.length === 0 ? undefined : { and: rest } };
};

const conjunctsOf = (condition: Condition): readonly Condition[] =>
  "and" in condition ? condition.and.flatMap(conjunctsOf) : [condition];

/** The list's filter that says what a condition says. */
const filterFor = (condition: Condition): { name: string; value: unknown } | undefined => {
  if (!("of" in condition)) return undefined;
  const { of, is, values } = condition;
  const [bound] = values;
  if (is === "in") {
    const name = of === "tags" ? "tag" : of;
    const isSaid = sameInLists.has(name) && !values.includes(null);
    return isSaid ? { name, value: values } : undefined;
  }
  const field = /^(?<stem>created|updated)_at$/.exec(of)?.groups?.["stem"];
  if (field === undefined || typeof bound !== "string") return undefined;
  const { side, shiftMs } = bounds[is];
  const value = shiftMs === 0 ? bound : new Date(Date.parse(bound) + shiftMs).toISOString();
  return { name: `${field}_${side}`, value };
};

const sameInLists = new Set(["status", "priority", "assignee_id", "group_id", "requester_id", "company_id", "tag"]);

/** `after` takes the named instant in and `before` leaves it out; instants are whole milliseconds. */
const bounds = {
  gte: { side: "after", shiftMs: 0 },
  gt: { side: "after", shiftMs: 1 },
  lt: { side: "before", shiftMs: 0 },
  lte: { side: "before", shiftMs: 1 },
} as const;
