import { type ListPlan, type Resource, testsOf } from "@portico/model";
import { filterTests, honouredBy, sieveOf } from "./filters.ts";
import { conditionIn } from "./search-condition.ts";
import { callsFor, planSearch } from "./search-plan.ts";
import { firstRequest, type Walk } from "./walk/native-list.ts";
import { firstSize } from "./walk/page-walk.ts";
import { changesFor, type Step } from "./walk/walk.ts";
import { toPlanned } from "./writes.ts";

/** How a list would be walked, and what that promises. */
export interface Explained extends Pick<Step<unknown>, "weakness"> {
  plan: Omit<ListPlan, "expected_wait_ms">;
}

/** Plans a walk from its begin as it would be done. Where only counting can tell the cheapest way, it is counted. */
export const explainWalk = async <R extends Resource>(walking: Walk<R>): Promise<Explained> => {
  const { list, provider, query, errand } = walking;
  const { search, paging } = list;
  const changes = changesFor(list, "sort" in query ? query.sort : undefined);
  const found = changes === undefined || search === undefined ? undefined : await planSearch(walking, search, changes);
  const sieve = sieveOf(provider, list, query);
  const size = changes === undefined ? firstSize(list, query.limit, sieve) : paging.size.max;
  const listed = { ...toPlanned(provider, firstRequest(walking, size)), calls: null };
  const common = { filters: filtersIn(walking), counting_calls: errand.meter.calls };
  const weakness = changes === undefined ? paging.weakness : null;
  if (search === undefined || found?.by !== "search") {
    const requests = [{ ...listed, calls: found?.by === "list" ? found.pages : null }];
    return { plan: { by: "list", requests, ...common }, weakness };
  }
  const { text, spans, rest } = found.position;
  const [span = { from: 0, until: 0 }] = spans;
  const searched = toPlanned(provider, search.send({ text, from: span.from, until: span.until, page: 1 }));
  const requests = [
    { ...searched, calls: callsFor(search, found.firstPage.total) },
    ...(rest === null ? [] : [listed]),
  ];
  return { plan: { by: "search", requests, ...common }, weakness };
};

const filtersIn = <R extends Resource>({ list, query }: Walk<R>): ListPlan["filters"] => {
  const honoured = new Set(honouredBy(list, query));
  const named = Object.entries(query).flatMap(([name, value]) =>
    value !== undefined && filterTests.has(name)
      ? [{ name, applied_by: honoured.has(name) ? ("provider" as const) : ("gateway" as const) }]
      : [],
  );
  const tested = new Set(testsOf(conditionIn(query) ?? { and: [] }).map(({ of }) => of));
  return [...named, ...[...tested].map((name) => ({ name, applied_by: "gateway" as const }))];
};
