import type { Errand, Position } from "@portico/connector";
import type { Resource } from "@portico/model";
import { expect } from "vitest";
import type { Bench } from "./bench.ts";
import { parentOf } from "./definition.ts";
import type { Body, Page, Row } from "./door.ts";

export interface Walked {
  rows: readonly Row[];
  /** Each answer, with what it cost. */
  steps: readonly (Page & { errand: Errand; limit: number })[];
}

/**
 * Walks a list to its end, in the given limits over and over. A position travels as text, as in a cursor; what was read further
 * is handed on with it after those steps alone for which it is `atHand`.
 */
export const walked = async (
  bench: Bench,
  resource: Resource,
  query: Body = {},
  limits: readonly number[] = [100],
  atHand: (step: number) => boolean = () => false,
): Promise<Walked> => {
  const steps: Walked["steps"][number][] = [];
  let from: Position | null = null;
  let ahead: unknown = null;
  do {
    const errand = bench.errand();
    const limit = limits[steps.length % limits.length] ?? 100;
    const page = await bench.door.list(
      resource,
      { ...parentOf(bench, resource), ...query, limit },
      from,
      errand,
      ahead,
    );
    expect(page.items.length).toBeLessThanOrEqual(limit);
    steps.push({ ...page, errand, limit });
    from = JSON.parse(JSON.stringify(page.next));
    ahead = atHand(steps.length) ? page.ahead : null;
  } while (from !== null);
  return { rows: steps.flatMap(({ items }) => items), steps };
};

export const idsOf = (rows: readonly Row[]): string[] => rows.map(({ id }) => id).toSorted();
