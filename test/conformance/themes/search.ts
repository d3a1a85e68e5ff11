import type { Provider } from "@portico/connector";
import { ticketSearchSchema } from "@portico/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openBench } from "../bench.ts";
import type { Counts } from "../counts.ts";
import { listedOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import type { Body, Row } from "../door.ts";
import { idsOf, walked } from "../walked.ts";

/** A filter as a caller writes it. */
type Filter = { readonly [name: string]: unknown };

/** A search gives exactly the tickets for which its expression holds, and refuses unasked what it cannot look for. */
export const search = (provider: Provider, desk: Desk, counts: Counts): void => {
  const list = listedOf(provider).find(([resource]) => resource === "tickets")?.[1];
  if (list === undefined) return;
  const names = Object.keys(fields).filter((name) => list.filters.some((filter) => fieldOf(filter.name) === name));

  test("whatever the expression and the limits, the hits are the tickets for which it holds, each once", async () => {
    await using bench = await openBench(provider, desk, { objects: 130 });
    const { rows } = await walked(bench, "tickets");
    await fc.assert(
      fc.asyncProperty(expressions(names, rows), fc.integer({ min: 1, max: 100 }), async (filter, limit) => {
        const { rows: hits, steps } = await walked(bench, "tickets", asked(filter), [limit]);
        expect(idsOf(hits)).toEqual(idsOf(rows.filter((row) => holds(filter, row))));
        expect(steps.at(-1)).toMatchObject({ next: null, cutBy: null });
      }),
      { numRuns: counts.walks * 3 },
    );
  }, 120_000);

  describe("what is refused costs no call:", () => {
    test("full text where there is none", async () => {
      expect(await refusalOf(provider, desk, { text: "refund" })).toMatchObject({
        code: "unsupported_operation",
        ...at("/text"),
      });
    });

    test("ids that the vendor cannot have given out", async () => {
      const failure = await refusalOf(provider, desk, asked({ or: [{ requester_id: "no such id!" }] }));
      expect(failure).toMatchObject({ code: "validation_failed", ...at("/filter/or/0/requester_id") });
    });

    for (const name of list.untestable)
      test(`${name}, which nobody can look at`, async () => {
        const failure = await refusalOf(provider, desk, asked({ not: { [name]: "2026-03-14T09:26:53Z" } }));
        expect(failure).toMatchObject({ code: "unsupported_operation", ...at(`/filter/not/${name}`) });
      });
  });
};

const refusalOf = async (provider: Provider, desk: Desk, given: Body): Promise<unknown> => {
  await using bench = await openBench(provider, desk);
  const failure = await bench.door.list("tickets", given).catch((error: unknown) => error);
  expect(bench.calls()).toEqual([]);
  return failure;
};
const at = (pointer: string) => ({ details: { errors: [expect.objectContaining({ pointer })] } });

/** The body of a search as a transport hands it on. */
const asked = (filter: Filter): Body => ({ filter: ticketSearchSchema.parse({ filter }).filter });

const fieldOf = (filter: string): string => (filter === "tag" ? filter : filter.replace(/_(?:after|before)$/, "_at"));

/** What a ticket holds under each name that can be filtered by. */
const fields: Readonly<Record<string, (row: Row) => readonly unknown[]>> = {
  status: (row) => [row["status"]],
  priority: (row) => [row["priority"]],
  assignee_id: (row) => [row["assignee_id"]],
  group_id: (row) => [row["group_id"]],
  requester_id: (row) => [row["requester_id"]],
  company_id: (row) => [row["company_id"]],
  tag: (row) => (Array.isArray(row["tags"]) ? row["tags"] : []),
  created_at: (row) => [row["created_at"]],
  updated_at: (row) => [row["updated_at"]],
};
const ordered = new Set(["created_at", "updated_at"]);
const nullable = new Set(["assignee_id", "group_id", "requester_id", "company_id"]);

/** Expressions over values that the tickets have. */
const expressions = (names: readonly string[], rows: readonly Row[]): fc.Arbitrary<Filter> => {
  const tests = names.map((name): fc.Arbitrary<Filter> => {
    const held = rows.flatMap((row) => fields[name]?.(row) ?? []);
    const values = [...new Set(held)].filter((value) => nullable.has(name) || value !== null);
    if (values.length === 0) return fc.constant({});
    const value = fc.constantFrom(...values);
    const several = fc.array(value, { minLength: 1, maxLength: 3 });
    const words = fc.oneof(value, several, fc.record({ not: fc.oneof(value, several) }));
    const bounds = fc.dictionary(fc.constantFrom("gt", "gte", "lt", "lte"), value, { minKeys: 1, maxKeys: 2 });
    return (ordered.has(name) ? bounds : words).map((wanted) => ({ [name]: wanted }));
  });
  const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { depthSize: "small" },
      fc.tuple(fc.oneof(...tests), fc.oneof(...tests)).map(([one, other]) => Object.assign({}, one, other)),
      fc.array(tie("filter"), { minLength: 1, maxLength: 3 }).map((or) => ({ or })),
      fc.array(tie("filter"), { minLength: 1, maxLength: 2 }).map((and) => ({ and })),
      tie("filter").map((not) => ({ not })),
    ),
  }));
  return filter;
};

/** The language once more, as the documentation words it. */
const holds = (filter: Filter, row: Row): boolean =>
  Object.entries(filter).every(([name, wanted]) => {
    if (name === "or") return (wanted as Filter[]).some((part) => holds(part, row));
    if (name === "and") return (wanted as Filter[]).every((part) => holds(part, row));
    if (name === "not") return !holds(wanted as Filter, row);
    const held = fields[name]?.(row) ?? [];
    if (typeof wanted !== "object" || wanted === null || Array.isArray(wanted)) return isAmong(held, wanted);
    return Object.entries(wanted).every(([operator, bound]) =>
      operator === "not" ? !isAmong(held, bound) : held.some((value) => isOrdered(operator, value, bound)),
    );
  });

const isAmong = (held: readonly unknown[], wanted: unknown): boolean =>
  held.some((value) => [wanted].flat().includes(value));
const isOrdered = (operator: string, value: unknown, bound: unknown): boolean => {
  const between = Date.parse(String(value)) - Date.parse(String(bound));
  return (
    (between > 0 && operator.startsWith("g")) ||
    (between < 0 && operator.startsWith("l")) ||
    (between === 0 && operator.endsWith("e"))
  );
};
