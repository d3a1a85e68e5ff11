import { type EntityOf, type Include, PorticoError, type QueryOf, type Resource } from "@portico/model";
import { type Account, type List, type ParentOf, type Provider, type WireRequest } from "../contract.ts";
import type { Errand, Target } from "../errand.ts";
import { unreadable } from "../failures.ts";
import { filterTests, honouredBy } from "../filters.ts";
import type { JsonAnswer } from "../json-exchange.ts";
import { nativeOf } from "../native.ts";
import { plainPath } from "../plain-path.ts";
import { property } from "../property.ts";
import { spelled } from "../spelling.ts";

/** A walk over a vendor's list, as one request goes on with it. */
export interface Walk<R extends Resource> {
  provider: Provider;
  target: Target;
  list: List<R>;
  query: QueryOf<R> & ParentOf<R>;
  account: Account;
  errand: Errand;
  /** Milliseconds since 1970. */
  now: () => number;
  fetch: (wire: WireRequest) => Promise<JsonAnswer>;
  /** Calls that this request has spent on the walk before. */
  spent?: number;
  /** How many it may make. Absent: as many as any request. */
  bound?: number;
  /** When the walk began of which this one is a part. Milliseconds of our own clock. */
  begunAt?: number;
  /** What must hold of an object beside the query. */
  isWanted?: (entity: EntityOf<R>) => boolean;
}

/** No request of ours reads more native pages than this; it answers with fewer objects and a cursor instead. */
export const scanBound = 10;

/** The sizes in which pages are asked for beside the vendor's largest, so that one begins where it is wanted to. */
export const smallerSizes = (most: number): number[] =>
  Array.from({ length: Math.ceil(most / 2) - 1 }, (_, index) => most - 1 - index);

/** A page as the vendor gave it; `next` is its own word for the one that follows, null where none does. */
export interface NativePage {
  rows: readonly unknown[];
  next: string | null;
  /** How many rows the whole list has; null where the vendor does not tell. */
  total: number | null;
}

/** Which page is read: its number, and the vendor's own word for it where the page before has told that. */
export interface Place {
  /** A link's target, a page number, a token. Null: the first page. */
  at: string | null;
  page: number;
  /** The native page size with which the walk began. */
  size: number;
}

export const readPage = async <R extends Resource>(
  walking: Walk<R>,
  place: Place,
  wire: WireRequest = requestAt(walking, place),
): Promise<NativePage> => {
  const { list, provider } = walking;
  const answer = await walking.fetch(wire).catch((error: unknown) => walking.fetch(respelled(list, wire, error)));
  const rows = list.at === undefined ? answer.body : property(answer.body, list.at);
  if (!Array.isArray(rows)) throw unreadable(provider, 200, "Where a list is due there is something else.");
  const total = list.total?.split(".").reduce(property, answer.body);
  return {
    rows,
    next: nextOf(walking, wire, answer, place, rows.length),
    total: typeof total === "number" ? total : null,
  };
};

const requestAt = <R extends Resource>(walking: Walk<R>, { at, size }: Place): WireRequest => {
  const { next } = walking.list.paging;
  if (at === null) return firstRequest(walking, size);
  if (next.style !== "link") return withQuery(firstRequest(walking, size), { [nameOf(next.at)]: at });
  const { pathname, searchParams } = new URL(at, "http://link.invalid");
  const names = [...new Set(searchParams.keys())];
  return {
    method: "GET",
    path: pathname,
    query: Object.fromEntries(names.map((name) => [name, searchParams.getAll(name)])),
  };
};

/** What asks for the first page. */
export const firstRequest = <R extends Resource>({ list, query, account }: Walk<R>, size: number): WireRequest => {
  const include: readonly Include[] = ("include" in query ? query.include : undefined) ?? [];
  const sort = "sort" in query && query.sort !== undefined ? query.sort : list.sorts[0];
  const wire = list.send({ ...askable(list, query), ...(sort === undefined ? {} : { sort }), include }, account);
  const { at } = list.paging.size;
  return at === undefined ? wire : withQuery(wire, { [nameOf(at)]: String(size) });
};

export const withQuery = (wire: WireRequest, more: Readonly<Record<string, string>>): WireRequest => ({
  ...wire,
  query: { ...wire.query, ...more },
});

/** The query without the filters that the vendor cannot apply. */
const askable = <R extends Resource>(list: List<R>, query: QueryOf<R> & ParentOf<R>): QueryOf<R> & ParentOf<R> => {
  const honoured = new Set(honouredBy(list, query));
  const rest = Object.entries(query).filter(([name]) => honoured.has(name) || !filterTests.has(name));
  // Filters are optional in every query, so that one without some of them is still a whole query.
  return Object.fromEntries(rest) as QueryOf<R> & ParentOf<R>;
};

const nextOf = <R extends Resource>(
  { list, target, provider, account }: Walk<R>,
  wire: WireRequest,
  answer: JsonAnswer,
  place: Place,
  rows: number,
): string | null => {
  const { next } = list.paging;
  switch (next.style) {
    case "link":
      return linkTarget(provider, target, spelled(provider, account, wire).path, answer.header("link"));
    case "page":
      return rows < place.size ? null : String(place.page + 1);
    case "token": {
      const token = property(answer.body, next.from);
      return typeof token === "string" && token !== "" ? token : null;
    }
  }
};

/** The path and query of a `rel="next"` link, without the base path. A link to anything but the same list is a fault. */
export const linkTarget = (
  provider: Provider,
  target: Target,
  listPath: string,
  header: string | undefined,
): string | null => {
  const next = header?.split(/,(?=\s*<)/).find((link) => /;\s*rel\s*=\s*"?next"?/i.test(link));
  const text = next === undefined ? undefined : /<\s*([^>]+?)\s*>/.exec(next)?.[1];
  if (text === undefined) return null;
  const url = URL.canParse(text, target.origin) ? new URL(text, target.origin) : undefined;
  const path = url?.pathname.slice(target.basePath.length) ?? "";
  const isOurs = url?.origin === target.origin && url.pathname.startsWith(`${target.basePath}/`);
  if (!isOurs || plainPath(path) !== plainPath(listPath))
    throw unreadable(provider, 200, "Its link to the next page leads to another place.");
  return `${path}${url.search}`;
};

export const readRow = <R extends Resource>({ list, account, query, provider }: Walk<R>, raw: unknown): EntityOf<R> => {
  const include: readonly Include[] | undefined = "include" in query ? query.include : undefined;
  return nativeOf(provider, () => list.answers.read(raw, { account, input: query }), raw, include?.includes("native"));
};

/** What a row says of itself, without what comes along with it and changes by itself. */
export const ownOf = <R extends Resource>({ list }: Walk<R>, raw: unknown): unknown => {
  const embedded = Object.values(list.embeds ?? {});
  return typeof raw !== "object" || raw === null || !embedded.some((key) => Object.hasOwn(raw, key))
    ? raw
    : Object.fromEntries(Object.entries(raw).filter(([key]) => !embedded.includes(key)));
};

/** The request under the other spelling of the query name that the vendor has just refused; else the refusal stands. */
const respelled = <R extends Resource>(list: List<R>, wire: WireRequest, error: unknown): WireRequest => {
  const refused = error instanceof PorticoError ? (error.details.errors ?? []).map(({ pointer }) => pointer) : [];
  for (const [from, to] of Object.entries(list.respell ?? {}))
    if (wire.query?.[from] !== undefined && refused.includes(`/native/${from}`))
      return { ...wire, query: { ...wire.query, [from]: undefined, [to]: wire.query[from] } };
  throw error;
};

/** With something in hand, a used-up budget is no failure: the caller gets what there is, and a cursor. */
export const orStopHere = (error: unknown, scanned: number): null => {
  if (scanned > 0 && error instanceof PorticoError && error.code === "rate_limited") return null;
  throw error;
};

/** The name in a slot of the query. */
export const nameOf = (slot: string): string => slot.slice("query.".length);
