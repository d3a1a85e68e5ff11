import type { Actor } from "./context.ts";

/** Which connections' records a credential may see, of those asked for. Undefined: of all there are. */
export const visibleConnections = (
  { connectionIds: own }: Pick<Actor, "connectionIds">,
  asked: readonly string[] | undefined,
): readonly string[] | undefined => (own === null ? asked : (asked ?? own).filter((id) => own.includes(id)));
