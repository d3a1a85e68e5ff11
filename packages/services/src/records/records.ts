import type { Extras, ParentOf, TargetOf, Upload } from "@portico/connector";
import type { CreateOf, EntityOf, Include, PatchOf, Plan, Resource } from "@portico/model";
import type { Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import type { ConnectionDoor } from "../connections/open.ts";
import { requireExpansions } from "./may-expand.ts";
import { createWalks } from "./walks.ts";

/** The reads of one unified resource of a connection: the same for each, since the adapter makes providers alike. */
export const createReadServices = <R extends Resource>(deps: Deps, door: ConnectionDoor, resource: R) => ({
  list: createWalks(deps, door, resource),

  get: async (ctx: Ctx, connectionId: string, target: TargetOf<R>, extras: Extras): Promise<EntityOf<R>> => {
    requireExpansions(ctx.actor, extras.expand);
    return door.call(ctx, connectionId, ({ adapter }, errand) => adapter.get(errand, resource, target, extras));
  },
});

/** The same with the writes. */
export const createRecordServices = <R extends Resource>(deps: Deps, door: ConnectionDoor, resource: R) => ({
  ...createReadServices(deps, door, resource),

  create: (
    ctx: Ctx,
    connectionId: string,
    parent: ParentOf<R>,
    body: CreateOf<R>,
    include: readonly Include[],
    /** Files that are to hang on it. */
    upload?: Upload,
  ): Promise<EntityOf<R>> => {
    const collection = collectionOf(connectionId, resource, parent);
    const files = upload === undefined ? {} : ({ hasFiles: true } as const);
    ctx.guard?.intend({ connectionId, resource, parent, body, collection, ...files });
    return door.call(ctx, connectionId, ({ adapter }, errand) =>
      adapter.create(errand, resource, parent, body, include, upload),
    );
  },

  update: (
    ctx: Ctx,
    connectionId: string,
    target: TargetOf<R>,
    body: PatchOf<R>,
    include: readonly Include[],
    upload?: Upload,
  ): Promise<EntityOf<R>> =>
    door.call(ctx, connectionId, ({ adapter }, errand) =>
      adapter.update(errand, resource, target, body, include, upload),
    ),

  /** `isPermanent`: for good, whatever the help desk would keep. */
  delete: (ctx: Ctx, connectionId: string, target: TargetOf<R>, isPermanent = false): Promise<void> =>
    door.call(ctx, connectionId, async ({ adapter }, errand) => {
      if (isPermanent) await adapter.act(errand, resource, "erase", target, {}, []);
      else await adapter.delete(errand, resource, target);
    }),

  planCreate: (
    ctx: Ctx,
    connectionId: string,
    parent: ParentOf<R>,
    body: CreateOf<R>,
    upload?: Upload,
  ): Promise<Plan> =>
    door.call(ctx, connectionId, ({ adapter }, errand) => adapter.planCreate(errand, resource, parent, body, upload)),

  planUpdate: (ctx: Ctx, connectionId: string, target: TargetOf<R>, body: PatchOf<R>, upload?: Upload): Promise<Plan> =>
    door.call(ctx, connectionId, ({ adapter }, errand) => adapter.planUpdate(errand, resource, target, body, upload)),

  planDelete: (ctx: Ctx, connectionId: string, target: TargetOf<R>, isPermanent = false): Promise<Plan> =>
    door.call(ctx, connectionId, async ({ adapter }, errand) =>
      isPermanent ? adapter.planAct(errand, resource, "erase", target, {}) : adapter.planDelete(resource, target),
    ),
});

/** The path of a collection: comments lie below their ticket. */
const collectionOf = (connectionId: string, resource: Resource, parent: object): string =>
  [
    `/v1/connections/${connectionId}`,
    ...("ticket_id" in parent ? [`tickets/${encodeURIComponent(String(parent.ticket_id))}`] : []),
    resource,
  ].join("/");

export type ReadServices<R extends Resource> = ReturnType<typeof createReadServices<R>>;
export type RecordServices<R extends Resource> = ReturnType<typeof createRecordServices<R>>;
