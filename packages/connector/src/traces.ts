import type { CreateOf, EntityOf, Resource } from "@portico/model";
import type { ParentOf } from "./contract.ts";
import type { Errand } from "./errand.ts";
import { definitionOf, type Ground, performing } from "./ground.ts";
import { apart } from "./writes.ts";

/** A create as it was sent, when, and with whose credentials. */
export interface Made<R extends Resource> {
  parent: ParentOf<R>;
  body: CreateOf<R>;
  sentAt: Date;
  /** The agent at the vendor; null where nobody has asked yet. */
  agentId: string | null;
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
  { parent, body, sentAt, agentId }: Made<R>,
): Promise<Traced<EntityOf<R>> | null> => {
  const definition = definitionOf(ground, resource).create?.trace;
  if (definition === undefined) return null;
  const { find, isSame, lateSeconds } = definition;
  const { input } = apart({ ...body, ...parent });
  const since = wholeSecond(sentAt.getTime() - slackMs);
  const until = wholeSecond(sentAt.getTime() + lateSeconds * 1_000 + slackMs);
  const { perform } = await performing(ground, errand, resource);
  const candidates = await perform(find, { ...input, since });
  if (candidates === null) return null;
  // What was made later than ours can have been is hardly ours, however alike.
  const { yes = [], maybe = [] } = Object.groupBy(candidates, (candidate) => {
    const same = isSame(candidate, input, agentId);
    return same === "yes" && (madeAt(candidate) ?? since) > until ? "maybe" : same;
  });
  return { same: yes, maybe };
};

/** When an object was made; null where it does not say. */
export const madeAt = (entity: EntityOf<Resource>): string | null =>
  "created_at" in entity ? entity.created_at : null;

const wholeSecond = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");

/** What a create has in common with those that could be taken for it. Undefined: it cannot be looked for. */
export const likeness = <R extends Resource>(
  ground: Ground,
  resource: R,
  parent: ParentOf<R>,
  body: CreateOf<R>,
): string | undefined => definitionOf(ground, resource).create?.trace?.likeness(apart({ ...body, ...parent }).input);
