import { expect, test } from "vitest";
import { ago, plural, span } from "./format.ts";

test.each([
  [0, "0 ms"],
  [999, "999 ms"],
  [999.9, "1 s"],
  [4_240, "4.2 s"],
  [59_960, "1 min"],
  [72_000, "1 min 12 s"],
  [3_600_000, "60 min"],
])("%d ms are %s", (ms, text) => {
  expect(span(ms)).toBe(text);
});

test.each([
  [0, "just now"],
  [-400, "just now"],
  [-5_000, "5 seconds ago"],
  [34_000, "in 34 seconds"],
  [-100_000, "2 minutes ago"],
  [364.9 * 86_400_000, "in 365 days"],
])("%d ms from now is %s", (ms, text) => {
  expect(ago(ms)).toBe(text);
});

test("one is one", () => {
  expect([plural(1, "call"), plural(0, "call"), plural(1_200, "call")]).toEqual(["1 call", "0 calls", "1,200 calls"]);
});
