import type { TargetOf } from "@portico/connector";
import type { Include, Plan, Resource } from "@portico/model";
import type { Ctx } from "../context.ts";
import type { ConnectionDoor } from "../connections/open.ts";

/** What can be done to one object of a resource beside changing it, by name. */
export const createActionServices = <R extends Resource>(door: ConnectionDoor, resource: R) => ({
  /** Null: it was carried out, and the object could not be read afterwards. */
  act: (
    ctx: Ctx,
    connectionId: string,
    name: string,
    target: TargetOf<R>,
    body: object,
    include: readonly Include[],
  ): Promise<object | null> =>
    door.call(ctx, connectionId, ({ adapter }, errand) => adapter.act(errand, resource, name, target, body, include)),

  planAct: (ctx: Ctx, connectionId: string, name: string, target: TargetOf<R>, body: object): Promise<Plan> =>
    door.call(ctx, connectionId, ({ adapter }, errand) => adapter.planAct(errand, resource, name, target, body)),
});

export type ActionServices<R extends Resource> = ReturnType<typeof createActionServices<R>>;
