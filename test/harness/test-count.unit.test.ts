import { expect, test } from "vitest";
import { countTests, formatCount } from "./test-count.ts";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((status) => ({ status })),
});
const report = (passed: number, failed: number, files: object[]) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults: files, success: false });

test("the closing line carries the numbers of vitest's own report", () => {
  const json = report(2, 1, [file("passed", "passed"), file("failed", "passed", "failed")]);
  expect(formatCount(countTests(json))).toBe("Tests: 2 passed, 1 failed");
});

test("a file that does not load counts as a failure although no test in it failed", () => {
  expect(countTests(report(1, 0, [file("passed", "passed"), file("failed")]))).toEqual({ passed: 1, failed: 1 });
});

test("a run that wrote no report has run no tests", () => {
  expect(countTests(undefined)).toEqual({ passed: 0, failed: 0 });
});
