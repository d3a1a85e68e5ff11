import type { Page, Ticket, TicketSearch } from "@portico/model";
import type { ConnectionDoor } from "../connections/open.ts";
import type { Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import { createWalks } from "./walks.ts";

/**
 * Searches tickets: a walk over the list that gives only the hits. It goes as far, promises as much and can be gone on with
 * as long as a list's walk; its cursors are its own.
 */
export const createTicketSearch = (
  deps: Deps,
  door: ConnectionDoor,
): ((ctx: Ctx, connectionId: string, search: TicketSearch, explain?: boolean) => Promise<Page<Ticket>>) => {
  const walk = createWalks(deps, door, "tickets", "tickets/search");
  return (ctx, connectionId, search, explain) => walk(ctx, connectionId, {}, { ...search, explain });
};
