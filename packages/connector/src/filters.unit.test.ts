import type { Ticket, TicketQuery } from "@portico/model";
import { describe, expect, test } from "vitest";
import type { List } from "./contract.ts";
import { honouredBy, sieveOf, unhonoured } from "./filters.ts";
import { invented, tickets, toTicket } from "./testing/invented.ts";

const row = (given: Partial<Ticket>): Ticket => ({ ...toTicket({ id: "1", subject: "", status: "open" }), ...given });
const unable: List<"tickets"> = { ...tickets, filters: [] };
const passes = (query: Partial<TicketQuery>, given: Partial<Ticket>): boolean =>
  sieveOf(invented, unable, { limit: 1, ...query }).passes(row(given));

test.each<[string, Partial<TicketQuery>, Partial<Ticket>, boolean]>([
  ["any of several words", { status: ["open", "pending"] }, { status: "pending" }, true],
  ["none of the words", { status: ["open"] }, { status: "closed" }, false],
  ["a value that is not there", { priority: ["high"] }, { priority: null }, false],
  ["ids as text", { assignee_id: ["17"] }, { assignee_id: "17" }, true],
  ["one tag of many, in any case", { tag: ["VIP"] }, { tags: ["billing", "vip"] }, true],
  ["a part of a tag", { tag: ["vi"] }, { tags: ["vip"] }, false],
  ["the very instant after", { updated_after: "2026-03-14T09:26:53Z" }, { updated_at: "2026-03-14T09:26:53Z" }, true],
  [
    "the instant in another zone",
    { created_after: "2026-03-14T11:26:53+02:00" },
    { created_at: "2026-03-14T09:26:53Z" },
    true,
  ],
  ["a second before after", { updated_after: "2026-03-14T09:26:53Z" }, { updated_at: "2026-03-14T09:26:52Z" }, false],
  [
    "the very instant before",
    { updated_before: "2026-03-14T09:26:53Z" },
    { updated_at: "2026-03-14T09:26:53Z" },
    false,
  ],
  [
    "a time within both bounds",
    { created_after: "2026-01-01T00:00:00Z", created_before: "2027-01-01T00:00:00Z" },
    {},
    true,
  ],
  ["two filters of which one fails", { status: ["open"], tag: ["x"] }, { tags: ["x"], status: "closed" }, false],
  ["no filter at all", {}, {}, true],
])("%s", (_name, query, given, expected) => {
  expect(passes(query, given)).toBe(expected);
});

describe("what the vendor applies itself", () => {
  test("is not tested again", () => {
    const sieve = sieveOf(invented, tickets, { limit: 1, status: ["open"] });
    expect(sieve).toMatchObject({ sparse: false });
    expect(sieve.passes(row({ status: "closed" }))).toBe(true);
  });

  test("is tested here after all, where it takes one value and was given two", () => {
    const query = { limit: 1, requester_id: ["1", "2"] };
    expect(honouredBy(tickets, query)).toEqual(["status"]);
    expect(sieveOf(invented, tickets, query).sparse).toBe(true);
    expect(honouredBy(tickets, { limit: 1, requester_id: ["1"] })).toEqual(["status", "requester_id"]);
  });

  test("is tested again where it is a time, since vendors' grain is coarser", () => {
    const list: List<"tickets"> = { ...tickets, filters: ["updated_after"] };
    const sieve = sieveOf(invented, list, { limit: 1, updated_after: "2026-03-14T09:26:53Z" });
    expect(sieve.sparse).toBe(false);
    expect(sieve.passes(row({ updated_at: "2026-03-14T09:26:52Z" }))).toBe(false);
  });
});

test("a row that does not hold what a filter looks at is refused, not lost", () => {
  expect(() => passes({ tag: ["x"] }, { tags: [], not_loaded: ["tags"] })).toThrow(
    expect.objectContaining({
      code: "unsupported_operation",
      details: { errors: [expect.objectContaining({ pointer: "/tag" })] },
    }),
  );
});

test("of a contact's companies the filter looks at the primary one", () => {
  const contact = { ...row({}), company_ids: ["1", "2"] };
  const [first, second] = ["1", "2"].map((id) => sieveOf(invented, unable, { limit: 1, company_id: [id] }));
  expect(first?.passes(contact)).toBe(true);
  expect(second?.passes(contact)).toBe(false);
});

describe("what a list does not honour of its query", () => {
  test("is one condition, without the bounds of the last change", () => {
    const filter = { not: { at: "/not/tag", of: "tags", is: "in" as const, values: ["x"] } };
    const created_before = "2026-03-14T09:26:53Z";
    const query = { limit: 1, status: ["open" as const], tag: ["vip"], created_before, updated_after: created_before };
    expect(unhonoured<"tickets">(tickets, { ...query, filter })).toEqual({
      and: [
        { at: "/tag", of: "tags", is: "in", values: ["vip"] },
        { at: "/created_before", of: "created_at", is: "lt", values: [created_before] },
        filter,
      ],
    });
  });

  test("is nothing where it honours all", () => {
    expect(unhonoured<"tickets">(tickets, { limit: 1, status: ["open"], updated_before: "2026-03-14T09:26:53Z" })).toBe(
      undefined,
    );
  });
});
