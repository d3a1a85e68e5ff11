import {
  type CreateOf,
  type EntityOf,
  type Expansion,
  type Include,
  PorticoError,
  type QueryOf,
  type Resource,
} from "@portico/model";
import type { Account, Examined, Given, List, ParentOf, TargetOf } from "./contract.ts";
import type { Errand } from "./errand.ts";
import { embedding, expandIn, fillerFor, plannedLookups } from "./expand.ts";
import { accountFor, definitionOf, type Ground, performing } from "./ground.ts";
import { createForms, type Forms } from "./forms/told.ts";
import { createForward, type Forward } from "./passthrough.ts";
import { performer } from "./perform.ts";
import {
  foreignIdsIn,
  refuse,
  refuseForeignIds,
  unsupportedFilter,
  unsupportedOperation,
  unsupportedSort,
} from "./refusals.ts";
import { type Explained, explainWalk } from "./search-explain.ts";
import { searchedBy } from "./search-plan.ts";
import { hoisted, loading, refuseUnsearchable } from "./search.ts";
import { createStoredFiles, type StoredFiles } from "./stored-files.ts";
import { likeness, type Made, trace, type Traced } from "./traces.ts";

import type { Walk } from "./walk/native-list.ts";
import { type Ahead, type Position, type Step, walk } from "./walk/walk.ts";
import { createWrites, type Writes } from "./writes.ts";

/** What is shown of an object beyond its core fields. */
export interface Extras {
  include: readonly Include[];
  expand: readonly Expansion[];
}

/** What services do with one connection: the full surface for every provider. What the provider lacks is refused unasked. */
export interface Adapter extends Forms, Writes, StoredFiles {
  list<R extends Resource>(
    errand: Errand,
    resource: R,
    query: QueryOf<R> & ParentOf<R>,
    from: Position | null,
    /** What the step before left over, if it is at hand. */
    ahead?: Ahead<EntityOf<R>> | null,
  ): Promise<Step<EntityOf<R>>>;
  /** How that would be done from its begin: nothing is read, but what counting takes. */
  explain<R extends Resource>(errand: Errand, resource: R, query: QueryOf<R> & ParentOf<R>): Promise<Explained>;
  get<R extends Resource>(errand: Errand, resource: R, target: TargetOf<R>, extras: Extras): Promise<EntityOf<R>>;
  /** The same query by the vendor's own names of custom fields: what a list takes, and a cursor can keep. */
  native<Query extends object>(resource: Resource, query: Query): Query;
  /** What became of a create whose answer was lost: the objects that are it, or may be. Null: nobody can tell. */
  trace<R extends Resource>(errand: Errand, resource: R, made: Made<R>): Promise<Traced<EntityOf<R>> | null>;
  /** Creates of a resource with another likeness are never taken for this one. Undefined: none can be looked for. */
  likeness<R extends Resource>(resource: R, parent: ParentOf<R>, body: CreateOf<R>): string | undefined;
  /** Whom the credentials belong to. Null: they are good, and the vendor does not tell. */
  identify(errand: Errand, include: readonly Include[]): Promise<EntityOf<"users"> | null>;
  /** The same, and what they and their account can do less than the definition says. */
  examine(errand: Errand, given: Given): Promise<Examined>;
  /** The vendor's answer as it stands, streamed. */
  forward: Forward;
}

export const createAdapter = (ground: Ground): Adapter => {
  const { deps } = ground;
  const { provider } = deps;
  return {
    list: async (errand, resource, query, from, ahead) => {
      const list = listFor(ground, resource, query);
      const account = await accountFor(ground, errand, resource);
      const asked = embedding(provider, list, query);
      const step = await walk(walkOf(ground, errand, list, asked, account), from, ahead);
      const fill = await fillerFor(ground, errand, expandIn(query), step.items);
      return { ...step, items: step.items.map(fill) };
    },
    explain: async (errand, resource, query) => {
      const list = listFor(ground, resource, query);
      // Only what a search is asked depends on the account's own words.
      const isSearched = typeof searchedBy(list, hoisted(list, query)) !== "string";
      const account = isSearched ? await accountFor(ground, errand, resource) : ground.unasked;
      const asked = embedding(provider, list, query);
      const explained = await explainWalk(walkOf(ground, errand, list, asked, account));
      const apart = expandIn(query).filter((name) => !expandIn(asked).includes(name));
      const requests = [...explained.plan.requests, ...plannedLookups(ground, apart)];
      return { ...explained, plan: { ...explained.plan, requests } };
    },
    get: async (errand, resource, target, { include, ...extras }) => {
      const expand = expandIn(extras);
      const op = definitionOf(ground, resource).get ?? refuse(unsupportedOperation(provider, "get", resource));
      refuseForeignIds(provider, target);
      const { perform } = await performing(ground, errand, resource, include.includes("native"));
      const entity = await perform(op, { ...target, expand });
      const fill = await fillerFor(ground, errand, expand, [entity]);
      return fill(entity);
    },
    native: (_, query) => query,
    ...createWrites(ground),
    ...createForms(ground),
    ...createStoredFiles(ground),
    trace: (errand, resource, made) => trace(ground, errand, resource, made),
    likeness: (resource, parent, body) => likeness(ground, resource, parent, body),
    identify: (errand, include) =>
      performer(deps, errand, ground.unasked, include.includes("native")).perform(provider.identify, undefined),
    examine: async (errand, given) => {
      const { perform } = performer(deps, errand, ground.unasked);
      if (provider.examine !== undefined) return perform(provider.examine, given);
      return { agent: await perform(provider.identify, undefined), flavour: null, restrictions: [] };
    },
    forward: createForward(deps),
  };
};

/** The list that a query is about, once nothing of the query has to be refused. */
const listFor = <R extends Resource>(ground: Ground, resource: R, query: QueryOf<R> & ParentOf<R>): List<R> => {
  const { provider } = ground.deps;
  const list = definitionOf(ground, resource).list ?? refuse(unsupportedOperation(provider, "list", resource));
  refuseForeignIds(provider, parentIn(query));
  refuseFaultyQuery(foreignIdsIn(provider, query));
  const sort = "sort" in query ? query.sort : undefined;
  if (sort !== undefined && !list.sorts.includes(sort)) throw unsupportedSort(provider, list.sorts);
  const untestable = list.untestable?.find((name) => query[name] !== undefined);
  if (untestable !== undefined) throw unsupportedFilter(provider, untestable);
  refuseUnsearchable(provider, list, query);
  return list;
};

const walkOf = <R extends Resource>(
  { deps }: Ground,
  errand: Errand,
  list: List<R>,
  query: QueryOf<R> & ParentOf<R>,
  account: Account,
): Walk<R> => {
  const { provider, target, now } = deps;
  const { fetch } = performer(deps, errand, account);
  return { provider, target, list, query: loading(list, hoisted(list, query)), account, errand, fetch, now };
};

const parentIn = (query: object): object => ("ticket_id" in query ? { ticket_id: query.ticket_id } : {});

const refuseFaultyQuery = (errors: ReturnType<typeof foreignIdsIn>): void => {
  const [first] = errors;
  if (first !== undefined) throw new PorticoError("invalid_request", `${first.pointer}: ${first.message}`, { errors });
};
