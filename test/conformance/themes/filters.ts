import type { Provider } from "@portico/connector";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openBench } from "../bench.ts";
import type { Counts } from "../counts.ts";
import { listedOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import type { Body, Row } from "../door.ts";
import { fieldOf, fields, type Filter, holds } from "../expressions.ts";
import { narrow } from "../narrow.ts";
import { idsOf, walked } from "../walked.ts";

/** Whatever filters a list is given together, it gives exactly what passes all of them, whoever applies them and in which way. */
export const filters = (provider: Provider, desk: Desk, counts: Counts): void => {
  const list = listedOf(provider).find(([resource]) => resource === "tickets")?.[1];
  if (list === undefined) return;
  const choice = fc.record(
    Object.fromEntries(list.filters.map(({ name }) => [name, fc.array(fc.nat(), { minLength: 1, maxLength: 3 })])),
    { requiredKeys: [] },
  );
  test("every combination of filters gives what passes all of them, on every account", async () => {
    const believed = narrow(provider) ?? provider;
    const account = fc.record({ seed: fc.nat(), objects: fc.integer({ min: 1, max: 250 }) });
    const choices = fc.array(choice, { minLength: 4, maxLength: 4 });
    const limits = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(account, choices, limits, async (wish, chosen, given) => {
        await using bench = await openBench(believed, desk, { ...wish, pageCap: 10_000 });
        const { rows } = await walked(bench, "tickets", { include: list.testable });
        for (const one of chosen) {
          const query = queryOf(one, rows);
          const { rows: passed } = await walked(bench, "tickets", query, given);
          expect(idsOf(passed), JSON.stringify(query)).toEqual(idsOf(rows.filter(passing(query))));
        }
      }),
      { numRuns: counts.walks },
    );
  }, 300_000);
};

/** Values that the tickets have, some that none has, and times that lie on a ticket. */
const queryOf = (chosen: Readonly<Record<string, readonly number[] | undefined>>, rows: readonly Row[]): Body =>
  Object.fromEntries(
    Object.entries(chosen).flatMap(([name, picks = []]) => {
      // What the list of this account does not show is refused, which is tested elsewhere.
      if (rows.some(({ not_loaded }) => not_loaded.includes(name === "tag" ? "tags" : name))) return [];
      const held = rows.flatMap((row) => fields[fieldOf(name)]?.(row) ?? []).filter((value) => value !== null);
      const values = [...new Set(held.map(String))].toSorted();
      const picked = picks.map((pick) => values[pick % (values.length + 1)] ?? nobody(name));
      return [[name, isTime(name) ? picked[0] : picked]];
    }),
  );

const isTime = (name: string): boolean => /_(?:after|before)$/.test(name);
const nobody = (name: string): string => (isTime(name) ? "2026-03-14T09:26:53Z" : "999999999999");

/** Filters of a list in the words of a search. */
const passing =
  (query: Body) =>
  (row: Row): boolean =>
    Object.entries(query).every(([name, value]) => holds(filterOf(name, value), row));

const filterOf = (name: string, value: unknown): Filter => {
  if (!isTime(name)) return { [name]: value };
  return { [fieldOf(name)]: { [name.endsWith("_after") ? "gte" : "lt"]: value } };
};
