import { type EntityOf, type Include, PorticoError, type QueryOf, type Resource } from "@portico/model";
import { type Account, type List, type ParentOf, type Provider, type WireRequest } from "./contract.ts";
import type { Errand, Target } from "./errand.ts";
import { unreadable } from "./failures.ts";
import { filterTests, honouredBy, sieveOf } from "./filters.ts";
import type { JsonAnswer } from "./json-exchange.ts";
import { nativeOf } from "./native.ts";
import { property } from "./property.ts";

/** Where a walk stands: which native page comes next, how many of its rows were given already, how many pages were read. */
export interface Position {
  /** The vendor's own word for the page: a link's target, a page number, a token. Null: the first. */
  at: string | null;
  skip: number;
  page: number;
  /** The native page size with which the walk began. */
  size: number;
}

export interface Step<Entity> {
  items: Entity[];
  /** Null: the walk has ended. */
  next: Position | null;
  /** Set where the walk ended although there may be more. */
  cutBy: "provider_cap" | null;
}

interface Walk<R extends Resource> {
  provider: Provider;
  target: Target;
  list: List<R>;
  query: QueryOf<R> & ParentOf<R>;
  account: Account;
  errand: Errand;
  fetch: (wire: WireRequest) => Promise<JsonAnswer>;
}

/** No request of ours reads more native pages than this; it answers with fewer objects and a cursor instead. */
const scanBound = 10;

/**
 * Reads native pages until `limit` objects have come together, the list has ended, or the request has done its share.
 * Filters that the vendor lacks are applied here.
 */
export const walk = async <R extends Resource>(walking: Walk<R>, from: Position | null): Promise<Step<EntityOf<R>>> => {
  const { provider, list, query, errand } = walking;
  const sieve = sieveOf(provider, list, query);
  const { size } = list.paging;
  let position = from ?? { at: null, skip: 0, page: 1, size: sieve.sparse ? size.max : nativeSize(list, query.limit) };
  const items: EntityOf<R>[] = [];
  for (let scanned = 0; ; scanned += 1) {
    if (list.paging.ceiling !== undefined && position.page > list.paging.ceiling.pages)
      return { items, next: null, cutBy: "provider_cap" };
    if (scanned === scanBound) return { items, next: position, cutBy: null };
    const page = await pageAt(walking, position).catch((error: unknown) => orStopHere(error, scanned));
    if (page === null) return { items, next: position, cutBy: null };
    for (let index = position.skip; index < page.rows.length; index += 1) {
      if (items.length === query.limit) return { items, next: { ...position, skip: index }, cutBy: null };
      const entity = readRow(walking, page.rows[index]);
      if (sieve.passes(entity)) items.push(entity);
    }
    if (page.next === null) return { items, next: null, cutBy: null };
    position = pageAfter(position, page.next);
    if (items.length === query.limit || errand.signal.aborted) return { items, next: position, cutBy: null };
  }
};

/**
 * How many rows to ask for at once: what this request can use, but not so few that a later one with the largest limit could
 * not fill its answer within its share of pages; and all there can be where small pages would bring the vendor's last page
 * nearer.
 */
const nativeSize = <R extends Resource>({ paging: { size, ceiling } }: List<R>, limit: number): number =>
  size.at === undefined || ceiling !== undefined ? size.max : Math.min(size.max, Math.max(limit, leastRows));

const largestLimit = 100;
const leastRows = Math.ceil(largestLimit / (scanBound - 1));

/** The request under the other spelling of the query name that the vendor has just refused; else the refusal stands. */
const respelled = <R extends Resource>(list: List<R>, wire: WireRequest, error: unknown): WireRequest => {
  const refused = error instanceof PorticoError ? (error.details.errors ?? []).map(({ pointer }) => pointer) : [];
  for (const [from, to] of Object.entries(list.respell ?? {}))
    if (wire.query?.[from] !== undefined && refused.includes(`/native/${from}`))
      return { ...wire, query: { ...wire.query, [from]: undefined, [to]: wire.query[from] } };
  throw error;
};

const pageAfter = ({ page, size }: Position, at: string): Position => ({ at, skip: 0, page: page + 1, size });

interface NativePage {
  rows: readonly unknown[];
  next: string | null;
}

const pageAt = async <R extends Resource>(walking: Walk<R>, position: Position): Promise<NativePage> => {
  const { list, provider } = walking;
  const wire = requestAt(walking, position);
  const answer = await walking.fetch(wire).catch((error: unknown) => walking.fetch(respelled(list, wire, error)));
  const rows = list.at === undefined ? answer.body : property(answer.body, list.at);
  if (!Array.isArray(rows)) throw unreadable(provider, 200, "Where a list is due there is something else.");
  return { rows, next: nextOf(walking, answer, position, rows.length) };
};

const requestAt = <R extends Resource>(walking: Walk<R>, position: Position): WireRequest => {
  const { list, query, account } = walking;
  const { next, size } = list.paging;
  if (next.style === "link" && position.at !== null) {
    const url = new URL(position.at, "http://link.invalid");
    return { method: "GET", path: url.pathname, query: Object.fromEntries(url.searchParams) };
  }
  const include: readonly Include[] = ("include" in query ? query.include : undefined) ?? [];
  const sort = "sort" in query && query.sort !== undefined ? query.sort : list.sorts[0];
  const wire = list.send({ ...askable(list, query), ...(sort === undefined ? {} : { sort }), include }, account);
  const slots = {
    ...(size.at === undefined ? {} : { [nameOf(size.at)]: String(position.size) }),
    ...(next.style === "link" || position.at === null ? {} : { [nameOf(next.at)]: position.at }),
  };
  return { ...wire, query: { ...wire.query, ...slots } };
};

/** The query without the filters that the vendor cannot apply. */
const askable = <R extends Resource>(list: List<R>, query: QueryOf<R> & ParentOf<R>): QueryOf<R> & ParentOf<R> => {
  const honoured = new Set(honouredBy(list, query));
  const rest = Object.entries(query).filter(([name]) => honoured.has(name) || !filterTests.has(name));
  // Filters are optional in every query, so that one without some of them is still a whole query.
  return Object.fromEntries(rest) as QueryOf<R> & ParentOf<R>;
};

const nextOf = <R extends Resource>(
  { list, target, provider }: Walk<R>,
  answer: JsonAnswer,
  position: Position,
  rows: number,
): string | null => {
  const { next } = list.paging;
  switch (next.style) {
    case "link":
      return linkTarget(provider, target, answer.header("link"));
    case "page":
      return rows < position.size ? null : String(position.page + 1);
    case "token": {
      const token = property(answer.body, next.from);
      return typeof token === "string" && token !== "" ? token : null;
    }
  }
};

/** The path and query of a `rel="next"` link, without the base path. A link to another place is a fault. */
export const linkTarget = (provider: Provider, target: Target, header: string | undefined): string | null => {
  const next = header?.split(/,(?=\s*<)/).find((link) => /;\s*rel\s*=\s*"?next"?/i.test(link));
  const text = next === undefined ? undefined : /<\s*([^>]+?)\s*>/.exec(next)?.[1];
  if (text === undefined) return null;
  const url = URL.canParse(text, target.origin) ? new URL(text, target.origin) : undefined;
  if (url === undefined || url.origin !== target.origin || !url.pathname.startsWith(`${target.basePath}/`))
    throw unreadable(provider, 200, "Its link to the next page leads to another place.");
  return `${url.pathname.slice(target.basePath.length)}${url.search}`;
};

const readRow = <R extends Resource>({ list, account, query, provider }: Walk<R>, raw: unknown): EntityOf<R> => {
  const include: readonly Include[] | undefined = "include" in query ? query.include : undefined;
  return nativeOf(provider, () => list.answers.read(raw, { account, input: query }), raw, include?.includes("native"));
};

/** With something in hand, a used-up budget is no failure: the caller gets what there is, and a cursor. */
const orStopHere = (error: unknown, scanned: number): null => {
  if (scanned > 0 && error instanceof PorticoError && error.code === "rate_limited") return null;
  throw error;
};

const nameOf = (slot: string): string => slot.slice("query.".length);
