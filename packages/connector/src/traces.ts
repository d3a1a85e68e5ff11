import type { CreateOf, EntityOf, Resource } from "@portico/model";
import type { ParentOf } from "./contract.ts";
import type { Errand } from "./errand.ts";
import { definitionOf, type Ground, performing } from "./ground.ts";
import { apart } from "./writes.ts";

/** A create as it was sent, and when. */
export interface Made<R extends Resource> {
  parent: ParentOf<R>;
  body: CreateOf<R>;
  sentAt: Date;
}
/** The objects that are what was made, and those that may be. */
export interface Traced<Entity> {
  same: Entity[];
  maybe: Entity[];
}

/** Vendors' clocks and ours differ, and theirs have whole seconds. */
const slackMs = 5_000;

/** Looks for what a create has made whose answer was lost. Null: nobody can tell. */
export const trace = async <R extends Resource>(
  ground: Ground,
  errand: Errand,
  resource: R,
  { parent, body, sentAt }: Made<R>,
): Promise<Traced<EntityOf<R>> | null> => {
  const definition = definitionOf(ground, resource).create?.trace;
  if (definition === undefined) return null;
  const { find, isSame } = definition;
  const { input } = apart({ ...body, ...parent });
  const since = new Date(sentAt.getTime() - slackMs).toISOString().replace(/\.\d+Z$/, "Z");
  const { perform } = await performing(ground, errand, resource);
  const candidates = await perform(find, { ...input, since });
  if (candidates === null) return null;
  return {
    same: candidates.filter((candidate) => isSame(candidate, input) === "yes"),
    maybe: candidates.filter((candidate) => isSame(candidate, input) === "maybe"),
  };
};

/** What a create has in common with those that could be taken for it. Undefined: it cannot be looked for. */
export const likeness = <R extends Resource>(
  ground: Ground,
  resource: R,
  parent: ParentOf<R>,
  body: CreateOf<R>,
): string | undefined => definitionOf(ground, resource).create?.trace?.likeness(apart({ ...body, ...parent }).input);
