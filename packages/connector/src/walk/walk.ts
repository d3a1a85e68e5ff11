import type { EntityOf, Excluded, QueryOf, Resource } from "@portico/model";
import type { Changes, List } from "../contract.ts";
import { walkPlanned } from "../search-planned.ts";
import { type FoundAhead, type SearchPosition, walkSearch } from "../search-walk.ts";
import { type ChangePosition, shownIn, walkChanges } from "./change-walk.ts";
import type { Stretch } from "./anchored-walk.ts";
import type { Advance } from "./keyset.ts";
import type { Walk } from "./native-list.ts";
import { type PagePosition, walkPages } from "./page-walk.ts";
import { type PassPosition, walkPasses } from "./pass-walk.ts";

/** Where a walk stands: plain JSON, whose shape says which kind of walk it is. */
export type Position = PagePosition | PassPosition | ChangePosition | SearchPosition;

/** What a step has read beyond what it gave. */
export type Ahead<Entity> = Advance<Entity> | FoundAhead<Entity> | Stretch<Entity>;

export interface Step<Entity> {
  items: Entity[];
  /** Null: the walk has ended. */
  next: Position | null;
  /** Set where the walk ended although there may be more. */
  cutBy: "provider_cap" | null;
  /** How many objects the whole walk gives, where the vendor has just told. */
  expected: number | null;
  /** Why the walk may miss what moves meanwhile. Null: it cannot. */
  weakness: "page_numbers" | null;
  /** At the end, where the vendor offers a way to it: where a later walk goes on with what has changed since. */
  resume: Position | null;
  /** What was read beyond the limit: handed back together with `next`, it saves the vendor the question. */
  ahead: Ahead<Entity> | null;
}

/**
 * Goes on with a walk: by the time of change where the vendor lists so and that order is asked for, which skips nothing;
 * in pages that overlap, and then by what was changed meanwhile, where the vendor can tell that; page by page otherwise.
 */
export const walk = async <R extends Resource>(
  walking: Walk<R>,
  from: Position | null,
  ahead: Ahead<EntityOf<R>> | null = null,
): Promise<Step<EntityOf<R>>> => {
  const { list, query } = walking;
  const changes = changesFor(list, "sort" in query ? query.sort : undefined);
  const { since, weakness } = list.paging;
  const [stretch, advanced] = ahead !== null && "follows" in ahead ? [ahead, null] : [null, ahead];
  if (since !== undefined && changes === undefined && (from === null || "passes" in from))
    return { ...(await walkPasses(walking, since, from, stretch)), weakness: null, expected: null };
  if (changes === undefined || (from !== null && "page" in from)) {
    const step = await walkPages(walking, from !== null && "page" in from ? from : null);
    return { ...step, weakness, resume: null, ahead: null };
  }
  const place = from !== null && "passes" in from ? null : from;
  return { ...(await walkByChange(walking, changes, place, advanced)), weakness: null, expected: null };
};

const walkByChange = <R extends Resource>(
  walking: Walk<R>,
  changes: Changes,
  from: ChangePosition | SearchPosition | null,
  ahead: Advance<EntityOf<R>> | FoundAhead<EntityOf<R>> | null,
): Promise<Omit<Step<EntityOf<R>>, "weakness" | "expected">> => {
  const { search } = walking.list;
  if (search !== undefined && from !== null && "spans" in from)
    return walkSearch({ walking, search, changes, inHand: { ahead } }, from);
  const listed = from !== null && "walks" in from ? from : null;
  const rows = ahead !== null && "rows" in ahead ? ahead : null;
  return search === undefined
    ? walkChanges(walking, changes, listed, rows)
    : walkPlanned({ walking, search, changes }, listed, rows);
};

/** What a walk leaves out: what is hidden is shown where it is asked for, in the one order in which it can be walked. */
export const excludedFrom = <R extends Resource>(
  { excludes, paging, sorts }: Pick<List<R>, "excludes" | "paging" | "sorts">,
  query: QueryOf<R>,
): Excluded[] => {
  const changes = changesFor({ paging, sorts }, "sort" in query ? query.sort : undefined);
  const shown = new Set<Excluded>(changes === undefined ? [] : shownIn(query, changes.views));
  return excludes.filter((name) => !shown.has(name));
};

/** How the vendor lists by the time of change, if that is the order asked for. */
export const changesFor = <R extends Resource>(
  { paging, sorts }: Pick<List<R>, "paging" | "sorts">,
  sort: string | undefined = sorts[0],
): Changes | undefined => (paging.changes?.sort === sort ? paging.changes : undefined);
