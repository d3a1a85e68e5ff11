import fc from "fast-check";
import { describe, expect, inject, test } from "vitest";
import { parseJson, testsOf, ticketSearchSchema } from "./index.ts";

const parse = (filter: unknown) => ticketSearchSchema.safeParse({ filter });
const conditionOf = (filter: unknown) => ticketSearchSchema.parse({ filter }).filter;
const faults = (filter: unknown): Record<string, string> =>
  Object.fromEntries(parse(filter).error?.issues.map(({ path, message }) => [`/${path.join("/")}`, message]) ?? []);

test("names are joined by and, in whatever order they come", () => {
  const expected = {
    and: [
      { at: "/priority", of: "priority", is: "in", values: ["high"] },
      { at: "/status", of: "status", is: "in", values: ["new", "open"] },
    ],
  };
  expect(conditionOf({ status: ["new", "open"], priority: "high" })).toEqual(expected);
  expect(JSON.stringify(conditionOf({ priority: "high", status: ["new", "open"] }))).toBe(JSON.stringify(expected));
});

test("and, or and not nest, and each test knows where it stands", () => {
  const filter = { or: [{ not: { group_id: null } }, { and: [{ "custom_fields.cf/x": { gt: 1, lte: 2.5 } }] }] };
  expect(testsOf(conditionOf(filter) ?? { and: [] })).toEqual([
    { at: "/or/0/not/group_id", of: "group_id", is: "in", values: [null] },
    { at: "/or/1/and/0/custom_fields.cf~1x/gt", of: "custom_fields.cf/x", is: "gt", values: [1] },
    { at: "/or/1/and/0/custom_fields.cf~1x/lte", of: "custom_fields.cf/x", is: "lte", values: [2.5] },
  ]);
});

test.each([
  ["gt", ["high", "urgent"]],
  ["gte", ["normal", "high", "urgent"]],
  ["lt", ["low"]],
  ["lte", ["low", "normal"]],
])("priorities have an order: %s normal", (operator, values) => {
  expect(conditionOf({ priority: { [operator]: "normal" } })).toMatchObject({ is: "in", values });
});

test("the list's names for times are comparisons, in UTC", () => {
  expect(conditionOf({ created_before: "2026-03-14T11:26:53+02:00" })).toMatchObject({
    of: "created_at",
    is: "lt",
    values: ["2026-03-14T09:26:53Z"],
  });
});

test("numerals are numbers, and those that no number holds are refused", () => {
  const filter = parseJson('{"custom_fields.a":{"gte":12.50},"custom_fields.b":[12345678901234567890]}');
  expect(faults(filter)).toEqual({
    "/filter/custom_fields.b/0": "Give text, a number that a double holds, true, false, or null for empty.",
  });
});

describe("a fault is told where it is", () => {
  const deep = (levels: number): unknown => (levels === 0 ? { status: "open" } : { not: deep(levels - 1) });
  test.each<[string, unknown, string]>([
    ["a name that does not exist", { nope: 1 }, "/filter/nope"],
    ["a name of every object", { constructor: 1 }, "/filter/constructor"],
    ["a custom field without a name", { "custom_fields.": 1 }, "/filter/custom_fields."],
    ["a word that does not exist", { or: [{ status: ["open", "opn"] }] }, "/filter/or/0/status/1"],
    ["an empty list", { status: [] }, "/filter/status"],
    ["too many values", { group_id: Array.from({ length: 101 }, () => "1") }, "/filter/group_id"],
    ["an empty comparison", { priority: {} }, "/filter/priority"],
    ["a comparison that does not exist", { priority: { above: "low" } }, "/filter/priority/above"],
    ["an order where there is none", { status: { gt: "open" } }, "/filter/status/gt"],
    ["a comparison with nothing", { "custom_fields.a": { gt: null } }, "/filter/custom_fields.a/gt"],
    [
      "a comparison on top of a name that is one",
      { created_after: { gt: "2026-01-01T00:00:00Z" } },
      "/filter/created_after",
    ],
    ["two times where one is due", { created_after: ["2026-01-01T00:00:00Z"] }, "/filter/created_after"],
    ["a time that is none", { updated_at: { gte: "yesterday" } }, "/filter/updated_at/gte"],
    ["an or of nothing", { or: [] }, "/filter/or"],
    ["an or that is no list", { or: { status: "open" } }, "/filter/or"],
    ["an expression that is none", { not: "open" }, "/filter/not"],
    ["a filter that is a list", [], "/filter"],
    ["more nesting than there may be", deep(9), `/filter${"/not".repeat(9)}`],
  ])("%s", (_name, filter, pointer) => {
    expect(Object.keys(faults(filter))).toContain(pointer);
  });

  test("more tests than there may be, and no further ones", () => {
    const or = Array.from({ length: 60 }, () => ({ status: "open", priority: "low" }));
    expect(Object.keys(faults({ or }))).toEqual(["/filter/or/50/priority"]);
  });

  test("as deep as it may be is no fault", () => {
    expect(faults(deep(8))).toEqual({});
  });
});

test("whatever is sent is taken or refused with a pointer into it, and never fails otherwise", () => {
  const name = fc.constantFrom(
    "status",
    "priority",
    "tag",
    "and",
    "or",
    "not",
    "created_at",
    "custom_fields.x",
    "__proto__",
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: "medium" },
      fc.constantFrom("open", "high", "2026-01-01T00:00:00Z", 5, null, true, Infinity, JSON.rawJSON("1.50")),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.oneof(name, fc.constantFrom("gt", "not", "lte")), tie("value"), { maxKeys: 3 }),
    ),
  }));
  fc.assert(
    fc.property(value, (filter) => {
      const { error, data } = parse(filter);
      expect(error?.issues.every(({ path }) => path[0] === "filter")).not.toBe(false);
      expect(testsOf(data?.filter ?? { and: [] }).every(({ values }) => values.length > 0)).toBe(true);
    }),
    { numRuns: inject("parserCases") },
  );
});
