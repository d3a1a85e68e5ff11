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
  smallerSizes,
  type Walk,
  withQuery,
} from "./native-list.ts";
import {
  carriedOn,
  type HiddenSets,
  isMissing,
  leaving,
  meeting,
  missing,
  nextMissing,
  noneHidden,
  wasHidden,
} from "./hidden-sets.ts";
import { markOf, together } from "./versions.ts";

/** The part of a list that is shown unasked, and those that the vendor shows only by themselves. */
type View = "ordinary" | Hidden;

/** One view is walked after the other; `restored`: what is hidden no more is looked for among what is shown. */
type Turn = View | "restored";

/** Where a walk by the time of change stands: plain JSON. */
export interface ChangePosition {
  turn: Turn;
  walks: Partial<Record<Turn, KeysetPosition>>;
  /** Set where hidden objects are asked for: then what is hidden is walked first, and wholly each time. */
  hidden?: HiddenSets;
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
    const isDue = dueIn(position);
    const taken = takeUpTo(limit, pending.rows, (row) => isDue(row) && isHit(row.value), items);
    position = noting(position, taken);
    if (taken.length < pending.rows.length)
      return stop(at(position, turn, interrupt(keyset, taken)), { ...pending, rows: pending.rows.slice(taken.length) });
    const isPast = bounds.until !== null && (taken[0]?.at ?? 0) >= bounds.until;
    const reached = turn === "restored" ? toMissing(position, pending.next) : pending.next;
    const isOver = reached === null || isPast;
    position = { ...at(position, turn, reached ?? pending.resume ?? keyset), isCut: position.isCut || pending.isCut };
    if (!isOver) continue;
    const following = after(position);
    if (following !== null) position = following;
    else if (bounds.until !== null) return { ...stop(position), next: null, cutBy: cutOf(position) };
    else if (position.hidden?.isFirst === true) position = resumeOf(walking, changes, position);
    else return { ...stop(position), next: null, cutBy: cutOf(position), resume: resumeOf(walking, changes, position) };
  }
};

/** Puts rows that pass into `items` while there is room; the rows that were looked at. */
const takeUpTo = <Entity>(
  limit: number,
  rows: readonly Row<Entity>[],
  isHit: (row: Row<Entity>) => boolean,
  items: Entity[],
): readonly Row<Entity>[] => {
  let looked = 0;
  for (; looked < rows.length && items.length < limit; looked += 1) {
    const row = rows[looked];
    if (row !== undefined && isHit(row)) items.push(row.value);
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
  const shown = shownIn(query, views);
  const common = { walks: walksFrom(from, ["ordinary", ...shown]), begunAt, isCut: false };
  const [first] = shown;
  return first === undefined ? { turn: "ordinary", ...common } : { turn: first, ...common, hidden: noneHidden(shown) };
};

/** The hidden views that the query asks for. */
export const shownIn = (query: object, views: Changes["views"]): Hidden[] => {
  const wanted: readonly unknown[] = "include" in query && Array.isArray(query.include) ? query.include : [];
  return hiddenIn(views).filter((view) => wanted.includes(view));
};

const cutOf = ({ isCut }: ChangePosition): "provider_cap" | null => (isCut ? "provider_cap" : null);

/**
 * Where a later walk goes on. It looks at every view, since what was shown may have moved to one that nobody asked for; there
 * from the begin of this walk on, for it may have moved at any time meanwhile. What was asked for is walked wholly again.
 */
const resumeOf = <R extends Resource>(
  walking: Walk<R>,
  { views, lagSeconds }: Changes,
  { walks, begunAt, hidden, isCut }: ChangePosition,
): ChangePosition => {
  const { restored: _, ...places } = walks;
  const since = walksFrom(vendorSecond(walking, begunAt) - lagSeconds, hiddenIn(views));
  const common = { begunAt: walking.now(), isCut: hidden?.isFirst === true && isCut };
  if (hidden === undefined) return { turn: "ordinary", walks: { ...since, ...places }, ...common };
  const shown = shownIn(walking.query, views);
  const whole = walksFrom(boundsOf(walking.query).from, shown);
  const turn = order.first.find((view) => view in since) ?? "ordinary";
  return { turn, walks: { ...since, ...places, ...whole }, ...common, hidden: carriedOn(hidden) };
};

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

const at = (position: ChangePosition, turn: Turn, keyset: KeysetPosition): ChangePosition => ({
  ...position,
  walks: { ...position.walks, [turn]: keyset },
});

/** In a walk that shows what is hidden that comes first: whoever leaves it meanwhile is shown with the rest, or missing later. */
const order: Readonly<Record<"first" | "last", readonly Turn[]>> = {
  first: ["deleted", "spam", "restored", "ordinary"],
  last: ["ordinary", "deleted", "spam"],
};

/** Where the walk stands once a view is over. Null: that was the last. */
const after = (position: ChangePosition): ChangePosition | null => {
  const { hidden } = position;
  const turns = hidden === undefined ? order.last : order.first;
  for (const turn of turns.slice(turns.indexOf(position.turn) + 1)) {
    if (position.walks[turn] !== undefined) return { ...position, turn };
    if (turn !== "restored" || hidden === undefined) continue;
    const sets = missing(hidden);
    const second = nextMissing(sets, 0);
    if (second !== undefined) return at({ ...position, turn, hidden: sets }, turn, startOfWalk(second));
  }
  return null;
};

/** Where the next that is missing is looked for. Null: all have been. */
const toMissing = ({ hidden }: ChangePosition, reached: KeysetPosition | null): KeysetPosition | null => {
  const second = hidden === undefined || reached === null ? undefined : nextMissing(hidden, reached.at);
  if (second === undefined) return null;
  return second === reached?.at ? reached : startOfWalk(second);
};

/** Which of a view's rows are news. */
const dueIn = ({ turn, hidden }: ChangePosition): ((row: Row<unknown>) => boolean) => {
  if (hidden !== undefined && turn === "restored") return isMissing(hidden);
  if (!isWhole(hidden, turn)) return () => true;
  const isKnown = wasHidden(hidden);
  return (row) => !isKnown(row);
};

/** What a walk remembers of the rows that it has looked at. */
const noting = (position: ChangePosition, rows: readonly Row<unknown>[]): ChangePosition => {
  const { turn, hidden, walks } = position;
  if (hidden === undefined) return position;
  if (isWhole(hidden, turn)) return { ...position, hidden: meeting(hidden, rows) };
  if (turn !== "ordinary" && turn !== "restored") return position;
  const shown = rows.filter(dueIn(position));
  const noted = { ...position, hidden: leaving(hidden, shown) };
  if (turn === "ordinary" || walks.ordinary === undefined) return noted;
  // What is found again is not to be given once more with what was changed.
  const { ordinary } = walks;
  const later = shown.filter((row) => row.at >= ordinary.at);
  return at(noted, "ordinary", { ...ordinary, given: together(ordinary.given, later) });
};

/** Whether all that is hidden there is passed over. */
const isWhole = (hidden: HiddenSets | undefined, turn: Turn): hidden is HiddenSets =>
  hidden?.views.some((view) => view === turn) === true;

/** For how long after a change its second may still be met by others that become visible late, or by a clock that is off. */
const recentSeconds = 60 * 60;

const sourceOf = <R extends Resource>(
  walking: Walk<R>,
  { sort, page: pageSlot, lagSeconds, views }: Changes,
  turn: Turn,
  onRead: () => void,
): KeysetSource<EntityOf<R>> => {
  const { list, now } = walking;
  const { size, ceiling } = list.paging;
  const view = turn === "ordinary" || turn === "restored" ? undefined : views[turn];
  const vendorNow = (): number => vendorSecond(walking, now());
  return {
    pageSize: size.max,
    smallerSizes: size.at === undefined ? [] : smallerSizes(size.max),
    lastPage: ceiling?.pages ?? Number.MAX_SAFE_INTEGER,
    isOpen: (second) => second >= vendorNow() - 1,
    keepFrom: (second) => (second >= vendorNow() - recentSeconds - lagSeconds ? second - lagSeconds : second),
    read: async (since, page, rowsAsked = size.max) => {
      onRead();
      const asked = { ...walking.query, sort, updated_after: since === 0 ? undefined : instantOf(since) };
      const request = firstRequest({ ...walking, query: asked }, rowsAsked);
      const wire = withQuery(request, { ...view?.query, ...(page === 1 ? {} : { [nameOf(pageSlot)]: String(page) }) });
      const { rows, next } = await readPage(walking, { at: null, page, size: rowsAsked }, wire);
      return { rows: rows.map((raw) => toRow(walking, raw, view?.marks)), isLast: next === null };
    },
  };
};

const instantOf = (second: number): string => new Date(second * 1_000).toISOString().replace(".000Z", "Z");

const toRow = <R extends Resource>(walking: Walk<R>, raw: unknown, hidden: Marks | undefined): Row<EntityOf<R>> => {
  const read = readRow(walking, raw);
  const entity = hidden === undefined ? read : { ...read, ...hidden };
  const changedAt = "updated_at" in entity ? Date.parse(String(entity.updated_at)) : Number.NaN;
  if (Number.isNaN(changedAt))
    throw new PorticoError("provider_invalid_response", "An object says not when it was changed.");
  let mark: string | undefined;
  let object: string | undefined;
  return {
    at: Math.floor(changedAt / 1_000),
    value: entity,
    // Few versions are ever compared, and a mark costs as much as all else.
    get mark() {
      return (mark ??= markOf(entity.id, ownOf(walking, raw)));
    },
    get object() {
      return (object ??= markOf(entity.id, null));
    },
  };
};
