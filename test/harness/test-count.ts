import { z } from "zod";

export interface TestCount {
  passed: number;
  failed: number;
}

export const noTests: TestCount = { passed: 0, failed: 0 };

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/** Reads vitest's JSON report. A file that failed without a failed test in it, say one that does not load, counts as one. */
export const countTests = (json: string | undefined): TestCount => {
  if (json === undefined) return noTests;
  const { numPassedTests, numFailedTests, testResults } = report.parse(JSON.parse(json));
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return { passed: numPassedTests, failed: numFailedTests + brokenFiles.length };
};

/** The closing line of a test run. */
export const formatCount = ({ passed, failed }: TestCount): string => `Tests: ${passed} passed, ${failed} failed`;
