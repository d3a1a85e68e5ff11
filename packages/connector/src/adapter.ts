import { type CreateOf, type EntityOf, type Include, PorticoError, type QueryOf, type Resource } from "@portico/model";
import type { ParentOf, TargetOf } from "./contract.ts";
import type { Errand } from "./errand.ts";
import { accountFor, definitionOf, type Ground, performing } from "./ground.ts";
import { forward, type ForwardedAnswer, type ForwardedRequest } from "./passthrough.ts";
import { performer } from "./perform.ts";
import {
  foreignIdsIn,
  refuse,
  refuseForeignIds,
  unsupportedFilter,
  unsupportedOperation,
  unsupportedSort,
} from "./refusals.ts";
import { hoisted, refuseUnsearchable } from "./search.ts";
import { likeness, type Made, trace, type Traced } from "./traces.ts";

import { type Ahead, type Position, type Step, walk } from "./walk/walk.ts";
import { createWrites, type Writes } from "./writes.ts";

/** What services do with one connection: the full surface for every provider. What the provider lacks is refused unasked. */
export interface Adapter extends Writes {
  list<R extends Resource>(
    errand: Errand,
    resource: R,
    query: QueryOf<R> & ParentOf<R>,
    from: Position | null,
    /** What the step before left over, if it is at hand. */
    ahead?: Ahead<EntityOf<R>> | null,
  ): Promise<Step<EntityOf<R>>>;
  get<R extends Resource>(
    errand: Errand,
    resource: R,
    target: TargetOf<R>,
    include: readonly Include[],
  ): Promise<EntityOf<R>>;
  /** What became of a create whose answer was lost: the objects that are it, or may be. Null: nobody can tell. */
  trace<R extends Resource>(errand: Errand, resource: R, made: Made<R>): Promise<Traced<EntityOf<R>> | null>;
  /** Creates of a resource with another likeness are never taken for this one. Undefined: none can be looked for. */
  likeness<R extends Resource>(resource: R, parent: ParentOf<R>, body: CreateOf<R>): string | undefined;
  /** Whom the credentials belong to. */
  identify(errand: Errand, include: readonly Include[]): Promise<EntityOf<"users">>;
  /** The vendor's answer as it stands, streamed. */
  forward(errand: Errand, request: ForwardedRequest): Promise<ForwardedAnswer>;
}

export const createAdapter = (ground: Ground): Adapter => {
  const { deps } = ground;
  const { provider } = deps;
  return {
    list: async (errand, resource, query, from, ahead) => {
      const list = definitionOf(ground, resource).list ?? refuse(unsupportedOperation(provider, "list", resource));
      refuseForeignIds(provider, parentIn(query));
      refuseFaultyQuery(foreignIdsIn(provider, query));
      const sort = "sort" in query ? query.sort : undefined;
      if (sort !== undefined && !list.sorts.includes(sort)) throw unsupportedSort(provider, list.sorts);
      const untestable = list.untestable?.find((name) => query[name] !== undefined);
      if (untestable !== undefined) throw unsupportedFilter(provider, untestable);
      refuseUnsearchable(provider, list, query);
      const account = await accountFor(ground, errand, resource);
      const { fetch } = performer(deps, errand, account);
      const asked = hoisted(list, query);
      return walk(
        { provider, target: deps.target, list, query: asked, account, errand, fetch, now: deps.now },
        from,
        ahead,
      );
    },
    get: async (errand, resource, target, include) => {
      const op = definitionOf(ground, resource).get ?? refuse(unsupportedOperation(provider, "get", resource));
      refuseForeignIds(provider, target);
      const { perform } = await performing(ground, errand, resource, include.includes("native"));
      return perform(op, target);
    },
    ...createWrites(ground),
    trace: (errand, resource, made) => trace(ground, errand, resource, made),
    likeness: (resource, parent, body) => likeness(ground, resource, parent, body),
    identify: (errand, include) =>
      performer(deps, errand, ground.unasked, include.includes("native")).perform(provider.identify, undefined),
    forward: (errand, request) => forward(deps, errand, request),
  };
};

const parentIn = (query: object): object => ("ticket_id" in query ? { ticket_id: query.ticket_id } : {});

const refuseFaultyQuery = (errors: ReturnType<typeof foreignIdsIn>): void => {
  const [first] = errors;
  if (first !== undefined) throw new PorticoError("invalid_request", `${first.pointer}: ${first.message}`, { errors });
};
