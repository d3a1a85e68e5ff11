import { type EntityOf, type Hidden, PorticoError, type Resource } from "@portico/model";
import type { Changes, Marks } from "../contract.ts";
import { sieveOf } from "../filters.ts";
import {
  type Advance,
  advance,
  interrupt,
  type KeysetPosition,
  type KeysetSource,
  readsPerAdvance,
  type Row,
  startOfWalk,
} from "./keyset.ts";
import {
  firstRequest,
  nameOf,
  orStopHere,
  ownOf,
  readPage,
  readRow,
  scanBound,
  type Walk,
  withQuery,
} from "./native-list.ts";
import { markOf } from "./versions.ts";

/** The part of a list that is shown unasked, and those that the vendor shows only by themselves. */
type View = "ordinary" | Hidden;

/** Where a walk by the time of change stands: plain JSON. One view is walked after the other, in the order of `walks`. */
export interface ChangePosition {
  turn: View;
  walks: Partial<Record<View, KeysetPosition>>;
  /** When the walk began: what has been hidden since may have been given before. Milliseconds of our own clock. */
  begunAt: number;
  /** Whether something had to be left out. */
  isCut: boolean;
  /** Whether it was looked for a cheaper way, and there was none. */
  isPlanned?: boolean;
}

export interface ChangeStep<Entity> {
  items: Entity[];
  /** Null: the walk has ended. */
  next: ChangePosition | null;
  cutBy: "provider_cap" | null;
  /** At the end: where a later walk goes on with what has changed since. Null: this one looked at a closed span of time. */
  resume: ChangePosition | null;
  /** What was read beyond the limit: handed back together with `next`, it saves the vendor the question. */
  ahead: Advance<Entity> | null;
}

/**
 * Reads on by the time of change until `limit` objects have come together, the list has ended, or the request has done its
 * share. Filters that the vendor lacks are applied here.
 */
export const walkChanges = async <R extends Resource>(
  walking: Walk<R>,
  changes: Changes,
  from: ChangePosition | null,
  ahead: Advance<EntityOf<R>> | null,
): Promise<ChangeStep<EntityOf<R>>> => {
  const { query, errand, bound = scanBound } = walking;
  const { limit } = query;
  const bounds = boundsOf(query);
  const { passes } = sieveOf(walking.provider, walking.list, query);
  const isHit = (entity: EntityOf<R>): boolean => passes(entity) && (walking.isWanted?.(entity) ?? true);
  const items: EntityOf<R>[] = [];
  let position = from ?? begin(walking, changes, bounds.from);
  let reads = walking.spent ?? 0;
  const stop = (next: ChangePosition, left: Advance<EntityOf<R>> | null = null): ChangeStep<EntityOf<R>> => ({
    items,
    next,
    cutBy: null,
    resume: null,
    ahead: left,
  });

  for (let pending = ahead; ; pending = null) {
    const { turn } = position;
    const keyset = walkOf(position);
    if (pending === null) {
      if (items.length === limit || reads + readsPerAdvance > bound || errand.signal.aborted) return stop(position);
      const inHand = reads;
      const source = sourceOf(walking, changes, turn, () => (reads += 1));
      pending = await advance(source, keyset).catch((error: unknown) => orStopHere(error, inHand));
      if (pending === null) return stop(position);
    }
    const taken = takeUpTo(limit, pending.rows, isHit, items);
    if (taken.length < pending.rows.length)
      return stop(at(position, turn, interrupt(keyset, taken)), { ...pending, rows: pending.rows.slice(taken.length) });
    const isPast = bounds.until !== null && (taken[0]?.at ?? 0) >= bounds.until;
    const isOver = pending.next === null || isPast;
    const reached = pending.next ?? pending.resume ?? keyset;
    position = { ...at(position, turn, reached), isCut: position.isCut || pending.isCut };
    if (!isOver) continue;
    const following = after(position, turn);
    if (following !== undefined) position = { ...position, turn: following };
    else if (bounds.until !== null) return { ...stop(position), next: null, cutBy: cutOf(position) };
    else return { ...stop(position), next: null, cutBy: cutOf(position), resume: resumeOf(walking, changes, position) };
  }
};

/** Puts rows that pass into `items` while there is room; the rows that were looked at. */
const takeUpTo = <Entity>(
  limit: number,
  rows: readonly Row<Entity>[],
  isHit: (entity: Entity) => boolean,
  items: Entity[],
): readonly Row<Entity>[] => {
  let looked = 0;
  for (; looked < rows.length && items.length < limit; looked += 1) {
    const row = rows[looked];
    if (row !== undefined && isHit(row.value)) items.push(row.value);
  }
  return rows.slice(0, looked);
};

/** The span of time that the query's own filters leave, in whole seconds. */
const boundsOf = (query: object): { from: number; until: number | null } => {
  const from = "updated_after" in query ? secondOf(query.updated_after) : null;
  const until = "updated_before" in query ? secondOf(query.updated_before) : null;
  return { from: Math.max(0, from ?? 0), until: until === null ? null : until + 1 };
};

const secondOf = (value: unknown): number | null =>
  typeof value === "string" ? Math.floor(Date.parse(value) / 1_000) : null;

const begin = <R extends Resource>(
  { query, now, begunAt = now() }: Walk<R>,
  { views }: Changes,
  from: number,
): ChangePosition => {
  const wanted: readonly unknown[] = "include" in query && Array.isArray(query.include) ? query.include : [];
  const shown = hiddenIn(views).filter((view) => wanted.includes(view));
  return { turn: "ordinary", walks: walksFrom(from, ["ordinary", ...shown]), begunAt, isCut: false };
};

const cutOf = ({ isCut }: ChangePosition): "provider_cap" | null => (isCut ? "provider_cap" : null);

/**
 * Where a later walk goes on. It looks at every view, since what was shown may have moved to one that nobody asked for; there
 * from the begin of this walk on, for it may have moved at any time meanwhile.
 */
const resumeOf = <R extends Resource>(
  walking: Walk<R>,
  { views, lagSeconds }: Changes,
  { walks, begunAt }: ChangePosition,
): ChangePosition => ({
  turn: "ordinary",
  walks: { ...walksFrom(vendorSecond(walking, begunAt) - lagSeconds, hiddenIn(views)), ...walks },
  begunAt: walking.now(),
  isCut: false,
});

/** A time of our clock on the vendor's, in whole seconds. */
const vendorSecond = <R extends Resource>({ errand }: Walk<R>, ms: number): number =>
  Math.floor((ms + (errand.meter.skewMs ?? 0)) / 1_000);

const hiddenIn = (views: Changes["views"]): Hidden[] =>
  (["deleted", "spam"] as const).filter((view) => views[view] !== undefined);

const walksFrom = (from: number, views: readonly View[]): ChangePosition["walks"] =>
  Object.fromEntries(views.map((view) => [view, startOfWalk(from)]));

const walkOf = ({ walks, turn }: ChangePosition): KeysetPosition => {
  const keyset = walks[turn];
  if (keyset === undefined) throw new Error("a walk has lost its place");
  return keyset;
};

const at = (position: ChangePosition, view: View, keyset: KeysetPosition): ChangePosition => ({
  ...position,
  walks: { ...position.walks, [view]: keyset },
});

const order: readonly View[] = ["ordinary", "deleted", "spam"];
const after = ({ walks }: ChangePosition, turn: View): View | undefined =>
  order.slice(order.indexOf(turn) + 1).find((view) => walks[view] !== undefined);

/** For how long after a change its second may still be met by others that become visible late, or by a clock that is off. */
const recentSeconds = 60 * 60;

const sourceOf = <R extends Resource>(
  walking: Walk<R>,
  { sort, page: pageSlot, lagSeconds, views }: Changes,
  turn: View,
  onRead: () => void,
): KeysetSource<EntityOf<R>> => {
  const { list, now } = walking;
  const { size, ceiling } = list.paging;
  const view = turn === "ordinary" ? undefined : views[turn];
  const vendorNow = (): number => vendorSecond(walking, now());
  return {
    lastPage: ceiling?.pages ?? Number.MAX_SAFE_INTEGER,
    isOpen: (second) => second >= vendorNow() - 1,
    keepFrom: (second) => (second >= vendorNow() - recentSeconds - lagSeconds ? second - lagSeconds : second),
    read: async (since, page) => {
      onRead();
      const asked = { ...walking.query, sort, updated_after: since === 0 ? undefined : instantOf(since) };
      const request = firstRequest({ ...walking, query: asked }, size.max);
      const wire = withQuery(request, { ...view?.query, ...(page === 1 ? {} : { [nameOf(pageSlot)]: String(page) }) });
      const { rows, next } = await readPage(walking, { at: null, page, size: size.max }, wire);
      return { rows: rows.map((raw) => toRow(walking, raw, view?.marks)), isLast: next === null };
    },
  };
};

const instantOf = (second: number): string => new Date(second * 1_000).toISOString().replace(".000Z", "Z");

const toRow = <R extends Resource>(walking: Walk<R>, raw: unknown, hidden: Marks | undefined): Row<EntityOf<R>> => {
  const entity = { ...readRow(walking, raw), ...hidden };
  const changedAt = "updated_at" in entity ? Date.parse(String(entity.updated_at)) : Number.NaN;
  if (Number.isNaN(changedAt))
    throw new PorticoError("provider_invalid_response", "An object says not when it was changed.");
  const marks = { mark: markOf(entity.id, ownOf(walking, raw)), object: markOf(entity.id, null) };
  return { at: Math.floor(changedAt / 1_000), ...marks, value: entity };
};
