import { expect, test } from "vitest";
import { showSpread, takeTurns, toDifferences, toRatios, toSpread } from "./pairs.ts";

test("a spread names the least, the middle and the most", () => {
  expect(toSpread([3, 1, 2])).toEqual({ min: 1, median: 2, max: 3 });
});

test("ratios are made within a round, so that what slowed both down does not count", () => {
  expect(toRatios([50, 5, 20], [100, 10, 40])).toEqual({ min: 0.5, median: 0.5, max: 0.5 });
});

test("differences are made within a round", () => {
  expect(toDifferences([5, 7], [1, 4])).toEqual([4, 3]);
});

test("subjects are measured once a round, every second round backwards", async () => {
  const order: string[] = [];
  const subjects = [{ door: { name: "a" } }, { door: { name: "b" } }];
  const measured = await takeTurns(subjects, 3, async ({ door }) => order.push(door.name));
  expect(order.join("")).toBe("abbaab");
  expect(Object.fromEntries(measured)).toEqual({ a: [1, 4, 5], b: [2, 3, 6] });
});

test("a spread is shown as its middle, with the rest in brackets", () => {
  expect(showSpread({ min: 0.876, median: 0.923, max: 1 })).toBe("0.92 (0.88–1.00)");
});
