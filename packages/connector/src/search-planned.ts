import type { EntityOf, Resource } from "@portico/model";
import type { Changes, Search } from "./contract.ts";
import { planSearch, searchedBy } from "./search-plan.ts";
import { daySeconds } from "./search-spans.ts";
import { counting, searchFrom, type SearchStep, walkSearch } from "./search-walk.ts";
import { type ChangePosition, type ChangeStep, walkChanges } from "./walk/change-walk.ts";
import { type Advance, readsPerAdvance } from "./walk/keyset.ts";
import { orStopHere, type Walk } from "./walk/native-list.ts";

interface Ways<R extends Resource> {
  walking: Walk<R>;
  search: Search;
  changes: Changes;
}

/**
 * Goes on with a walk over the list. Where a page of it does not hold as much as is wanted, a cheaper way is looked for, once in
 * a walk: with many hits on a page there is none, and who takes but a few pays for no counting.
 */
export const walkPlanned = async <R extends Resource>(
  { walking, search, changes }: Ways<R>,
  from: ChangePosition | null,
  ahead: Advance<EntityOf<R>> | null,
): Promise<ChangeStep<EntityOf<R>> | SearchStep<EntityOf<R>>> => {
  if (!isPlannable(walking, from)) return walkChanges(walking, changes, from, ahead);
  const { counted, reads } = counting(walking);
  const first = await walkChanges({ ...counted, bound: readsPerAdvance }, changes, from, ahead);
  const room = walking.query.limit - first.items.length;
  const at = first.next?.walks.ordinary?.at;
  if (first.next === null || at === undefined || room === 0 || walking.errand.signal.aborted) return first;
  const nextDay = Math.floor(at / daySeconds) + 1;
  const plan = await planSearch(counted, search, changes, nextDay).catch((error: unknown) =>
    orStopHere(error, reads()),
  );
  if (plan === null) return first;
  const rest = { ...walking, query: { ...walking.query, limit: room }, spent: reads() };
  const step =
    plan.by === "search"
      ? await walkSearch(
          { walking: rest, search, changes, inHand: { firstPage: plan.firstPage } },
          searchFrom(plan, first.next),
        )
      : await walkChanges(rest, changes, { ...first.next, isPlanned: true }, null);
  return { ...step, items: [...first.items, ...step.items] };
};

/** Of what is hidden in the list a search would show nothing for sure. */
const isPlannable = <R extends Resource>({ list, query }: Walk<R>, from: ChangePosition | null): boolean =>
  typeof searchedBy(list, query) !== "string" &&
  from?.isPlanned !== true &&
  Object.keys(from?.walks ?? {}).every((view) => view === "ordinary");
