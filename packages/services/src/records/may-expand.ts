import { type Expansion, expansionScopes } from "@portico/model";
import { requireScope } from "../auth/authenticate.ts";
import type { Actor } from "../context.ts";

/** Refuses to show beside an object what the caller may not read by itself. */
export const requireExpansions = (actor: Actor, names: readonly Expansion[]): void => {
  for (const scope of names.flatMap((name) => expansionScopes[name])) requireScope(actor, scope);
};
