import { type EntityOf, PorticoError, type Resource } from "@portico/model";
import type { Search } from "./contract.ts";
import { unreadable } from "./failures.ts";
import { property } from "./property.ts";
import { readRow, type Walk } from "./walk/native-list.ts";

/** Days since 1970 in which an object was changed last: from one up to another, and without that. */
export interface Span {
  from: number;
  until: number;
  /** How many hits there are, where it is known or can be told from others. */
  hits: number | null;
  /** How many there are in this span and the one before it together: known once they have been one. */
  withBefore?: number;
}

export interface SearchPage {
  total: number;
  rows: readonly unknown[];
}

export const daySeconds = 86_400;
/** The most that is shown of a search. */
export const mostHits = ({ size, pages }: Search): number => size * pages;
/** How many pages so many hits fill; of none there is one too. */
export const pagesOf = ({ size }: Search, hits: number): number => Math.max(1, Math.ceil(hits / size));

/** A span in two, the older half first. */
export const halves = ({ from, until, hits }: Span): readonly Span[] => {
  const middle = from + Math.ceil((until - from) / 2);
  return [
    { from, until: middle, hits: null },
    { from: middle, until, hits: null, ...(hits === null ? {} : { withBefore: hits }) },
  ];
};

/** What the hits of a span tell of the one behind it. */
export const told = ([next, ...later]: readonly Span[], hits: number): readonly Span[] => {
  if (next === undefined) return [];
  const { withBefore, ...span } = next;
  return [withBefore === undefined ? span : { ...span, hits: Math.max(0, withBefore - hits) }, ...later];
};

/** One page of the search, and how many hits there are in all. */
export const ask = async <R extends Resource>(
  { provider, fetch }: Pick<Walk<R>, "provider" | "fetch">,
  search: Search,
  text: string | null,
  { from, until }: Pick<Span, "from" | "until">,
  page: number,
): Promise<SearchPage> => {
  const { body } = await fetch(search.send({ text, from, until, page }));
  const [rows, total] = [property(body, search.at), property(body, search.total)];
  if (!Array.isArray(rows) || typeof total !== "number")
    throw unreadable(provider, 200, "Where the hits of a search are due there is something else.");
  return { rows, total };
};

/** Every hit of a span; `unsettled` where some may have slipped from one page to another while they were read. */
export const readAll = async <R extends Resource>(
  walking: Walk<R>,
  search: Search,
  text: string,
  span: Span,
  first: SearchPage,
): Promise<readonly EntityOf<R>[] | "unsettled"> => {
  const rows = [...first.rows];
  for (let page = 2; page <= pagesOf(search, first.total); page += 1) {
    const next = await ask(walking, search, text, span, page);
    if (next.total !== first.total) return "unsettled";
    rows.push(...next.rows);
  }
  const distinct = new Map(rows.map((row) => readRow(walking, row)).map((entity) => [entity.id, entity]));
  return distinct.size === first.total ? [...distinct.values()] : "unsettled";
};

/** When an object was changed last, in seconds since 1970, and which it is: by that the hits of a span are in order. */
export interface PlaceInSpan {
  at: number;
  id: string;
}

export const placeOf = (entity: { id: string }): PlaceInSpan => {
  const at = "updated_at" in entity ? Math.floor(Date.parse(String(entity.updated_at)) / 1_000) : Number.NaN;
  if (Number.isNaN(at)) throw new PorticoError("provider_invalid_response", "An object says not when it was changed.");
  return { at, id: entity.id };
};
