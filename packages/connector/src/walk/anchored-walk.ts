import type { EntityOf, Resource } from "@portico/model";
import type { Since } from "../contract.ts";
import { unreadable } from "../failures.ts";
import { sieveOf } from "../filters.ts";
import {
  firstRequest,
  nameOf,
  orStopHere,
  ownOf,
  readPage,
  readRow,
  scanBound,
  smallerSizes,
  type Walk,
  withQuery,
} from "./native-list.ts";
import type { PagePosition } from "./page-walk.ts";
import { markLength, markOf } from "./versions.ts";

/**
 * Where a walk stands over a list whose order only its vendor knows, as long as that is one of the objects themselves: what
 * did not change stands in the same order for ever. So pages are read that overlap, and what follows an object that was
 * passed before has not been passed yet, wherever the page begins by now. Plain JSON.
 */
export interface AnchorPosition {
  /** So many objects lay before what follows the last anchor when it was seen last. */
  offset: number;
  /** The marks of objects passed last, in order, joined. What follows one of them follows all that was passed. */
  anchors: string;
  /** The same of those passed after them, among which others may still come that the order does not tell apart from them. */
  tied: string;
  /** How far back the next page begins to find an anchor. */
  overlap: number;
  /** How many readings in a row have led no further. */
  idle: number;
}

export interface AnchorStep<Entity> {
  items: Entity[];
  /** Null: the walk has ended. */
  next: AnchorPosition | null;
  /** The walk has ended, and all of it was shown at one time. */
  isWhole: boolean;
  /** What was read beyond the limit. */
  ahead: Stretch<Entity> | null;
}

/** A stretch of the list as one reading showed it, which follows an anchor with so many of the list before it. */
export interface Stretch<Entity> {
  follows: number;
  rows: readonly Row<Entity>[];
  isLast: boolean;
}

interface Row<Entity> {
  value: Entity;
  mark: string;
  name: string;
}

/** So many departures between two readings are made up for without a further one. */
const leastOverlap = 3;
const mostAnchors = 64;
const mostIdle = 40;

/** Where a walk goes on that counted its pages until now. */
const fromPages = ({ page, size, skip }: PagePosition): AnchorPosition => ({
  ...begin,
  offset: (page - 1) * size + skip,
});

const begin: AnchorPosition = { offset: 0, anchors: "", tied: "", overlap: leastOverlap, idle: 0 };

/** Reads overlapping pages until `limit` objects have come together, the list has ended, or the request has done its share. */
export const walkAnchored = async <R extends Resource>(
  walking: Walk<R>,
  since: Since,
  from: AnchorPosition | PagePosition | null,
  inHand: Stretch<EntityOf<R>> | null = null,
): Promise<AnchorStep<EntityOf<R>>> => {
  const { list, query, errand, provider } = walking;
  const { passes } = sieveOf(provider, list, query);
  const items: EntityOf<R>[] = [];
  let position = from === null ? begin : "anchors" in from ? from : fromPages(from);
  let scanned = walking.spent ?? 0;
  const pause = (ahead: Stretch<EntityOf<R>> | null = null): AnchorStep<EntityOf<R>> => ({
    items,
    next: position,
    isWhole: false,
    ahead,
  });
  for (let pending = inHand; ; pending = null) {
    if (pending === null) {
      if (items.length === query.limit || scanned === scanBound || errand.signal.aborted) return pause();
      if (position.idle > mostIdle) throw unreadable(provider, 200, "Its pages lead nowhere.");
      const read = await readStretch(walking, since, position).catch((error: unknown) => orStopHere(error, scanned));
      if (read === null) return pause();
      scanned += 1;
      if (read === "adrift") {
        position = furtherBack(position);
        continue;
      }
      pending = read;
    }
    const { rows, follows, isLast } = pending;
    const { fresh, passed } = takeFrom(rows, position, query.limit - items.length, passes);
    items.push(...fresh);
    if (isLast && passed === rows.length) return { items, next: null, isWhole: position === begin, ahead: null };
    position = behind(position, rows.slice(0, passed), follows, list.paging.size.max);
    if (passed === rows.length) continue;
    // From the last anchor on, as another reading would show it.
    const { offset } = position;
    return pause({ follows: offset, rows: rows.slice(offset - follows), isLast });
  }
};

const furtherBack = (position: AnchorPosition): AnchorPosition => ({
  ...position,
  overlap: position.overlap * 4,
  idle: position.idle + 1,
});

/** What follows the anchors. `adrift`: none of them is where they are looked for. */
const readStretch = async <R extends Resource>(
  walking: Walk<R>,
  since: Since,
  position: AnchorPosition,
): Promise<Stretch<EntityOf<R>> | "adrift"> => {
  const window = windowAt(position, walking.list.paging.size.max);
  const number = window.page === 1 ? {} : { [nameOf(since.page)]: String(window.page) };
  const wire = withQuery(firstRequest(walking, window.size), number);
  const { rows: raws, next } = await readPage(walking, { at: null, ...window }, wire);
  const rows = raws.map((raw) => {
    const value = readRow(walking, raw);
    return { value, mark: markOf(value.id, ownOf(walking, raw)), name: nameIn(value, since) };
  });
  const first = afterAnchor(position, rows, window.begin);
  if (first === null) return "adrift";
  return { follows: window.begin + first, rows: rows.slice(first), isLast: next === null };
};

/** What of a stretch was not passed before and passes the filters, up to a limit; and how far it was looked at. */
const takeFrom = <Entity>(
  rows: readonly Row<Entity>[],
  { anchors, tied }: AnchorPosition,
  limit: number,
  passes: (entity: Entity) => boolean,
): { fresh: Entity[]; passed: number } => {
  const known = new Set([...marksIn(anchors), ...marksIn(tied)]);
  const fresh: Entity[] = [];
  for (const [index, { mark, value }] of rows.entries()) {
    if (known.has(mark) || !passes(value)) continue;
    if (fresh.length === limit) return { fresh, passed: index };
    fresh.push(value);
  }
  return { fresh, passed: rows.length };
};

/** Of the pages that begin so far before what follows the last anchor the one that reaches the furthest. */
const windowAt = ({ offset, overlap }: AnchorPosition, most: number): { page: number; size: number; begin: number } => {
  const latest = Math.max(0, offset - overlap);
  const pages = [most, ...smallerSizes(most)].map((size) => ({ size, page: Math.floor(latest / size) + 1 }));
  const furthest = pages.reduce((best, page) => (page.page * page.size > best.page * best.size ? page : best));
  return { ...furthest, begin: (furthest.page - 1) * furthest.size };
};

/** Where in a page begins what may not have been passed. Null: nobody can tell, since no anchor is on it. */
const afterAnchor = (
  { anchors, offset }: AnchorPosition,
  rows: readonly Row<unknown>[],
  begin: number,
): number | null => {
  // At the begin of the list, or where only pages were counted.
  if (anchors === "") return Math.min(offset - begin, rows.length);
  const known = new Set(marksIn(anchors));
  const last = rows.findLastIndex(({ mark }) => known.has(mark));
  return last === -1 && begin > 0 ? null : last + 1;
};

/**
 * Where a walk stands that has passed these rows too, which follow an anchor with so many of the list before them. What was
 * tied before and is not met among them may stand behind them by now, before others of its name: it does not become an anchor.
 * Where no page shows an anchor and all that share the name of the last, their order is trusted.
 */
const behind = (
  position: AnchorPosition,
  rows: readonly Row<unknown>[],
  before: number,
  mostTied: number,
): AnchorPosition => {
  let anchors = marksIn(position.anchors);
  const ahead = new Set(marksIn(position.tied));
  let tied: string[] = [];
  let name: string | undefined;
  let offset = before;
  const known = new Set([...anchors, ...ahead]);
  const isNew = rows.some(({ mark }) => !known.has(mark));
  const settle = (passed: number): void => {
    anchors = [...anchors, ...tied].slice(-mostAnchors);
    tied = [];
    offset = before + passed;
  };
  for (const [index, row] of rows.entries()) {
    if (name !== undefined && !mayTie(row.name, name)) settle(index);
    ({ name } = row);
    ahead.delete(row.mark);
    tied.push(row.mark);
  }
  if (!isNew || tied.length > mostTied) settle(rows.length);
  const idle = isNew ? 0 : position.idle + 1;
  return { offset, anchors: anchors.join(""), tied: [...ahead, ...tied].join(""), overlap: leastOverlap, idle };
};

const marksIn = (joined: string): string[] =>
  Array.from({ length: joined.length / markLength }, (_, index) =>
    joined.slice(index * markLength, (index + 1) * markLength),
  );

/** Names that a vendor's order may not tell apart, whatever its language. */
const mayTie = (one: string, other: string): boolean => collator.compare(one, other) === 0;
const collator = new Intl.Collator("en", { sensitivity: "base", ignorePunctuation: true });

const nameIn = (entity: object, { orderedBy }: Since): string => {
  const name: unknown = Reflect.get(entity, orderedBy);
  return typeof name === "string" ? name : "";
};
