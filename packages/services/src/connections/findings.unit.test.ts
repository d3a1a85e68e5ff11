import type { Provider } from "@portico/connector";
import type { BudgetView } from "@portico/model";
import { describe, expect, test } from "vitest";
import { goldenDesk } from "../testing/golden-desk.ts";
import { findingsOf, momentaryFindings } from "./findings.ts";
import { planOf, shownFlavour } from "./probed.ts";

const blank = { who: "may do less" };
const desk: Provider = {
  ...goldenDesk,
  limits: {
    ...goldenDesk.limits,
    plans: { trial: { total: 50 }, growth: { total: 200 }, pro: { total: 400 }, enterprise: { total: 400 } },
  },
  flavours: { itsm: {}, business: { lacks: ["There are no problems."] }, msp: {} },
  restrictions: { no_administrator: { ...blank, says: "Agents are for administrators." } },
};
const told = { at: "2026-11-24T12:00:00Z", flavour: "itsm", restrictions: [], total: 200 };
const row = (probed: object | null, said: { plan?: string; flavour?: string } = {}) => ({
  plan: null,
  flavour: null,
  probed: probed === null ? null : { ...told, ...probed },
  ...said,
});

test.each<[string, ReturnType<typeof row>, RegExp[]]>([
  ["who has all rights", row({}), []],
  ["who was never asked for", row(null), [/Nobody has asked yet/]],
  ["whose kept facts are of another time", row({ at: 1 }), [/Nobody has asked yet/]],
  ["who is no administrator", row({ restrictions: ["no_administrator"] }), [/for administrators/]],
  ["who lacks what is not told of any more", row({ restrictions: ["forgotten", "toString"] }), []],
  ["an account of a kind that has less", row({ flavour: "business" }), [/no problems/]],
  ["an account of a kind that nobody could tell", row({ flavour: null }), [/PATCH .+ \(itsm, business, msp\)/]],
  ["an account whose kind was said", row({ flavour: null }, { flavour: "msp" }), []],
  ["an account whose kind was said wrong", row({}, { flavour: "msp" }), [/is `msp`, .+ answers as `itsm`/]],
  ["a plan that is the account's", row({}, { plan: "growth" }), []],
  ["a plan that is another's", row({}, { plan: "trial" }), [/is `trial`, .+ of `growth`: 200 calls in 60 s/]],
  ["a plan where the limits are no plan's", row({ total: 777 }, { plan: "trial" }), []],
  ["a plan where the limits are of several", row({ total: 400 }, { plan: "trial" }), []],
  ["a plan where no limits were told", row({ total: null }, { plan: "trial" }), []],
])("of %s what does not work is said", (_, kept, findings) => {
  expect(findingsOf(desk, kept)).toEqual(findings.map((like) => expect.stringMatching(like)));
});

test("a help desk of one kind has no unknown one", () => {
  expect(findingsOf(goldenDesk, row({ flavour: null }))).toEqual([]);
  expect(shownFlavour(goldenDesk, row({ flavour: null }))).toBeNull();
  expect(shownFlavour(desk, row({ flavour: null }))).toBe("unknown");
  expect(shownFlavour(desk, row({}, { flavour: "msp" }))).toBe("msp");
});

test.each([
  [200, "growth"],
  [400, null],
  [777, null],
  [null, null],
])("a total of %s is the limit of %s", (total, plan) => {
  expect(planOf(desk, total)).toBe(plan);
});

describe("of the moment", () => {
  test.each<[string, BudgetView["classes"][number], number | null, RegExp[]]>([
    ["nothing", budget({ used_by_others: 50 }), 5_000, []],
    ["no clock", budget({}), null, []],
    ["a budget that is used up", budget({ frozen_until: "2026-11-24T12:00:00Z" }), 0, [/^The account's.+until 2026/]],
    [
      "a class that others draw on",
      budget({ name: "lists", used_by_others: 51 }),
      0,
      [/^The budget of `lists`.+51 of/],
    ],
    ["a clock that is ahead", budget({}), 95_400, [/95 s ahead of this gateway's/]],
    ["a clock that is behind", budget({}), -5_001, [/5 s behind this gateway's/]],
  ])("%s is said", (_, one, skewMs, findings) => {
    expect(momentaryFindings(desk, [one], skewMs)).toEqual(findings.map((like) => expect.stringMatching(like)));
  });
});

const budget = (given: Partial<BudgetView["classes"][number]>): BudgetView["classes"][number] => ({
  name: "total",
  limit: 100,
  remaining: 100,
  used: 0,
  used_by_others: 0,
  reset_at: null,
  frozen_until: null,
  queued: 0,
  source: "learned",
  ...given,
});
