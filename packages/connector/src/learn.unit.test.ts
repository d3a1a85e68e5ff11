import { describe, expect, test } from "vitest";
import type { Cost } from "./errand.ts";
import { observe, retryAfterMs, skewMs } from "./learn.ts";
import { invented } from "./testing/invented.ts";

const total: Cost = { class: "total", credits: 1 };
const lists: Cost = { class: "lists", credits: 1 };

const seen = (
  take: readonly Cost[],
  headers: Record<string, string>,
  known: { total?: number; ofClass?: number } = {},
) =>
  observe(invented.limits, take, (name) => headers[name], {
    total: known.total,
    ofClass: known.ofClass,
  });

test("a call on the total alone tells the total", () => {
  expect(seen([total], { "x-limit": "400", "x-left": "399" })).toEqual({
    sent: true,
    classes: [{ class: "total", limit: 400, remaining: 399 }],
  });
});

test("decimals are numbers, and words are none", () => {
  expect(seen([total], { "x-limit": "50.0", "x-left": "49.0" }).classes).toEqual([
    { class: "total", limit: 50, remaining: 49 },
  ]);
  expect(seen([total], { "x-limit": "many" })).toEqual({ sent: true });
  expect(seen([total], {})).toEqual({ sent: true });
});

describe("a call on a class of its own", () => {
  test("tells the class where the figure is not the total's", () => {
    expect(seen([total, lists], { "x-limit": "20" }, { total: 400 }).classes).toEqual([{ class: "lists", limit: 20 }]);
  });

  test("tells the total where the figure is the total's and not the class's", () => {
    expect(seen([total, lists], { "x-limit": "400" }, { total: 400, ofClass: 20 }).classes).toEqual([
      { class: "total", limit: 400 },
    ]);
  });

  test("tells nothing where the two cannot be told apart", () => {
    expect(seen([total, lists], { "x-limit": "400" }, { total: 400, ofClass: 400 })).toEqual({ sent: true });
    expect(seen([total, lists], { "x-limit": "400" })).toEqual({ sent: true });
  });
});

test("what the vendor says a call cost is believed, if it is something", () => {
  expect(seen([total], { "x-cost": "3" })).toEqual({ sent: true, charged: 3 });
  expect(seen([total], { "x-cost": "0" })).toEqual({ sent: true });
});

test.each<[string | undefined, number | undefined]>([
  ["34", 34_000],
  ["0.25", 250],
  ["Tue, 24 Nov 2026 12:00:10 GMT", 10_000],
  ["Tue, 24 Nov 2026 11:00:00 GMT", 0],
  ["soon", undefined],
  [undefined, undefined],
])("Retry-After %s", (value, expected) => {
  expect(retryAfterMs(value, Date.UTC(2026, 10, 24, 12))).toBe(expected);
});

describe("a clock that differs", () => {
  const sent = Date.UTC(2026, 10, 24, 12, 0, 0, 400);
  const date = "Tue, 24 Nov 2026 12:00:00 GMT";
  test.each<[string, number, number, number]>([
    ["is in step with ours within the second that it tells", 0, 10, 0],
    ["is in step however long the answer took", 0, 30_000, 0],
    ["is behind where its second had ended before we asked", 60_000, 60_010, -59_400],
    ["is ahead where its second had not begun when we heard", -60_000, -59_000, 58_600],
  ])("%s", (_, asked, heard, skew) => {
    expect(skewMs(date, sent + asked, sent + heard)).toBe(skew);
  });

  test("is unknown where none is told", () => {
    expect(skewMs(undefined, sent, sent)).toBeUndefined();
    expect(skewMs("soon", sent, sent)).toBeUndefined();
  });
});
