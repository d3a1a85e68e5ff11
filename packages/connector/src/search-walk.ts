import type { EntityOf, Resource } from "@portico/model";
import type { Changes, Search } from "./contract.ts";
import { sieveOf } from "./filters.ts";
import { gather, type Gathering, gatheringOf, mostGathered } from "./search-parts.ts";
import { property } from "./property.ts";
import type { BySearch } from "./search-plan.ts";
import {
  ask,
  daySeconds,
  halves,
  mostHits,
  pagesOf,
  placeOf,
  type PlaceInSpan,
  readAll,
  type SearchPage,
  type Span,
  told,
} from "./search-spans.ts";
import { type ChangePosition, type ChangeStep, walkChanges } from "./walk/change-walk.ts";
import type { Advance } from "./walk/keyset.ts";
import { orStopHere, scanBound, type Walk } from "./walk/native-list.ts";

/**
 * Where a walk stands that lets the vendor's search find what was changed last before some day, and walks the list from that
 * day on: plain JSON. A search has no order and a ceiling, so it is asked span by span, oldest first.
 */
export interface SearchPosition extends Pick<BySearch, "text" | "hidden" | "rest"> {
  spans: readonly Span[];
  /** When the walk began: what has been hidden since may have been given before. Milliseconds of our own clock. */
  begunAt: number;
  /** The hits of the first span up to this one have been given. */
  after: PlaceInSpan | null;
  /** Whether the first span, one day with more hits than the search shows, has been found part by part. */
  isParted: boolean;
  /** Set while the first span is walked over in the list. */
  scan: ChangePosition | null;
  /** How often the pages of the first span did not add up, since something moved meanwhile. */
  tries: number;
  /** Whether something of an earlier span had to be left out. */
  isCut: boolean;
}

/** Hits of the first span that did not fit into the answer, in order; or what was found of it so far. */
export type FoundAhead<Entity> = { hits: readonly Entity[] } | Gathering<Entity>;

/** So often the pages of a span are read before it is walked over in the list instead. */
const mostTries = 3;

export interface SearchStep<Entity> extends Omit<ChangeStep<Entity>, "next" | "ahead"> {
  next: SearchPosition | ChangePosition | null;
  ahead: FoundAhead<Entity> | Advance<Entity> | null;
}

/** What one move of a walk gave and where it led, and whether the request must end with it. */
interface Move<Entity> extends SearchStep<Entity> {
  isPaused: boolean;
}

/** A request's part of a walk. */
interface Run<R extends Resource> {
  /** Counts its calls. */
  walking: Walk<R>;
  search: Search;
  changes: Changes;
  reads: () => number;
  /** What was read of the first span before: by the plan, or by the request before. Taken once. */
  inHand: { ahead?: FoundAhead<EntityOf<R>> | Advance<EntityOf<R>> | null; firstPage?: SearchPage | undefined };
}

/** Where a search begins that goes on with a list: once the list has been walked to the end of the day that it has come to. */
export const searchFrom = ({ text, span, rest, hidden }: BySearch, listed: ChangePosition): SearchPosition => ({
  text,
  spans: [{ from: span.from - 1, until: span.from, hits: null }, span],
  begunAt: listed.begunAt,
  after: null,
  isParted: false,
  scan: listed,
  tries: 0,
  hidden,
  rest,
  isCut: listed.isCut,
});

/**
 * Goes on with a search. Nothing is skipped: what is changed while it goes on is changed later than any span ends, so that
 * the list shows it in the end.
 */
export const walkSearch = async <R extends Resource>(
  given: Pick<Run<R>, "walking" | "search" | "changes" | "inHand">,
  begin: SearchPosition,
): Promise<SearchStep<EntityOf<R>>> => {
  const { counted, reads } = counting(given.walking);
  const run = { ...given, inHand: { ...given.inHand }, walking: counted, reads };
  const { limit } = given.walking.query;
  const { signal } = given.walking.errand;
  const items: EntityOf<R>[] = [];
  for (let position = begin; ;) {
    const { isPaused, ...step } = await move(run, position, limit - items.length);
    items.push(...step.items);
    const isEnough = isPaused || items.length === limit || signal.aborted;
    if (isEnough || step.next === null || !("spans" in step.next)) return { ...step, items };
    position = step.next;
  }
};

/** The same walk, and how many calls of this request it took so far. */
export const counting = <R extends Resource>(walking: Walk<R>): { counted: Walk<R>; reads: () => number } => {
  let reads = walking.spent ?? 0;
  const fetch: Walk<R>["fetch"] = (wire) => {
    reads += 1;
    return walking.fetch(wire);
  };
  return { counted: { ...walking, fetch }, reads: () => reads };
};

const move = async <R extends Resource>(
  run: Run<R>,
  position: SearchPosition,
  room: number,
): Promise<Move<EntityOf<R>>> => {
  const [span, ...later] = position.spans;
  if (span === undefined)
    return cutAs(
      position,
      position.rest === null
        ? { ...still, next: null }
        : await walkList(run, position, { from: position.rest * daySeconds, until: null }, room),
    );
  const isCrowded = (span.hits ?? 0) > mostHits(run.search);
  if (isCrowded && span.until - span.from > 1) {
    delete run.inHand.firstPage;
    return { ...still, next: { ...position, spans: [...halves(span), ...later] } };
  }
  if (position.scan !== null || position.tries === mostTries) return walkSpan(run, position, span, room);
  const hits = hitsInHand(run);
  if (hits !== undefined) return give(position, hits, room);
  return isCrowded ? partSpan(run, position, span, room) : findIn(run, position, span, room);
};

/** What the request before has left over of the first span. */
const hitsInHand = <R extends Resource>({ inHand }: Run<R>): readonly EntityOf<R>[] | undefined => {
  const { ahead = null } = inHand;
  if (ahead === null || !("hits" in ahead)) return undefined;
  delete inHand.ahead;
  return ahead.hits;
};

/** What was left out of a span is told at the end of the whole walk. */
const cutAs = <Entity>({ isCut }: SearchPosition, { next, ...move }: Move<Entity>): Move<Entity> => {
  if (!isCut) return { ...move, next };
  if (next === null) return { ...move, next, cutBy: "provider_cap" };
  return { ...move, next: { ...next, isCut } };
};

const still = { items: [], cutBy: null, resume: null, ahead: null, isPaused: false };

/** Finds the first span part by part, where that takes fewer calls than the list and what is found so far is at hand. */
const partSpan = async <R extends Resource>(
  run: Run<R>,
  position: SearchPosition,
  span: Span,
  room: number,
): Promise<Move<EntityOf<R>>> => {
  const { walking, search, inHand, reads } = run;
  const { ahead = null } = inHand;
  delete inHand.ahead;
  const begun = ahead !== null && "parts" in ahead ? ahead : await beginParts(run, position, span);
  if (begun === "later") return { ...still, next: position, isPaused: true };
  const parted = { ...position, isParted: true };
  const found = begun === "never" ? undefined : await gather(walking, search, span, begun, reads);
  if (found === undefined) return walkSpan(run, parted, span, room);
  if ("parts" in found) return { ...still, next: parted, ahead: found, isPaused: true };
  return give(parted, hitsIn(walking, parted, span, found.hits), room);
};

const beginParts = async <R extends Resource>(
  { walking, search, reads }: Run<R>,
  { text, isParted }: SearchPosition,
  span: Span,
): Promise<Gathering<EntityOf<R>> | "later" | "never"> => {
  const hits = span.hits ?? 0;
  // What was found of it before has been lost.
  if (isParted || hits > mostGathered(search)) return "never";
  if (reads() >= scanBound) return "later";
  const all = await ask(walking, search, null, span, 1).catch((error: unknown) => orStopHere(error, reads()));
  return all === null ? "later" : gatheringOf(text, hits, Math.ceil(all.total / walking.list.paging.size.max) + 1);
};

/** Walks over the first span in the list, from where it was given to, and drops it at its end. */
const walkSpan = async <R extends Resource>(
  run: Run<R>,
  position: SearchPosition,
  span: Span,
  room: number,
): Promise<Move<EntityOf<R>>> => {
  const { after } = position;
  const walking = { ...run.walking, isWanted: (entity: EntityOf<R>) => after === null || isBehind(entity, after) };
  const from = Math.max(after?.at ?? 0, span.from * daySeconds);
  const step = await walkList({ ...run, walking }, position, { from, until: span.until * daySeconds }, room);
  if (step.next === null)
    return { ...step, next: { ...behind(position), isCut: position.isCut || step.cutBy !== null } };
  return "walks" in step.next ? { ...step, next: { ...position, scan: step.next }, isPaused: true } : step;
};

const walkList = async <R extends Resource>(
  { walking, changes, inHand, reads }: Run<R>,
  position: SearchPosition,
  { from, until }: { from: number; until: number | null },
  room: number,
): Promise<Move<EntityOf<R>>> => {
  if (reads() >= scanBound) return { ...still, next: position, isPaused: true };
  const query = { ...walking.query, limit: room, ...within(walking.query, from, until) };
  const { ahead = null } = inHand;
  delete inHand.ahead;
  const step = await walkChanges(
    { ...walking, query, spent: reads(), begunAt: position.begunAt },
    changes,
    position.scan,
    ahead !== null && "rows" in ahead ? ahead : null,
  );
  return { ...step, isPaused: false };
};

/** Finds the hits of the first span, and gives them. */
const findIn = async <R extends Resource>(
  run: Run<R>,
  position: SearchPosition,
  span: Span,
  room: number,
): Promise<Move<EntityOf<R>>> => {
  const read = await readSpan(run, position, span);
  return "found" in read ? give(read.next, read.found, room) : { ...still, ...read };
};

/** Gives the hits of the first span, as far as there is room. */
const give = <Entity extends { id: string }>(
  position: SearchPosition,
  found: readonly Entity[],
  room: number,
): Move<Entity> => {
  const items = found.slice(0, room);
  const hits = found.slice(room);
  const last = items.at(-1);
  if (hits.length === 0 || last === undefined) return { ...still, items, next: behind(position) };
  return { ...still, items, next: { ...position, after: placeOf(last) }, ahead: { hits }, isPaused: true };
};

/** What was found in the first span and not given yet; or where to go on, if that is too much or too few calls are left. */
const readSpan = async <R extends Resource>(
  run: Run<R>,
  position: SearchPosition,
  span: Span,
): Promise<{ next: SearchPosition; found: readonly EntityOf<R>[] } | { next: SearchPosition; isPaused: boolean }> => {
  const { walking, search, inHand, reads } = run;
  const begunWith = reads();
  const { firstPage } = inHand;
  delete inHand.firstPage;
  const fits = (pages: number): boolean => begunWith === 0 || reads() + pages <= scanBound;
  if (firstPage === undefined && !fits(pagesOf(search, span.hits ?? 0))) return { next: position, isPaused: true };
  try {
    const first = firstPage ?? (await ask(walking, search, position.text, span, 1));
    const spans = [{ ...span, hits: first.total }, ...told(position.spans.slice(1), first.total)];
    const learned = { ...position, spans };
    if (first.total > mostHits(search)) return { next: learned, isPaused: false };
    if (!fits(pagesOf(search, first.total) - 1)) return { next: learned, isPaused: true };
    const entities = await readAll(walking, search, position.text, span, first);
    if (entities === "unsettled") return { next: { ...learned, tries: position.tries + 1 }, isPaused: false };
    return { next: learned, found: hitsIn(walking, position, span, entities) };
  } catch (error) {
    orStopHere(error, reads());
    return { next: position, isPaused: true };
  }
};

/** The bounds of a walk over the list that keep it within some seconds, and within the query's own bounds. */
const within = (query: object, from: number, until: number | null): object => {
  const after = Math.max(momentIn(query, "updated_after") ?? 0, from * 1_000);
  const before = Math.min(momentIn(query, "updated_before") ?? Infinity, (until ?? Infinity) * 1_000);
  return { updated_after: instantOf(after), ...(before === Infinity ? {} : { updated_before: instantOf(before) }) };
};

const momentIn = (query: object, name: string): number | undefined => {
  const text = property(query, name);
  return typeof text === "string" ? Date.parse(text) : undefined;
};

const instantOf = (ms: number): string => new Date(ms).toISOString().replace(".000Z", "Z");

const behind = (position: SearchPosition): SearchPosition => ({
  ...position,
  spans: position.spans.slice(1),
  after: null,
  isParted: false,
  scan: null,
  tries: 0,
});

/** What of these is really a hit and not given yet, oldest change first: an index may lag behind, and shows hidden ones. */
const hitsIn = <R extends Resource>(
  walking: Walk<R>,
  { after, hidden }: SearchPosition,
  { from, until }: Span,
  found: readonly EntityOf<R>[],
): EntityOf<R>[] => {
  const sieve = sieveOf(walking.provider, walking.list, walking.query);
  return found
    .filter((entity) => {
      const { at } = placeOf(entity);
      const isShown = !hidden.includes(entity.id) && !isHidden(entity);
      return isShown && at >= from * daySeconds && at < until * daySeconds && sieve.passes(entity);
    })
    .toSorted((one, other) => compare(placeOf(one), placeOf(other)))
    .filter((entity) => after === null || isBehind(entity, after));
};

const isHidden = (entity: object): boolean =>
  ("is_deleted" in entity && entity.is_deleted === true) || ("is_spam" in entity && entity.is_spam === true);

const isBehind = (entity: { id: string }, place: PlaceInSpan): boolean => compare(placeOf(entity), place) > 0;

const compare = (one: PlaceInSpan, other: PlaceInSpan): number => {
  if (one.at !== other.at) return one.at - other.at;
  return one.id < other.id ? -1 : Number(one.id > other.id);
};
