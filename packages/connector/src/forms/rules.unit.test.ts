import { describe, expect, test } from "vitest";
import type { FormTerms, FormField, KnownForm } from "./form.ts";
import { faultsOf } from "./rule.ts";
import { rulesOf } from "./rules.ts";

const field = (key: string, more: Partial<FormField> = {}): FormField => ({
  key,
  alias: null,
  native_id: key,
  resource: "tickets",
  name: key,
  type: "text",
  options: null,
  is_custom: true,
  is_required: false,
  is_writable: true,
  ...more,
});
const select = (...values: string[]): Partial<FormField> => ({
  type: "select",
  options: values.map((value) => ({ value, name: value })),
});

const form: FormTerms = {
  isWhole: true,
  closing: ["5"],
  places: { kind: { ours: "type", theirs: "type", isOption: true }, team: { ours: "group_id", theirs: "team" } },
};
const statuses = [
  { id: "2", name: "Open", status: "open" },
  { id: "5", name: "Done", status: "closed" },
];
const all = ["status", "native_status_id", "type", "group_id", "custom_fields"];

const told = (kind: "create" | "update", fields: FormField[], body: object, more: Partial<KnownForm> = {}) =>
  faultsOf(rulesOf({ form, fields, statuses, ...more }, { kind, fields: all }), body).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );

describe("values", () => {
  test.each([
    { type: "text", good: ["", "x", null], bad: [1, true, {}] },
    { type: "integer", good: [0, -3, JSON.rawJSON("12345678901234567890")], bad: [1.5, "1", true] },
    { type: "number", good: [1.5, "12.50", -2], bad: ["1.5.0", "many", true] },
    { type: "boolean", good: [true, false, null], bad: ["true", 1] },
    { type: "date", good: ["2028-02-29"], bad: ["2026-02-29", "soon", 20260228] },
    { type: "json", good: [{}, [], 1, null], bad: [] },
  ] as const)("of a $type are held to it, and to nothing else", ({ type, good, bad }) => {
    const fields = [field("x", { type })];
    for (const value of good) expect(told("update", fields, { custom_fields: { x: value } })).toEqual([]);
    for (const value of bad)
      expect(told("update", fields, { custom_fields: { x: value } })).toEqual(["/custom_fields/x invalid_value"]);
  });

  test("of a list are among its options", () => {
    const fields = [field("x", select("a", "b")), field("y", { ...select("a", "b"), type: "multi_select" })];
    expect(told("create", fields, { custom_fields: { x: "a", y: ["a", "b"] } })).toEqual([]);
    expect(told("create", fields, { custom_fields: { x: "c", y: ["a", "c"] } })).toEqual([
      "/custom_fields/x invalid_value",
      "/custom_fields/y invalid_value",
    ]);
  });

  test("of the account's own codes and options are known to it", () => {
    const fields = [field("kind", { ...select("Question"), is_custom: false })];
    expect(told("create", fields, { status: "closed", type: "Question" })).toEqual([]);
    expect(told("create", fields, { status: "new", native_status_id: "9", type: "Riddle" })).toEqual([
      "/status unsupported_value",
      "/native_status_id unsupported_value",
      "/type unsupported_value",
    ]);
  });
});

describe("names", () => {
  test("that no field has are each told, whatever they hold", () => {
    const body = { custom_fields: { x: "1", "a/b": 1, 'q"~': 2, größe: 3 } };
    expect(told("create", [field("x")], body)).toEqual([
      "/custom_fields/a~1b unknown_field",
      '/custom_fields/q"~0 unknown_field',
      "/custom_fields/größe unknown_field",
    ]);
  });

  test("are nobody's business where the form does not tell all, or is not shown", () => {
    const body = { custom_fields: { y: 1 } };
    expect(told("create", [field("x")], body, { form: { ...form, isWhole: false } })).toEqual([]);
    expect(told("create", [], body)).toEqual([]);
  });

  test("may be an alias", () => {
    const fields = [field("x", { alias: "nick", type: "integer", is_required: true })];
    for (const custom_fields of [{ x: 1 }, { nick: 1 }]) expect(told("create", fields, { custom_fields })).toEqual([]);
    expect(told("create", fields, { custom_fields: { nick: "1" } })).toEqual(["/custom_fields/nick invalid_value"]);
    expect(told("create", fields, {})).toEqual(["/custom_fields/nick missing"]);
  });
});

describe("what must be filled", () => {
  const fields = [field("x", { is_required: true }), field("team", { is_custom: false, is_required: true })];

  test("is said by a new object, in our name or the vendor's", () => {
    expect(told("create", fields, {})).toEqual(["/custom_fields/x missing", "/group_id missing"]);
    expect(told("create", fields, { group_id: "1", custom_fields: { x: " " } })).toEqual(["/custom_fields/x missing"]);
    expect(told("create", fields, { native: { team: 1, custom_fields: { x: "y" } } })).toEqual([]);
  });

  test("is a list with something in it, where it is a list", () => {
    const lists = [field("x", { type: "multi_select", is_required: true })];
    expect(told("create", lists, { custom_fields: { x: [] } })).toEqual(["/custom_fields/x missing"]);
    expect(told("create", lists, { custom_fields: { x: ["a"] } })).toEqual([]);
  });

  test("is not emptied by a change, and need not be said by it", () => {
    expect(told("update", fields, { type: "x" })).toEqual([]);
    expect(told("update", fields, { group_id: null, custom_fields: { x: null } })).toEqual([
      "/custom_fields/x missing",
      "/group_id missing",
    ]);
  });

  test("is not asked of what lies beyond the form", () => {
    const unless = { required: ["collection_id"] };
    const several = { form: { ...form, unless } };
    expect(told("create", fields, { collection_id: "2" }, several)).toEqual([]);
    const options = [field("x", { type: "select", options: [{ value: "a", name: "a" }] })];
    const other = { custom_fields: { x: "b" } };
    expect(told("create", options, { ...other, collection_id: "2" }, several)).toEqual([]);
    expect(told("create", options, other, several)).toEqual(["/custom_fields/x invalid_value"]);
    expect(told("create", [], { status: "new", collection_id: "2" }, several)).toEqual(["/status unsupported_value"]);
  });

  test("before a ticket is over is asked for when it ends, by its word or its code", () => {
    const closing = [field("x", { isRequiredToClose: true })];
    expect(told("create", closing, { status: "open" })).toEqual([]);
    for (const body of [{ status: "closed" }, { native_status_id: "5" }])
      expect(told("create", closing, body)).toEqual(["/custom_fields/x missing"]);
    expect(told("update", closing, { status: "closed" })).toEqual([]);
    expect(told("update", closing, { status: "closed", custom_fields: { x: null } })).toEqual([
      "/custom_fields/x missing",
    ]);
    expect(told("update", closing, { custom_fields: { x: null } })).toEqual([]);
  });
});

describe("a dependent field", () => {
  const options = { Europe: ["Germany", "Georgia"], America: ["Georgia", "Chile"] };
  const fields = [
    field("region", select("Europe", "America")),
    field("place", { ...select("Germany", "Georgia", "Chile"), dependsOn: { key: "region", options } }),
  ];
  const fault = ["/custom_fields/place invalid_value"];

  test.each([
    { custom_fields: { region: "Europe", place: "Georgia" }, create: [], update: [] },
    { custom_fields: { region: "America", place: "Georgia" }, create: [], update: [] },
    { custom_fields: { region: "Europe", place: null }, create: [], update: [] },
    { custom_fields: { region: "Europe" }, create: [], update: [] },
    { custom_fields: { region: "Europe", place: "Chile" }, create: fault, update: fault },
    { custom_fields: { region: null, place: "Chile" }, create: fault, update: fault },
    { custom_fields: { place: "Chile" }, create: fault, update: [] },
  ])("$custom_fields", ({ custom_fields, create, update }) => {
    expect(told("create", fields, { custom_fields })).toEqual(create);
    expect(told("update", fields, { custom_fields })).toEqual(update);
  });
});
