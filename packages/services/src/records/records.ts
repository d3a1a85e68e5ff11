import type { ParentOf, Position, TargetOf } from "@portico/connector";
import type { CreateOf, EntityOf, Include, Page, PatchOf, Plan, QueryOf, Resource } from "@portico/model";
import type { Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import type { ConnectionDoor } from "../connections/open.ts";
import { openCursor, sealCursor } from "../paging/cursor.ts";

interface WalkState {
  position: Position;
  returned: number;
}

/** The operations on one unified resource of a connection: the same for each, since the adapter makes providers alike. */
export const createRecordServices = <R extends Resource>(deps: Deps, door: ConnectionDoor, resource: R) => ({
  list: (ctx: Ctx, connectionId: string, parent: ParentOf<R>, query: QueryOf<R>): Promise<Page<EntityOf<R>>> =>
    door.call(ctx, connectionId, async ({ adapter, provider }, errand) => {
      const { limit, cursor, ...given } = { ...query };
      const scope = { tenantId: ctx.tenantId, connectionId, resource: [resource, ...Object.values(parent)].join("/") };
      const filters = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      const from = cursor === undefined ? undefined : await openCursor<WalkState>(deps, scope, cursor, filters);
      const walked = from?.query ?? filters;
      const asked = { ...walked, ...parent, limit } as QueryOf<R> & ParentOf<R>; // parsed when the walk began, sealed since
      const step = await adapter.list(errand, resource, asked, from?.state.position ?? null);
      const returned = (from?.state.returned ?? 0) + step.items.length;
      const list = provider.resources[resource]?.list;
      return {
        data: step.items,
        next_cursor:
          step.next === null
            ? null
            : await sealCursor(deps, scope, { query: walked, state: { position: step.next, returned } }),
        delta_cursor: null,
        walk: {
          returned,
          expected: null,
          complete: step.next === null && step.cutBy === null,
          guarantee: list?.paging.weakness === null ? "exact" : "best_effort",
          reason: step.cutBy ?? list?.paging.weakness ?? null,
          excluded: [...(list?.excludes ?? [])],
        },
      };
    }),

  get: (ctx: Ctx, connectionId: string, target: TargetOf<R>, include: readonly Include[]): Promise<EntityOf<R>> =>
    door.call(ctx, connectionId, ({ adapter }, errand) => adapter.get(errand, resource, target, include)),

  create: (
    ctx: Ctx,
    connectionId: string,
    parent: ParentOf<R>,
    body: CreateOf<R>,
    include: readonly Include[],
  ): Promise<EntityOf<R>> => {
    ctx.guard?.intend({
      connectionId,
      resource,
      parent,
      body,
      collection: collectionOf(connectionId, resource, parent),
    });
    return door.call(ctx, connectionId, ({ adapter }, errand) =>
      adapter.create(errand, resource, parent, body, include),
    );
  },

  update: (
    ctx: Ctx,
    connectionId: string,
    target: TargetOf<R>,
    body: PatchOf<R>,
    include: readonly Include[],
  ): Promise<EntityOf<R>> =>
    door.call(ctx, connectionId, ({ adapter }, errand) => adapter.update(errand, resource, target, body, include)),

  delete: (ctx: Ctx, connectionId: string, target: TargetOf<R>): Promise<void> =>
    door.call(ctx, connectionId, ({ adapter }, errand) => adapter.delete(errand, resource, target)),

  planCreate: (ctx: Ctx, connectionId: string, parent: ParentOf<R>, body: CreateOf<R>): Promise<Plan> =>
    door.call(ctx, connectionId, ({ adapter }, errand) => adapter.planCreate(errand, resource, parent, body)),

  planUpdate: (ctx: Ctx, connectionId: string, target: TargetOf<R>, body: PatchOf<R>): Promise<Plan> =>
    door.call(ctx, connectionId, ({ adapter }, errand) => adapter.planUpdate(errand, resource, target, body)),

  planDelete: (ctx: Ctx, connectionId: string, target: TargetOf<R>): Promise<Plan> =>
    door.call(ctx, connectionId, async ({ adapter }) => adapter.planDelete(resource, target)),
});

/** The path of a collection: comments lie below their ticket. */
const collectionOf = (connectionId: string, resource: Resource, parent: object): string =>
  [
    `/v1/connections/${connectionId}`,
    ...("ticket_id" in parent ? [`tickets/${encodeURIComponent(String(parent.ticket_id))}`] : []),
    resource,
  ].join("/");

export type RecordServices<R extends Resource> = ReturnType<typeof createRecordServices<R>>;
