import { type Condition, type Include, PorticoError, type QueryOf, type Resource } from "@portico/model";
import type { Changes, List, Search } from "./contract.ts";
import { honouredBy, unhonoured } from "./filters.ts";
import { property } from "./property.ts";
import { ask, daySeconds, type SearchPage, type Span } from "./search-spans.ts";
import { firstRequest, nameOf, readPage, readRow, type Walk, withQuery } from "./walk/native-list.ts";

/** How a walk by the time of change is to be done. */
export type SearchPlan = ByList | BySearch;
/** `pages` of the list hold what is wanted, and the search would take so many calls, where that was counted. */
export interface ByList {
  by: "list";
  why: WhyList;
  pages: number | null;
  searchCalls: number | null;
}
export interface BySearch {
  by: "search";
  /** What the search is asked for, in the vendor's own language. */
  text: string;
  span: Span;
  firstPage: SearchPage;
  /** Ids of objects that the search may show though they are hidden. */
  hidden: readonly string[];
  /** The day from which on the list is walked. Null: nothing is wanted of what was changed later. */
  rest: number | null;
}

/**
 * Why the list is walked and not the search: it is told nothing that a search could be asked, is itself narrow or loads what a
 * search does not, is about what the index may not know yet, is short, takes fewer calls, or shows what a search may leave out,
 * may not be told from what is hidden, or was refused.
 */
export type WhyList =
  | "unasked"
  | "narrow"
  | "extras"
  | "unsayable"
  | "recent"
  | "short"
  | "cheaper"
  | "doubtful"
  | "hidden"
  | "refused";

/** A list of fewer pages is read without asking whether there is a cheaper way. */
const fewPages = 3;
/** So many pages of hidden objects are read to know them apart in a search; with more of them the list is walked. */
const mostHiddenPages = 3;

/** What a search would be asked, as far as it can be told without a call. */
interface Searchable {
  text: string;
  /** What must find everything there is, or else `text` may leave something out. */
  assuming: string | null;
  from: number;
  until: number;
  rest: number | null;
}

/**
 * Chooses for what was changed last on some day or later between the list, read to its end with the filters applied here, and
 * the vendor's search, by counting: searches tell how much there is. A search is only taken where nothing is lost by it.
 */
export const planSearch = async <R extends Resource>(
  walking: Walk<R>,
  search: Search,
  changes: Changes,
  from: number,
): Promise<SearchPlan> => {
  const asked = searchable(walking, search, from);
  if (typeof asked === "string") return listFor(asked);
  const count = (text: string | null): Promise<SearchPage> => ask(walking, search, text, asked, 1);
  try {
    const { total: all } = await count(null);
    const pages = Math.ceil(all / walking.list.paging.size.max);
    if (pages <= fewPages) return listFor("short", pages);
    const firstPage = await count(asked.text);
    const searchCalls = callsFor(search, firstPage.total);
    if (searchCalls >= pages) return listFor("cheaper", pages, searchCalls);
    if (asked.assuming !== null && (await count(asked.assuming)).total !== all)
      return listFor("doubtful", pages, searchCalls);
    const hidden = firstPage.total === 0 ? [] : await hiddenIds(walking, search, changes);
    if (hidden === undefined) return listFor("hidden", pages, searchCalls);
    const span = { from: asked.from, until: asked.until, hits: firstPage.total };
    return { by: "search", text: asked.text, span, hidden, rest: asked.rest, firstPage };
  } catch (error) {
    // A field that this account does not search by, say: the list shows it all the same.
    if (error instanceof PorticoError && error.code === "provider_validation") return listFor("refused");
    throw error;
  }
};

const listFor = (why: WhyList, pages: number | null = null, searchCalls: number | null = null): ByList => ({
  by: "list",
  why,
  pages,
  searchCalls,
});

/** What a search can be asked of a walk; or why nothing. */
const searchable = <R extends Resource>(walking: Walk<R>, search: Search, begin: number): Searchable | WhyList => {
  const { list, query, account, now, errand } = walking;
  const condition = searchedBy(list, query);
  if (typeof condition === "string") return condition;
  const said = search.toText(condition, account);
  if (said === undefined) return "unsayable";
  const settled = Math.floor(((now() + (errand.meter.skewMs ?? 0)) / 1_000 - search.lagSeconds) / daySeconds);
  const from = Math.max(begin, dayIn(query, "updated_after", Math.floor) ?? 0);
  const end = dayIn(query, "updated_before", Math.ceil);
  const isOver = end !== undefined && end <= settled;
  const until = isOver ? end : settled;
  return from >= until ? "recent" : { ...said, from, until, rest: isOver ? null : settled };
};

/** What a query asks that the vendor's search may find; or why it is not asked, which needs nothing of the account's to tell. */
export const searchedBy = <R extends Resource>(
  list: List<R>,
  query: QueryOf<R>,
): Condition | "unasked" | "narrow" | "extras" => {
  const condition = unhonoured(list, query);
  if (condition === undefined || list.search === undefined) return "unasked";
  const isNarrowed = honouredBy(list, query).some(
    (name) => name !== "updated_after" && property(query, name) !== undefined,
  );
  if (isNarrowed) return "narrow";
  const include: readonly Include[] = ("include" in query ? query.include : undefined) ?? [];
  return include.every((name) => list.search?.includes.includes(name)) ? condition : "extras";
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
): Promise<readonly string[] | undefined> => {
  const ids: string[] = [];
  const { max } = walking.list.paging.size;
  for (const name of blurs)
    for (let page = 1, isLast = false; !isLast; page += 1) {
      if (page > mostHiddenPages) return undefined;
      const request = firstRequest({ ...walking, query: { ...walking.query, updated_after: undefined } }, max);
      const wire = withQuery(request, { ...views[name]?.query, [nameOf(slot)]: String(page) });
      const { rows, next } = await readPage(walking, { at: null, page, size: max }, wire);
      ids.push(...rows.map((row) => readRow(walking, row).id));
      isLast = next === null;
    }
  return ids;
};
