import type { Adapter, Errand, Given } from "@portico/connector";
import type { ConnectionRow } from "@portico/db";
import type { Agent } from "@portico/model";
import type { Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import { iso } from "../show.ts";
import type { Credentials } from "./sealed.ts";
import { viewBudget } from "./budget.ts";
import type { ConnectionDoor } from "./open.ts";
import type { Probed } from "./probed.ts";
import { agentOf } from "./show.ts";

/** Asks whom credentials belong to, the stored ones or some that are tried, and what they and their account can do. */
export const examine = async (
  deps: Deps,
  door: Pick<ConnectionDoor, "use">,
  ctx: Ctx,
  row: ConnectionRow,
  given: Given,
  credentials?: Credentials,
): Promise<{ agent: Agent | null; probed: Probed }> => {
  const ask = (adapter: Adapter, errand: Errand) => adapter.examine(errand, given);
  const { agent, flavour, restrictions } = await door.use(ctx, row, ask, credentials);
  const { classes } = await viewBudget(deps, row);
  const total = classes.find(({ name, source }) => name === "total" && source === "learned")?.limit ?? null;
  return {
    agent: agentOf(agent),
    probed: { at: iso(new Date(deps.now())), flavour, restrictions: [...restrictions], total },
  };
};
