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
import { fieldOf, filterFor } from "./filters.ts";
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
    const filter = "of" in part ? filterFor(part) : undefined;
    if (filter === undefined || filter.name in named || !useful.has(filter.name)) rest.push(part);
    else named[filter.name] = filter.value;
  }
  return { ...query, ...named, filter: rest.length === 0 ? undefined : { and: rest } };
};

/** The same query with the extras that bring what its filters look at. */
export const loading = <R extends Resource>(list: List<R>, query: QueryOf<R> & ParentOf<R>): typeof query => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const fields = new Set([
    ...given.map(([name]) => fieldOf(name)),
    ...testsOf(conditionIn(query) ?? { and: [] }).map(({ of }) => of),
  ]);
  const extras = Object.entries(list.loadedBy ?? {}).flatMap(([field, extra]) => (fields.has(field) ? [extra] : []));
  if (extras.length === 0) return query;
  const include = "include" in query ? (query.include ?? []) : [];
  return { ...query, include: [...new Set([...include, ...extras])] };
};

const conjunctsOf = (condition: Condition): readonly Condition[] =>
  "and" in condition ? condition.and.flatMap(conjunctsOf) : [condition];
