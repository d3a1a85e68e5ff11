import type { Comment, EntityOf, Expansion, ListPlan, QueryOf, Resource } from "@portico/model";
import type { List, Provider } from "./contract.ts";
import { besides, type Errand } from "./errand.ts";
import { sieveOf } from "./filters.ts";
import type { Ground } from "./ground.ts";
import { type Found, type Kind, lookUp, plannedLookup } from "./look-up.ts";
import { property } from "./property.ts";

type Row = Readonly<Record<string, unknown>> & { not_loaded: readonly string[]; author?: Comment["author"] };

/** Whom an object names, and how it shows them. */
interface Shown {
  /** What they may be. */
  kinds: readonly Kind[];
  /** The fields that are filled. */
  fills: readonly string[];
  /** Null: it names nobody. Undefined: it does not say. */
  named: (row: Row) => { kind: Kind; id: string } | null | undefined;
  fill: (row: Row, found: Found | null) => Row;
}

const beside = (name: Expansion, kind: Kind): Shown => ({
  kinds: [kind],
  fills: [name],
  named: (row) => {
    const id = row[`${name}_id`];
    if (row.not_loaded.includes(`${name}_id`)) return undefined;
    return typeof id === "string" ? { kind, id } : null;
  },
  fill: (row, found) => ({ ...row, [name]: found }),
});

const shown: Readonly<Record<Expansion, Shown>> = {
  requester: beside("requester", "contacts"),
  assignee: beside("assignee", "users"),
  company: beside("company", "companies"),
  author: {
    kinds: ["contacts", "users"],
    fills: ["author.name", "author.email"],
    named: ({ author: { kind, id } = nobody }) =>
      id === null ? null : { kind: kind === "user" ? "users" : "contacts", id },
    fill: (row, found) => {
      const { name, email } = found !== null && "email" in found ? found : nobody;
      return { ...row, author: { ...(row.author ?? nobody), name, email } };
    },
  },
};
const nobody = { kind: "system", id: null, name: null, email: null } as const;

/** Whether the provider has a way to show what this name stands for. */
export const canShow = <R extends Resource>({ lookups }: Provider, { embeds }: List<R>, name: Expansion): boolean =>
  embeds?.[name] !== undefined || shown[name].kinds.some((kind) => lookups?.[kind] !== undefined);

/** What a name of `expand` may stand for. */
export const kindsOf = (name: string): readonly Kind[] =>
  Object.entries(shown).flatMap(([known, { kinds }]) => (known === name ? kinds : []));

/** What a query wants to see, each once. */
export const expandIn = (query: object): readonly Expansion[] => {
  const names = property(query, "expand");
  return Array.isArray(names) ? [...new Set<Expansion>(names)] : [];
};

/** The query as a list is asked it: with what comes along. Where many rows fall through, that would be paid for all of them. */
export const embedding = <R extends Resource, Query extends QueryOf<R>>(
  provider: Provider,
  list: List<R>,
  query: Query,
): Query => {
  const wanted = expandIn(query);
  if (wanted.length === 0) return query;
  const isSparse = sieveOf(provider, list, query).sparse;
  return { ...query, expand: wanted.filter((name) => !isSparse && list.embeds?.[name] !== undefined) };
};

/**
 * Finds all whom these objects name, each once, and gives what fills them in. Who is nowhere is null; what could not be found
 * out is null and named in `not_loaded`, and withholds no object.
 */
export const fillerFor = async <R extends Resource>(
  ground: Ground,
  errand: Errand,
  names: readonly Expansion[],
  entities: readonly EntityOf<R>[],
): Promise<(entity: EntityOf<R>) => EntityOf<R>> => {
  if (names.length === 0) return (entity) => entity;
  const wanted = names.map((name) => shown[name]);
  const rows = entities.map(rowOf);
  const missing = Map.groupBy(
    wanted.flatMap((one) => rows.flatMap((row) => (cameAlong(row, one) ? [] : (one.named(row) ?? [])))),
    ({ kind }) => kind,
  );
  const found = new Map<Kind, ReadonlyMap<string, Found | null>>();
  const find = async ([kind, named]: [Kind, { id: string }[]]): Promise<void> => {
    const ids = new Set(named.map(({ id }) => id));
    found.set(kind, await besides(errand, (own) => lookUp(ground, own, kind, ids)));
  };
  await Promise.all([...missing].map(find));
  const filled = (row: Row, one: Shown): Row => {
    if (cameAlong(row, one)) return row;
    const named = one.named(row);
    const entity = named && found.get(named.kind)?.get(named.id);
    return entity === undefined
      ? { ...one.fill(row, null), not_loaded: [...row.not_loaded, ...one.fills] }
      : one.fill(row, entity);
  };
  // What goes in comes out, with some of its own fields filled.
  return (entity) => wanted.reduce(filled, rowOf(entity)) as Row & EntityOf<R>;
};

const rowOf = (entity: { not_loaded: readonly string[] }): Row => ({ ...entity });

const cameAlong = (row: Row, { fills }: Shown): boolean => fills.some((name) => row[name] !== undefined);

/** What a plan says of those that do not come along: how many lookups it takes only the objects can tell. */
export const plannedLookups = (ground: Ground, names: readonly Expansion[]): ListPlan["requests"] =>
  [...new Set(names.flatMap((name) => shown[name].kinds))].flatMap((kind) => plannedLookup(ground, kind));
