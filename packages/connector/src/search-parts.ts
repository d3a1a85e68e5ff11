import type { EntityOf, Resource } from "@portico/model";
import type { Search } from "./contract.ts";
import { ask, mostHits, pagesOf, type SearchPage, type Span } from "./search-spans.ts";
import { orStopHere, readRow, scanBound, type Walk } from "./walk/native-list.ts";

/**
 * One day's hits that are more than the search shows, found part by part: all have one value more in common than what they are
 * a part of. They come in no order, so that the first can be given only once all are found; until then they are kept in hand.
 */
export interface Gathering<Entity> {
  parts: readonly Part<Entity>[];
  /** How many calls it took so far, and how many the list would take for the same day. */
  calls: number;
  worth: number;
}

interface Part<Entity> {
  text: string;
  hits: number;
  /** What was found on the first pages of it. */
  found: readonly Entity[];
  pages: number;
  /** Which field is next to part it by, which of its values, and how many hits have none of the values before. */
  field: number;
  value: number;
  left: number;
}

/** Not more than this many times what is shown of a search is kept in hand. */
const mostShown = 5;
export const mostGathered = (search: Search): number => mostShown * mostHits(search);

export const gatheringOf = (text: string, hits: number, worth: number): Gathering<never> => ({
  parts: [{ ...unread(hits), text, field: 0 }],
  calls: 0,
  worth,
});

const unread = (hits: number) => ({ hits, found: [], pages: 0, value: 0, left: hits });

/**
 * Counts parts until each is small enough to be shown, then reads them, as far as this request may. Undefined: they do not add
 * up, cannot be parted further, or would take more calls than the list.
 */
export const gather = async <R extends Resource>(
  walking: Walk<R>,
  search: Search,
  span: Span,
  begun: Gathering<EntityOf<R>>,
  reads: () => number,
): Promise<Gathering<EntityOf<R>> | { hits: readonly EntityOf<R>[] } | undefined> => {
  for (let gathering = begun; ;) {
    const { parts, calls, worth } = gathering;
    const crowd = parts.find(({ hits }) => hits > mostHits(search));
    const next = crowd ?? parts.find((part) => duePages(search, part) > 0);
    if (next === undefined) return { hits: distinct(parts.flatMap(({ found }) => found)) };
    if (calls + parts.reduce((sum, part) => sum + duePages(search, part), 0) > worth) return undefined;
    if (reads() >= scanBound) return gathering;
    const turn = crowd === undefined ? readOn : split;
    const found = await turn(walking, search, span, next).catch((error: unknown) => orStopHere(error, reads()));
    if (found === null) return gathering;
    if (found === "stuck") return undefined;
    gathering = { parts: parts.flatMap((part) => (part === next ? found : [part])), calls: calls + 1, worth };
  }
};

/** Pages that must still be read of a part, or of those that it will be parted into. */
const duePages = <Entity>(search: Search, { hits, pages, left }: Part<Entity>): number =>
  hits > mostHits(search) ? pagesOf(search, left) : pagesOf(search, hits) - pages;

/** Counts those with the next value of a field, which also reads the first page of them. */
const split = async <R extends Resource>(
  walking: Walk<R>,
  search: Search,
  span: Span,
  part: Part<EntityOf<R>>,
): Promise<readonly Part<EntityOf<R>>[] | "stuck"> => {
  const { field, value } = part;
  const more = search.partings(walking.account)[field]?.[value];
  const text = more === undefined ? undefined : search.both(part.text, more);
  if (text === undefined) return "stuck";
  const { total, rows } = await ask(walking, search, text, span, 1);
  const left = part.left - total;
  if (left < 0) return "stuck";
  const rest = { ...part, value: value + 1, left };
  const own = { ...unread(total), text, field: field + 1, found: entitiesOf(walking, rows), pages: 1 };
  return [...(left > 0 ? [rest] : []), ...(total > 0 ? [own] : [])];
};

/** Reads the next page of a part; from the first again where something slipped from one page to another. */
const readOn = async <R extends Resource>(
  walking: Walk<R>,
  search: Search,
  span: Span,
  part: Part<EntityOf<R>>,
): Promise<readonly Part<EntityOf<R>>[]> => {
  const pages = part.pages + 1;
  const { total, rows } = await ask(walking, search, part.text, span, pages);
  const found = distinct([...part.found, ...entitiesOf(walking, rows)]);
  const isWhole = total === part.hits && (pages < pagesOf(search, total) || found.length === total);
  return [isWhole ? { ...part, found, pages } : { ...part, ...unread(total) }];
};

const entitiesOf = <R extends Resource>(walking: Walk<R>, rows: SearchPage["rows"]): EntityOf<R>[] =>
  rows.map((row) => readRow(walking, row));

const distinct = <Entity extends { id: string }>(entities: readonly Entity[]): Entity[] => [
  ...new Map(entities.map((entity) => [entity.id, entity])).values(),
];
