import type { EntityOf, Resource } from "@portico/model";
import type { List, Provider } from "../contract.ts";
import { unreadable } from "../failures.ts";
import { type Sieve, sieveOf } from "../filters.ts";
import { orStopHere, type Place, readPage, readRow, scanBound, type Walk } from "./native-list.ts";

/** Where a walk over pages stands: which comes next, how many of its rows were given already, how many pages were read. */
export interface PagePosition extends Place {
  skip: number;
  /** A page that lies behind, to notice by it that the walk goes round. Null: none yet. */
  mark: string | null;
}

export interface PageStep<Entity> {
  items: Entity[];
  /** Null: the walk has ended. */
  next: PagePosition | null;
  /** Set where the walk ended although there may be more. */
  cutBy: "provider_cap" | null;
  /** How many objects the whole walk gives, where the vendor has just told. */
  expected: number | null;
}

/**
 * Reads native pages until `limit` objects have come together, the list has ended, or the request has done its share.
 * Filters that the vendor lacks are applied here.
 */
export const walkPages = async <R extends Resource>(
  walking: Walk<R>,
  from: PagePosition | null,
): Promise<PageStep<EntityOf<R>>> => {
  const { provider, list, query, errand } = walking;
  const sieve = sieveOf(provider, list, query);
  let position = from ?? { at: null, skip: 0, page: 1, size: firstSize(list, query.limit, sieve), mark: null };
  const items: EntityOf<R>[] = [];
  let expected: number | null = null;
  const stop = (next: PagePosition | null, cutBy: "provider_cap" | null = null): PageStep<EntityOf<R>> => ({
    items,
    next,
    cutBy,
    expected,
  });
  for (let scanned = walking.spent ?? 0; ; scanned += 1) {
    if (list.paging.ceiling !== undefined && position.page > list.paging.ceiling.pages)
      return stop(null, "provider_cap");
    if (scanned === scanBound) return stop(position);
    const page = await readPage(walking, position).catch((error: unknown) => orStopHere(error, scanned));
    if (page === null) return stop(position);
    if (sieve.isIdle) expected = page.total;
    for (let index = position.skip; index < page.rows.length; index += 1) {
      if (items.length === query.limit) return stop({ ...position, skip: index });
      const entity = readRow(walking, page.rows[index]);
      if (sieve.passes(entity)) items.push(entity);
    }
    if (page.next === null) return stop(null);
    position = pageAfter(provider, position, page.next);
    if (items.length === query.limit || errand.signal.aborted) return stop(position);
  }
};

/** How large the pages of a walk are: full ones, where many rows may fall through. */
export const firstSize = <R extends Resource>(
  list: List<R>,
  limit: number,
  { sparse }: Pick<Sieve<unknown>, "sparse">,
): number => (sparse ? list.paging.size.max : nativeSize(list, limit));

/**
 * How many rows to ask for at once: what this request can use, but not so few that a later one with the largest limit could
 * not fill its answer within its share of pages; and all there can be where small pages would bring the vendor's last page
 * nearer.
 */
const nativeSize = <R extends Resource>({ paging: { size, ceiling } }: List<R>, limit: number): number =>
  size.at === undefined || ceiling !== undefined ? size.max : Math.min(size.max, Math.max(limit, leastRows));

const largestLimit = 100;
const leastRows = Math.ceil(largestLimit / (scanBound - 1));

/**
 * Pages whose number is a power of two are marked, each until the next: whoever comes by the mark again walks in a circle,
 * however long that is and however many requests the walk takes.
 */
const pageAfter = (provider: Provider, { at, page, size, mark }: PagePosition, next: string): PagePosition => {
  const passed = Number.isInteger(Math.log2(page)) ? at : mark;
  if (next === passed) throw unreadable(provider, 200, "Its pages lead round in a circle.");
  return { at: next, skip: 0, page: page + 1, size, mark: passed };
};
