import { accountWithoutFacts } from "@portico/connector";
import { type Condition, type Field, ticketSearchSchema } from "@portico/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { freshdesk } from "./index.ts";
import { ticketSearch } from "./ticket-search.ts";

const field = (key: string, type: Field["type"]): Field => ({
  key,
  type,
  alias: null,
  native_id: "1",
  resource: "tickets",
  name: key,
  options: null,
  is_custom: true,
  is_required: false,
  is_writable: true,
});
const optionsOf = (...values: string[]): Field["options"] => values.map((value) => ({ value, name: value }));
const account = {
  ...accountWithoutFacts(freshdesk, "acme"),
  statuses: [
    { id: "2", name: "Open", status: "open" as const },
    { id: "7", name: "On hold", status: "on_hold" as const },
    { id: "9000", name: "Assigned to AI Agent", status: "open" as const },
  ],
  fields: [
    field("cf_seats", "integer"),
    field("cf_tier", "select"),
    field("cf_vip", "boolean"),
    field("cf_note", "text"),
    { ...field("ticket_type", "select"), is_custom: false, options: optionsOf("Question", "Customer's wish") },
    { ...field("group", "select"), is_custom: false, options: optionsOf("11", "12") },
    { ...field("agent", "user"), is_custom: false, options: optionsOf("43178672118") },
  ],
};
const conditionOf = (filter: unknown): Condition => ticketSearchSchema.parse({ filter }).filter ?? { and: [] };
const textOf = (filter: unknown): string | undefined => ticketSearch.toText(conditionOf(filter), account)?.text;

test.each<[string, unknown, string | undefined]>([
  ["a status by all its numbers", { status: "on_hold" }, "status:7"],
  ["several words", { status: ["on_hold", "closed"] }, "(status:7 OR status:5)"],
  ["priorities above", { priority: { gte: "high" } }, "(priority:3 OR priority:4)"],
  ["nobody", { assignee_id: [null, "5"] }, "(agent_id:null OR agent_id:5)"],
  ["the whole day of a bound", { created_at: { gt: "2026-03-14T09:26:53Z" } }, "created_at:>'2026-03-14'"],
  ["all of a conjunction that can be said", { group_id: "4", requester_id: "9", tag: "vip" }, "group_id:4"],
  ["an or whose ways can all be said", { or: [{ group_id: "4" }, { priority: "low" }] }, "(group_id:4 OR priority:1)"],
  ["no or of which one way cannot", { or: [{ group_id: "4" }, { tag: "vip" }] }, undefined],
  ["no not", { not: { group_id: "4" } }, undefined],
  ["no status that no number has", { status: "new" }, undefined],
  ["a whole number", { "custom_fields.cf_seats": { gte: 3 } }, "cf_seats:>3"],
  ["no fraction", { "custom_fields.cf_seats": 2.5 }, undefined],
  ["a choice", { "custom_fields.cf_tier": "Größe XL" }, "cf_tier:'Größe XL'"],
  ["no choice that would end its own quotes", { "custom_fields.cf_tier": "x' OR status:2 OR cf_tier:'y" }, undefined],
  ["no choice that would end the query", { "custom_fields.cf_tier": 'x"' }, undefined],
  ["a checked box", { "custom_fields.cf_vip": true }, "cf_vip:true"],
  ["no unchecked box, which may be empty", { "custom_fields.cf_vip": false }, undefined],
  ["no free text", { "custom_fields.cf_note": "x" }, undefined],
  ["no field that the account does not have", { "custom_fields.status": 2 }, undefined],
])("it says %s", (_name, filter, expected) => {
  expect(textOf(filter)).toBe(expected);
});

describe("an open ticket", () => {
  test("may have a status that was removed, so that all known ones must account for every ticket", () => {
    expect(ticketSearch.toText(conditionOf({ status: "open" }), account)).toEqual({
      text: "(status:2 OR status:9000)",
      assuming: "(status:2 OR status:7 OR status:9000 OR status:3 OR status:4 OR status:5)",
    });
  });
});

test("the days of a span are both in it, and the query is quoted once", () => {
  const { query } = ticketSearch.send({ text: "group_id:4", from: 20_000, until: 20_003, page: 2 });
  expect(query).toEqual({ query: `"group_id:4 AND updated_at:>'2024-10-04' AND updated_at:<'2024-10-06'"`, page: "2" });
});

test("hits are parted by what the account's form can be chosen from, and by having none", () => {
  expect(ticketSearch.partings(account)).toEqual([
    ["status:2", "status:7", "status:9000", "status:3", "status:4", "status:5"],
    ["priority:1", "priority:2", "priority:3", "priority:4"],
    ["type:null", "type:'Question'"],
    ["group_id:null", "group_id:11", "group_id:12"],
    ["agent_id:null", "agent_id:43178672118"],
  ]);
});

test("any condition leaves room to part its hits once by each field", () => {
  const ids = Array.from({ length: 30 }, (_, index) => String(10_000_000_000_000 + index));
  const whole = ticketSearch
    .partings(account)
    .reduce<string | undefined>(
      (text, parts) => (text === undefined ? text : ticketSearch.both(text, parts.at(-1) ?? "")),
      textOf({ and: [{ group_id: ids.slice(0, 12) }, { status: "on_hold" }] }),
    );
  expect(whole).toContain("agent_id:43178672118");
  expect(ticketSearch.both("x".repeat(440), "status:2")).toBeUndefined();
});

test("no filter makes a query of more than 512 characters", () => {
  const digits = fc.stringMatching(/^\d{1,14}$/);
  const test = fc
    .constantFrom("group_id", "assignee_id")
    .chain((name) => fc.array(digits, { minLength: 1, maxLength: 30 }).map((ids) => ({ [name]: ids })));
  fc.assert(
    fc.property(fc.array(test, { minLength: 1, maxLength: 10 }), (and) => {
      const text = textOf({ and }) ?? null;
      const parted = text === null ? undefined : ticketSearch.both(text, "agent_id:43178672118");
      const { query } = ticketSearch.send({ text: parted ?? text, from: 0, until: 90_000, page: 10 });
      expect(String(query?.["query"]).length).toBeLessThanOrEqual(512);
    }),
  );
});
