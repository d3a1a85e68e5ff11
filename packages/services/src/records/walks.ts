import { excludedFrom, expandIn, type ParentOf, type Position, type Step } from "@portico/connector";
import type { EntityOf, Excluded, Page, QueryOf, Resource } from "@portico/model";
import type { Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import type { ConnectionDoor } from "../connections/open.ts";
import { type CursorScope, openCursor, sealCursor } from "../paging/cursor.ts";
import { isNarrowed } from "../connections/probed.ts";
import { viewBudget, windowMsOf } from "../connections/budget.ts";
import { createAheadPages } from "./ahead.ts";
import { requireExpansions } from "./may-expand.ts";
import { toExplanation } from "./explain.ts";

/** What a cursor of a walk stands for, beside the query it began with. */
interface WalkState {
  position: Position;
  /** How many objects were given since the walk, or the delta, began. */
  returned: number;
}

/**
 * Lists one resource of a connection, page by page. A walk lives in its cursor alone; what was read beyond a page is kept in
 * this process for a moment, and read again where it is not at hand.
 */
export const createWalks = <R extends Resource>(
  deps: Deps,
  door: ConnectionDoor,
  resource: R,
  /** What its cursors are bound to. */
  name: string = resource,
) => {
  const aheadPages = createAheadPages<EntityOf<R>>(deps.now);

  return (ctx: Ctx, connectionId: string, parent: ParentOf<R>, query: QueryOf<R>): Promise<Page<EntityOf<R>>> =>
    door.call(ctx, connectionId, async ({ adapter, provider, row }, errand) => {
      const { limit, cursor, explain, ...given } = { ...query };
      const scope = { tenantId: ctx.tenantId, connectionId, resource: [name, ...Object.values(parent)].join("/") };
      const filters = Object.fromEntries(
        Object.entries(adapter.native(resource, given)).filter(([, value]) => value !== undefined),
      );
      const from = cursor === undefined ? undefined : await openCursor<WalkState>(deps, scope, cursor, filters);
      const walked = from?.query ?? filters;
      const asked = { ...walked, ...parent, limit } as QueryOf<R> & ParentOf<R>; // parsed when the walk began, sealed since
      requireExpansions(ctx.actor, expandIn(asked));
      const list = provider.resources[resource]?.list;
      const outOfScope: Excluded[] = isNarrowed(provider, row, resource) ? ["out_of_scope"] : [];
      const excluded = [...(list === undefined ? [] : excludedFrom(list, asked)), ...outOfScope];
      if (explain === true) {
        const explained = await adapter.explain(errand, resource, asked);
        const { classes } = await viewBudget(deps, row);
        const share = row.budgetShare * (ctx.lane === "background" ? row.backgroundShare : 1);
        const { shape = "window" } = provider.limits;
        const purse = { classes, share, shape, windowMs: windowMsOf(deps, row), now: deps.now() };
        return toExplanation(explained, purse, excluded);
      }
      const ahead = cursor === undefined ? null : aheadPages.take(cursor);
      const step = await adapter.list(errand, resource, asked, from?.state.position ?? null, ahead);
      const returned = (from?.state.returned ?? 0) + step.items.length;
      const next = await cursorTo(deps, scope, walked, step.next, returned);
      if (next !== null && step.ahead !== null) aheadPages.keep(next, step.ahead);
      return {
        data: step.items,
        next_cursor: next,
        delta_cursor: await cursorTo(deps, scope, walked, step.resume, 0),
        walk: receiptOf(step, returned, excluded),
      };
    });
};

const cursorTo = async (
  deps: Deps,
  scope: CursorScope,
  query: Readonly<Record<string, unknown>>,
  position: Position | null,
  returned: number,
): Promise<string | null> =>
  position === null ? null : sealCursor<WalkState>(deps, scope, { query, state: { position, returned } });

const receiptOf = (
  { next, cutBy, weakness, expected }: Pick<Step<unknown>, "next" | "cutBy" | "weakness" | "expected">,
  returned: number,
  excluded: Excluded[],
): Page<unknown>["walk"] => ({
  returned,
  expected,
  complete: next === null && cutBy === null,
  guarantee: weakness === null ? "exact" : "best_effort",
  reason: cutBy ?? weakness,
  excluded,
});
