import { type Condition, parseJson, type Ticket, ticketSearchSchema } from "@portico/model";
import { describe, expect, test } from "vitest";
import { passesCondition } from "./search-condition.ts";
import { hoisted, refuseUnsearchable } from "./search.ts";
import { invented, tickets, toTicket } from "./testing/invented.ts";

const conditionOf = (filter: unknown): Condition => ticketSearchSchema.parse({ filter }).filter ?? { and: [] };
const row = (given: Partial<Ticket>): Ticket => ({ ...toTicket({ id: "1", subject: "", status: "open" }), ...given });
const passes = (filter: unknown, given: Partial<Ticket> = {}): boolean =>
  passesCondition(invented, { ...row(given) }, conditionOf(filter));
const custom = (text: string): Partial<Ticket> => ({ custom_fields: parseJson(text) as Record<string, unknown> });

test.each<[string, unknown, Partial<Ticket>, boolean]>([
  ["one of several words", { status: ["open", "new"] }, { status: "new" }, true],
  ["another word", { status: "closed" }, {}, false],
  ["what is not one of several", { status: { not: ["closed", "new"] } }, {}, true],
  ["null for none", { assignee_id: null }, { assignee_id: null }, true],
  ["null where there is one", { assignee_id: null }, { assignee_id: "5" }, false],
  ["none passes not", { assignee_id: { not: "5" } }, { assignee_id: null }, true],
  ["none or this", { assignee_id: [null, "5"] }, { assignee_id: "5" }, true],
  ["one tag of many, in any case", { tag: "VIP" }, { tags: ["billing", "vip"] }, true],
  ["a tag that is missing", { tag: { not: "vip" } }, { tags: ["billing"] }, true],
  ["a priority above", { priority: { gt: "normal" } }, { priority: "high" }, true],
  ["no priority is above nothing", { priority: { gte: "low" } }, { priority: null }, false],
  ["the very instant", { created_at: { gte: "2026-03-14T10:26:53+01:00" } }, {}, true],
  ["after the instant", { created_at: { gt: "2026-03-14T09:26:53Z" } }, {}, false],
  ["up to the instant", { created_at: { lte: "2026-03-14T09:26:53Z" } }, {}, true],
  ["before the instant", { created_before: "2026-03-14T09:26:53Z" }, {}, false],
  ["any of", { or: [{ status: "closed" }, { tag: "vip" }] }, { tags: ["vip"] }, true],
  ["all of", { and: [{ status: "closed" }, { tag: "vip" }] }, { tags: ["vip"] }, false],
  ["not", { not: { status: "closed", tag: "vip" } }, { tags: ["vip"] }, true],
  ["a custom field's text", { "custom_fields.cf_tier": "gold" }, custom('{"cf_tier":"gold"}'), true],
  ["a custom field that is not there", { "custom_fields.cf_tier": null }, custom("{}"), true],
  ["a custom field of every object", { "custom_fields.constructor": null }, custom("{}"), true],
  ["a custom field with a dot in its key", { "custom_fields.a.b": 1 }, custom('{"a.b":1}'), true],
  ["one choice of several", { "custom_fields.cf_days": "mo" }, custom('{"cf_days":["tu","mo"]}'), true],
  ["a number however it is written", { "custom_fields.cf_sum": 12.5 }, custom('{"cf_sum":12.50}'), true],
  ["a decimal written as text", { "custom_fields.cf_sum": { gt: 9 } }, custom('{"cf_sum":"12.50"}'), true],
  ["text that is no number", { "custom_fields.cf_sum": { lt: 9 } }, custom('{"cf_sum":"many"}'), false],
  ["a number is not its text", { "custom_fields.cf_sum": "5" }, custom('{"cf_sum":5}'), false],
  [
    "a numeral that no number holds",
    { "custom_fields.n": "12345678901234567890" },
    custom('{"n":12345678901234567890}'),
    true,
  ],
  ["days by the order of their text", { "custom_fields.d": { gte: "2026-02-28" } }, custom('{"d":"2026-03-01"}'), true],
  ["false is not empty", { "custom_fields.b": false }, custom('{"b":false}'), true],
  ["empty is not false", { "custom_fields.b": false }, custom("{}"), false],
  ["no condition", {}, {}, true],
])("%s", (_name, filter, given, expected) => {
  expect(passes(filter, given)).toBe(expected);
});

const refusalOf = (attempt: () => unknown): unknown => {
  try {
    attempt();
  } catch (error) {
    return error;
  }
  return undefined;
};
const pointersTo = (...pointers: string[]): unknown => ({
  details: { errors: pointers.map((pointer) => expect.objectContaining({ pointer })) },
});

const refuse = (query: object): unknown =>
  refusalOf(() => refuseUnsearchable(invented, { ...tickets, untestable: ["created_after"] }, { limit: 1, ...query }));

describe("what is refused", () => {
  test("is a field that this row does not show", () => {
    const filter = { or: [{ tag: "vip" }] };
    expect(refusalOf(() => passes(filter, { not_loaded: ["tags"] }))).toMatchObject({
      code: "unsupported_operation",
      ...(pointersTo("/filter/or/0/tag") as object),
    });
  });

  test("is full text, what nobody can look at, and an id that the vendor cannot have given, unasked", () => {
    expect(refuse({ text: "refund" })).toMatchObject(pointersTo("/text") as object);
    expect(refuse({ filter: conditionOf({ not: { created_at: { lt: "2026-01-01T00:00:00Z" } } }) })).toMatchObject(
      pointersTo("/filter/not/created_at/lt") as object,
    );
    const filter = conditionOf({ or: [{ group_id: ["17", "x", null] }, { requester_id: { not: "y" } }] });
    expect(refuse({ filter })).toMatchObject(
      pointersTo("/filter/or/0/group_id", "/filter/or/1/requester_id/not") as object,
    );
  });

  test("is nothing that can be looked for", () => {
    expect(refuse({ filter: conditionOf({ status: "open", group_id: [null, "4"] }) })).toBeUndefined();
  });
});

const hoist = (filter: unknown): object => hoisted<"tickets">(tickets, { limit: 1, filter: conditionOf(filter) });

describe("what the list's own filters can say", () => {
  test("is said by them, where it holds of every hit", () => {
    expect(hoist({ requester_id: "5", and: [{ status: ["open"] }] })).toEqual({
      limit: 1,
      requester_id: ["5"],
      status: ["open"],
      filter: undefined,
    });
  });

  test("stays in the filter where it is one way of several, or nothing that they can say", () => {
    const filter = { requester_id: null, or: [{ status: "open" }], not: { status: "closed" }, group_id: "4" };
    expect(hoist(filter)).toEqual({ limit: 1, filter: conditionOf(filter) });
  });

  test("is said once, and again in the filter", () => {
    expect(hoist({ status: "open", and: [{ status: "closed" }] })).toMatchObject({
      status: ["closed"],
      filter: { and: [{ values: ["open"] }] },
    });
  });

  test("are the bounds of time, to the millisecond", () => {
    expect(hoist({ updated_at: { gt: "2026-03-14T09:26:53Z", lte: "2026-03-14T09:26:59Z" } })).toMatchObject({
      updated_after: "2026-03-14T09:26:53.001Z",
      updated_before: "2026-03-14T09:26:59.001Z",
      filter: undefined,
    });
  });
});
