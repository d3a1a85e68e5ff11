import { type EntityOf, type Hidden, PorticoError, type Resource } from "@portico/model";
import type { Since } from "../contract.ts";
import { type AnchorPosition, type Stretch, walkAnchored } from "./anchored-walk.ts";
import type { PagePosition } from "./page-walk.ts";
import { scanBound, type Walk, withQuery } from "./native-list.ts";

import { givenOf, markOf, packVersions } from "./versions.ts";

interface Pass {
  view: "ordinary" | Hidden;
  /** In seconds since 1970. Null: whenever it was changed. */
  since: number | null;
}

/**
 * Where a walk stands over a list whose order is none of time: one pass over all of it, then one over what was changed since
 * the first began, and further ones until all that was changed is shown in one reading: while several were made, a change may
 * have moved an object from where it was still to be read to where it was not. A later walk goes on in the same way. Plain JSON.
 */
export interface PassPosition {
  /** Those that are still to be made, the one under way first. */
  passes: readonly Pass[];
  place: AnchorPosition | PagePosition | null;
  /** When the last pass over the ordinary list began, in seconds on the vendor's clock. */
  begunAt: number;
  /** The versions given that a later pass may meet again, packed. */
  given: string;
}

export interface PassStep<Entity> {
  items: Entity[];
  /** Null: the walk has ended. */
  next: PassPosition | null;
  cutBy: "provider_cap" | null;
  /** At the end: where a later walk goes on with what has changed since. */
  resume: PassPosition | null;
  /** What was read beyond the limit: handed back together with `next`, it saves the vendor the question. */
  ahead: Stretch<Entity> | null;
}

/** Goes on with the passes until `limit` objects have come together, all are made, or the request has done its share. */
export const walkPasses = async <R extends Resource>(
  given: Walk<R>,
  since: Since,
  from: PassPosition | null,
  inHand: Stretch<EntityOf<R>> | null = null,
): Promise<PassStep<EntityOf<R>>> => {
  const { limit } = given.query;
  const items: EntityOf<R>[] = [];
  let spent = given.spent ?? 0;
  const fetch: Walk<R>["fetch"] = (wire) => {
    spent += 1;
    return given.fetch(wire);
  };
  let ahead = inHand;
  for (let position = from ?? begin(given); ;) {
    const pause = { items, next: position, cutBy: null, resume: null, ahead };
    const [pass] = position.passes;
    if (pass === undefined) return { ...pause, next: null, resume: resumeOf(given, since, position) };
    const room = limit - items.length;
    if (room === 0 || (spent >= scanBound && ahead === null) || given.errand.signal.aborted) return pause;
    const walking = inPass({ ...given, fetch, spent }, since, pass, room);
    const step = await walkAnchored(walking, since, position.place, ahead);
    ({ ahead } = step);
    const taken = take(given, since, position, pass, step.items);
    items.push(...taken.fresh);
    position = { ...position, place: step.next, given: taken.given };
    if (step.next === null) position = afterPass(given, since, position, pass, step.isWhole);
    // It has read as much as it may, or the budget has run out.
    else if (step.items.length < room) return { ...pause, next: position, ahead };
  }
};

const begin = <R extends Resource>(walking: Walk<R>): PassPosition => ({
  passes: [{ view: "ordinary", since: null }],
  place: null,
  begunAt: vendorSecond(walking),
  given: "",
});

/** After a pass over everything, or over changes in more than one reading, comes one over what was changed while it was made. */
const afterPass = <R extends Resource>(
  walking: Walk<R>,
  { lagSeconds }: Since,
  position: PassPosition,
  { view, since }: Pass,
  isWhole: boolean,
): PassPosition => {
  const [, ...later] = position.passes;
  if (view !== "ordinary" || (isWhole && since !== null)) return { ...position, passes: later };
  const again: Pass = { view, since: position.begunAt - (since === null ? lagSeconds : grainSeconds) };
  return { ...position, passes: [again, ...later], begunAt: vendorSecond(walking) };
};

/** Clocks are told in whole seconds, on both sides. What is shown later than that is for the next walk. */
const grainSeconds = 2;

const resumeOf = <R extends Resource>(
  walking: Walk<R>,
  { lagSeconds, views }: Since,
  { begunAt, given }: PassPosition,
): PassPosition => {
  const since = begunAt - lagSeconds;
  const hidden = (["deleted", "spam"] as const).filter((view) => views[view] !== undefined);
  return {
    passes: (["ordinary", ...hidden] as const).map((view) => ({ view, since })),
    place: null,
    begunAt: vendorSecond(walking),
    given: packVersions(givenOf(given).since(since)),
  };
};

/** The walk as one pass sees it. */
const inPass = <R extends Resource>(walking: Walk<R>, { views }: Since, pass: Pass, limit: number): Walk<R> => {
  const { list, query } = walking;
  const view = pass.view === "ordinary" ? undefined : views[pass.view];
  const own = "updated_after" in query && query.updated_after !== undefined ? Date.parse(query.updated_after) : 0;
  const updated_after =
    pass.since === null ? {} : { updated_after: new Date(Math.max(own, pass.since * 1_000)).toISOString() };
  // Versions are told apart by what the vendor shows of them.
  const extras = "include" in query ? (query.include ?? []) : [];
  const asked = { ...query, ...updated_after, limit, include: [...new Set([...extras, "native"])] };
  return {
    ...walking,
    list: { ...list, send: (given, account) => withQuery(list.send(given, account), view?.query ?? {}) },
    query: asked,
  };
};

/** What a pass has met that was not given before, and what has been given with it. */
const take = <R extends Resource>(
  { query }: Walk<R>,
  { lagSeconds, views }: Since,
  position: PassPosition,
  { view, since }: Pass,
  met: readonly EntityOf<R>[],
): { fresh: EntityOf<R>[]; given: string } => {
  const isNativeWanted = "include" in query && query.include?.some((name) => name === "native") === true;
  const marks = view === "ordinary" ? undefined : views[view]?.marks;
  const keepFrom = since ?? position.begunAt - lagSeconds;
  const given = givenOf(position.given);
  const fresh = met.flatMap((entity) => {
    const version = { at: changedAt(entity), mark: markOf(entity.id, [entity.native, marks]) };
    if (given.has(version)) return [];
    if (version.at >= keepFrom) given.add(version);
    const { native: _, ...plain } = entity;
    // Without `native`, which no object must have, it is whole.
    return [{ ...(isNativeWanted ? entity : (plain as EntityOf<R>)), ...marks }];
  });
  return { fresh, given: packVersions(given.since(0)) };
};

const changedAt = (entity: object): number => {
  const at = "updated_at" in entity ? Math.floor(Date.parse(String(entity.updated_at)) / 1_000) : Number.NaN;
  if (Number.isNaN(at)) throw new PorticoError("provider_invalid_response", "An object says not when it was changed.");
  return at;
};

const vendorSecond = <R extends Resource>({ errand, now }: Walk<R>): number =>
  Math.floor((now() + (errand.meter.skewMs ?? 0)) / 1_000);
