import { type ListPlan, PorticoError } from "@portico/model";
import type { Directory, Lookup, WireRequest } from "./contract.ts";
import { besides, type Errand } from "./errand.ts";
import { unreadable } from "./failures.ts";
import type { Ground } from "./ground.ts";
import { nativeOf } from "./native.ts";
import { performer } from "./perform.ts";
import { property } from "./property.ts";
import { toPlanned } from "./writes.ts";

/** What can be looked up by an id. */
export type Kind = keyof Directory;
export type Found = Directory[Kind];

/** So many are asked for at once. */
const atOnce = 4;
/** No more than these are asked for one by one, wherever there may be pages of all. */
const fewMissing = 2;

/**
 * Those of one kind with these ids: null where the vendor knows nobody by it, and absent where that could not be found out.
 * What the vendor refuses once it would refuse for each, so that the first refusal ends the search.
 */
export const lookUp = async (
  ground: Ground,
  errand: Errand,
  kind: Kind,
  missing: Set<string>,
): Promise<ReadonlyMap<string, Found | null>> => {
  const lookup: Lookup<Found> | undefined = ground.deps.provider.lookups?.[kind];
  const found = new Map<string, Found | null>();
  if (lookup === undefined) return found;
  const search = async (own: Errand, step: typeof amongAll): Promise<void> => {
    try {
      await step(ground, own, lookup, missing, found);
    } catch (error) {
      if (!(error instanceof PorticoError) || errand.signal.aborted) throw error;
      missing.clear();
    }
  };
  await search(errand, amongAll);
  const searches = Array.from({ length: Math.min(atOnce, missing.size) }, () =>
    besides(errand, (own) => search(own, oneByOne)),
  );
  await Promise.all(searches);
  return found;
};

/** Reads pages of all there are, as long as they have spared as many calls as they took: so one at most is made in vain. */
const amongAll = async (
  ground: Ground,
  errand: Errand,
  { all, answers }: Lookup<Found>,
  missing: Set<string>,
  found: Map<string, Found | null>,
): Promise<void> => {
  if (all === undefined) return;
  for (let page = 1; missing.size > fewMissing && found.size >= page - 1; page += 1) {
    const rows = await ask(ground, errand, all.page(page), all.at);
    if (!Array.isArray(rows))
      throw unreadable(ground.deps.provider, 200, "Where a list is due there is something else.");
    for (const raw of rows) {
      const entity = read(ground, answers, raw);
      if (missing.delete(entity.id)) found.set(entity.id, entity);
    }
    if (rows.length < all.size) return;
  }
};

/** Takes one id after the other out of what is missing. */
const oneByOne = async (
  ground: Ground,
  errand: Errand,
  { one, at, answers }: Lookup<Found>,
  missing: Set<string>,
  found: Map<string, Found | null>,
): Promise<void> => {
  for (const id of missing) {
    missing.delete(id);
    found.set(id, await ask(ground, errand, one(id), at).then((raw) => read(ground, answers, raw), nullWhereUnknown));
  }
};

const ask = async (
  { deps, unasked }: Ground,
  errand: Errand,
  wire: WireRequest,
  at: string | undefined,
): Promise<unknown> => {
  const { body } = await performer(deps, errand, unasked).fetch(wire);
  return at === undefined ? body : property(body, at);
};

const read = ({ deps, unasked }: Ground, answers: Lookup<Found>["answers"], raw: unknown): Found =>
  nativeOf(deps.provider, () => answers.read(raw, { account: unasked, input: undefined }), raw);

const nullWhereUnknown = (error: unknown): null => {
  if (error instanceof PorticoError && error.code === "not_found") return null;
  throw error;
};

/** The requests that find objects of one kind, for any id. */
export const plannedLookup = ({ deps, unasked }: Ground, kind: Kind): ListPlan["requests"] => {
  const lookup: Lookup<Found> | undefined = deps.provider.lookups?.[kind];
  if (lookup === undefined) return [];
  const { all, one } = lookup;
  const planned = (wire: WireRequest): ListPlan["requests"][number] => ({
    ...toPlanned(deps.provider, unasked, { ...wire, path: wire.path.replace(encodeURIComponent(anyId), anyId) }),
    calls: null,
  });
  return [...(all === undefined ? [] : [all.page(1)]), one(anyId)].map(planned);
};
const anyId = "{id}";
