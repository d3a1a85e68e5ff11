import { ok } from "./call.ts";
import type { FreshworksCall, Reply } from "./call.ts";
import { passes } from "./rules.ts";
import type { Check, Rules } from "./rules.ts";

const upTo = (most: number, message: string): Check =>
  passes((value) => /^[1-9]\d{0,8}$/.test(String(value)) && Number(value) <= most, message);

const positive = upTo(999_999_999, "It should be a/an Positive Integer");
const atMost = (most: number): Check => upTo(most, `It should be a Positive Integer less than or equal to ${most}`);

/** Every list takes these; only the tickets list has a last page. */
export const pageRules: Rules = { page: positive, per_page: atMost(100) };

export const cappedPage = (cap: number): Check => {
  const tooFar = `You cannot access tickets beyond the ${cap}th page. Please provide a smaller page number.`;
  return (value) => (positive(value).length > 0 ? positive(value) : upTo(cap, tooFar)(value));
};

export const searchPage = atMost;

type Paged = Pick<FreshworksCall<unknown, unknown>, "query" | "origin" | "path">;

/** Takes one page off `rows`, which are read no further than needed, and links to the next while there is one. */
export const page = <Row>(
  call: Paged,
  rows: Iterable<Row>,
  show: (row: Row) => unknown,
  { wrap = (shown) => shown, size = Number(call.query.get("per_page") ?? defaultSize) }: PageShape = {},
): Reply => {
  const number = Number(call.query.get("page") ?? 1);
  const { shown, isLast } = takePage(rows, number, size, show);
  const link = { link: `<${nextPage(call, number + 1)}>; rel="next"` };
  return { ...ok(wrap(shown)), ...(!isLast && { headers: link }) };
};

interface PageShape {
  /** What the rows are answered in; bare, where absent. */
  wrap?: (shown: readonly unknown[]) => unknown;
  /** How many rows a page has, whatever is asked for. */
  size?: number | undefined;
}

/** Where a page size is not asked for. */
export const defaultSize = 30;

/** The rows of one page, and whether there is none after them. */
export const takePage = <Row>(
  rows: Iterable<Row>,
  number: number,
  size: number,
  show: (row: Row) => unknown,
): { shown: unknown[]; isLast: boolean } => {
  const shown: unknown[] = [];
  let position = 0;
  for (const row of rows) {
    position += 1;
    if (position <= (number - 1) * size) continue;
    if (shown.length === size) return { shown, isLast: false };
    shown.push(show(row));
  }
  return { shown, isLast: true };
};

const nextPage = (call: Paged, number: number): string => {
  const query = new URLSearchParams(call.query);
  query.set("page", String(number));
  return `${call.origin}${call.path}?${query.toString()}`;
};
