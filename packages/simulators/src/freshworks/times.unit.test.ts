import { expect, test } from "vitest";
import { parseDay, parseTime, toTime } from "./times.ts";

const noon = Date.UTC(2026, 1, 3, 12, 30);

test.each([
  ["2026-02-03", Date.UTC(2026, 1, 3)],
  ["2026-02-03T12:30", noon],
  ["2026-02-03T12:30Z", noon],
  ["2026-02-03T12:30:00", noon],
  ["2026-02-03T12:30:00Z", noon],
  ["2026-02-03T14:30:00+02:00", noon],
  ["2026-02-03T14:30:00+02", noon],
  ["2026-02-03T07:00:00-0530", noon],
])("%s is read, and means UTC where it names no zone", (text, ms) => {
  expect(parseTime(text)).toBe(ms);
});

test.each(["yesterday", "2026-02-03 12:30", "2026-2-3", "2026-02-03T25:00:00Z", ""])("%j is no time", (text) => {
  expect(parseTime(text)).toBeUndefined();
});

test("a day that the calendar lacks is no day", () => {
  expect(parseDay("2026-02-30")).toBeUndefined();
  expect(parseDay("2026-02-28")).toBe(Date.UTC(2026, 1, 28));
});

test("times are written in whole seconds of UTC", () => {
  expect(toTime(noon + 999)).toBe("2026-02-03T12:30:00Z");
});
