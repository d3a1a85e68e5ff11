import { type Condition, type Include, PorticoError, type Resource } from "@portico/model";
import type { Changes, Search } from "./contract.ts";
import { honouredBy } from "./filters.ts";
import { property } from "./property.ts";
import { conditionIn } from "./search-condition.ts";
import { ask, daySeconds, type SearchPage } from "./search-spans.ts";
import type { SearchPosition } from "./search-walk.ts";
import { firstRequest, nameOf, readPage, readRow, type Walk, withQuery } from "./walk/native-list.ts";

/** How a walk by the time of change is to be done. `spent`: how many calls it took to find that out. */
export type SearchPlan = { spent: number } &
  /** `pages` of the list hold what is wanted, where that was counted. */
  ({ by: "list"; pages: number | null } | { by: "search"; position: SearchPosition; firstPage: SearchPage });

/** A list of fewer pages is read without asking whether there is a cheaper way. */
const fewPages = 3;
/** So many pages of hidden objects are read to know them apart in a search; with more of them the list is walked. */
const mostHiddenPages = 3;

/** What a search would be asked, as far as it can be told without a call. Undefined: the list has to do. */
export interface Searchable {
  text: string;
  /** What must find everything there is, or else `text` may leave something out. */
  assuming: string | null;
  from: number;
  until: number;
  rest: number | null;
}

/**
 * Chooses between the list, read from one end to the other with the filter applied here, and the vendor's search, by counting:
 * searches tell how much there is. A search is only taken where nothing is lost by it.
 */
export const planSearch = async <R extends Resource>(
  walking: Walk<R>,
  search: Search,
  changes: Changes,
): Promise<SearchPlan> => {
  const asked = searchable(walking, search);
  if (asked === undefined) return { by: "list", spent: 0, pages: null };
  let spent = 0;
  const count = (text: string | null): Promise<SearchPage> => {
    spent += 1;
    return ask(walking, search, text, asked, 1);
  };
  try {
    const { total: all } = await count(null);
    const pages = Math.ceil(all / walking.list.paging.size.max);
    if (pages <= fewPages) return { by: "list", spent, pages };
    const firstPage = await count(asked.text);
    const isNarrow = asked.assuming === null || (await count(asked.assuming)).total === all;
    if (!isNarrow || callsFor(search, firstPage.total) >= pages) return { by: "list", spent, pages };
    const hidden = firstPage.total === 0 ? [] : await hiddenIds(walking, search, changes, () => (spent += 1));
    if (hidden === undefined) return { by: "list", spent, pages };
    const { text, from, until, rest } = asked;
    const spans = [{ from, until, hits: firstPage.total }];
    const position = { text, spans, after: null, scan: null, tries: 0, hidden, rest, isCut: false };
    return { by: "search", position, firstPage, spent };
  } catch (error) {
    // A field that this account does not search by, say: the list shows it all the same.
    if (error instanceof PorticoError && error.code === "provider_validation")
      return { by: "list", spent, pages: null };
    throw error;
  }
};

/** What a search can be asked of a walk. */
export const searchable = <R extends Resource>(walking: Walk<R>, search: Search): Searchable | undefined => {
  const { list, query, account, now, errand } = walking;
  const condition: Condition | undefined = conditionIn(query);
  const include: readonly Include[] = ("include" in query ? query.include : undefined) ?? [];
  const isNarrowed = honouredBy(list, query).some(
    (name) => name !== "updated_after" && property(query, name) !== undefined,
  );
  // Where the list itself is narrow, or must load what a search cannot, the list is the way.
  if (condition === undefined || isNarrowed || include.some((name) => !search.includes.includes(name)))
    return undefined;
  const said = search.toText(condition, account);
  if (said === undefined) return undefined;
  const settled = Math.floor(((now() + (errand.meter.skewMs ?? 0)) / 1_000 - search.lagSeconds) / daySeconds);
  const from = dayIn(query, "updated_after", Math.floor) ?? 0;
  const end = dayIn(query, "updated_before", Math.ceil);
  const isOver = end !== undefined && end <= settled;
  const until = isOver ? end : settled;
  return from >= until ? undefined : { ...said, from, until, rest: isOver ? null : settled };
};

const dayIn = (query: object, name: string, round: (days: number) => number): number | undefined => {
  const time = property(query, name);
  return typeof time === "string" ? Math.max(0, round(Date.parse(time) / 1_000 / daySeconds)) : undefined;
};

/** About what a search costs: the pages of its hits, and what it takes to find spans that are small enough. */
export const callsFor = ({ size, pages }: Search, hits: number): number =>
  Math.ceil(hits / size) + 2 * (Math.ceil(hits / (size * pages)) - 1);

/** The ids of what the vendor hides in its list and may show in a search. Undefined: there are too many. */
const hiddenIds = async <R extends Resource>(
  walking: Walk<R>,
  { blurs }: Search,
  { views, page: slot }: Changes,
  onRead: () => void,
): Promise<readonly string[] | undefined> => {
  const ids: string[] = [];
  const { max } = walking.list.paging.size;
  for (const name of blurs)
    for (let page = 1, isLast = false; !isLast; page += 1) {
      if (page > mostHiddenPages) return undefined;
      onRead();
      const request = firstRequest({ ...walking, query: { ...walking.query, updated_after: undefined } }, max);
      const wire = withQuery(request, { ...views[name]?.query, [nameOf(slot)]: String(page) });
      const { rows, next } = await readPage(walking, { at: null, page, size: max }, wire);
      ids.push(...rows.map((row) => readRow(walking, row).id));
      isLast = next === null;
    }
  return ids;
};
