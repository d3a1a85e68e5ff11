import { type ListPlan, type Resource, testsOf } from "@portico/model";
import type { Changes, Search } from "./contract.ts";
import { filterTests, honouredBy, sieveOf } from "./filters.ts";
import { conditionIn } from "./search-condition.ts";
import { type ByList, type BySearch, callsFor, planSearch, type SearchPlan, type WhyList } from "./search-plan.ts";
import { daySeconds, mostHits } from "./search-spans.ts";
import { shownIn } from "./walk/change-walk.ts";
import { firstRequest, type Walk, withQuery } from "./walk/native-list.ts";
import { firstSize } from "./walk/page-walk.ts";
import { changesFor, type Step } from "./walk/walk.ts";
import { toPlanned } from "./writes.ts";

/** How a list would be walked, and what that promises. */
export interface Explained extends Pick<Step<unknown>, "weakness"> {
  plan: Omit<ListPlan, "expected_wait_ms" | "whole_walk">;
}

/** Plans a walk from its begin as it would be done. Where only counting can tell the cheapest way, it is counted. */
export const explainWalk = async <R extends Resource>(walking: Walk<R>): Promise<Explained> => {
  const { list, query, errand } = walking;
  const { search, paging } = list;
  const changes = changesFor(list, "sort" in query ? query.sort : undefined);
  const found =
    changes === undefined || search === undefined ? undefined : await planSearch(walking, search, changes, 0);
  const isByPages = changes === undefined && paging.since === undefined;
  const weakness = isByPages ? paging.weakness : null;
  const filters = filtersIn(walking);
  const common = { filters, counting_calls: errand.meter.calls };
  if (search === undefined || found?.by !== "search") {
    const pages = found?.by === "list" ? found.pages : null;
    const sieve = sieveOf(walking.provider, list, query);
    const size = isByPages ? firstSize(list, query.limit, sieve) : paging.size.max;
    const requests = [...hiddenFirst(walking, changes?.views ?? {}), listed(walking, size, pages)];
    return { plan: { by: "list", requests, notes: listNotes(walking, found, filters), ...common }, weakness };
  }
  const { text, span, rest } = found;
  const searched = toPlanned(
    walking.provider,
    walking.account,
    search.send({ text, from: span.from, until: span.until, page: 1 }),
  );
  const requests = [
    { ...searched, calls: callsFor(search, found.firstPage.total) },
    ...(rest === null ? [] : [listed(walking, paging.size.max, null)]),
  ];
  return { plan: { by: "search", requests, notes: searchNotes(search, found), ...common }, weakness };
};

/** So many pages of the list; of one of its views, where that is told apart by `query`. */
const listed = <R extends Resource>(
  walking: Walk<R>,
  size: number,
  calls: number | null,
  query: Readonly<Record<string, string>> = {},
): ListPlan["requests"][number] => ({
  ...toPlanned(walking.provider, walking.account, withQuery(firstRequest(walking, size), query)),
  calls,
});

/** What is hidden and asked for is passed over before the list. */
const hiddenFirst = <R extends Resource>(walking: Walk<R>, views: Changes["views"]): ListPlan["requests"] =>
  shownIn(walking.query, views).map((name) => listed(walking, walking.list.paging.size.max, null, views[name]?.query));

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

/** Why the list and not the search. */
const reasons: Readonly<Record<Exclude<WhyList, "unasked" | "cheaper">, string>> = {
  narrow: "The help desk narrows the list itself.",
  extras: "The help desk's search does not show what `include` asks for.",
  unsayable: "The help desk's search can be asked nothing of this for sure.",
  recent: "All of this is newer than what the help desk's search knows for sure.",
  short: "The list is so short that no other way is looked for.",
  doubtful: "The help desk's search would leave out what has a value that the account does not name any more.",
  hidden: "The help desk's search shows so much that is hidden in the list that it could not be told apart.",
  refused: "The help desk refuses such a search.",
};

const listNotes = <R extends Resource>(
  { list, query }: Walk<R>,
  plan: SearchPlan | undefined,
  filters: ListPlan["filters"],
): string[] => {
  const tested = filters.filter(({ applied_by }) => applied_by === "gateway").map(({ name }) => `\`${name}\``);
  if (tested.length === 0) return [];
  const sort = "sort" in query ? query.sort : undefined;
  const reason = plan?.by === "list" ? reasonOf(plan) : orderReason(list.search, sort);
  const note = `The list is read to its end, and what does not pass ${tested.join(", ")} is left out here.`;
  return reason === undefined ? [note] : [note, reason];
};

const reasonOf = ({ why, pages, searchCalls }: ByList): string | undefined => {
  if (why === "unasked") return undefined;
  if (why !== "cheaper") return reasons[why];
  return `The help desk's search would take about ${searchCalls} calls, the list ${pages}.`;
};

const orderReason = (search: Search | undefined, sort: string | undefined): string | undefined =>
  search === undefined || sort === undefined ? undefined : `The help desk's search gives no order such as ${sort}.`;

const searchNotes = (search: Search, { span, rest }: BySearch): string[] => {
  const hits = span.hits ?? 0;
  const shown = mostHits(search);
  return [
    firstPageNote,
    `The help desk's search finds about ${hits} objects that were changed last before ${dayOf(span.until)}; each is tested again ` +
      "here.",
    ...(rest === null
      ? []
      : [
          `It may know of a change only ${search.lagSeconds / 60} minutes later: what was changed since is read in the list.`,
        ]),
    ...(hits > shown
      ? [
          `It shows ${shown} at once, so that it is asked span by span; a day that has more is asked for in parts, or read in the ` +
            "list where that takes fewer calls.",
        ]
      : []),
  ];
};

const firstPageNote = "A page of the list is read first: where such pages hold enough, there is no cheaper way.";

const dayOf = (day: number): string => new Date(day * daySeconds * 1_000).toISOString().slice(0, 10);
