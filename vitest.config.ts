import { defineConfig } from "vitest/config";

const project = (name: string, include: string[], settings: object = {}) => ({
  // What is polled for comes when the machine has time for it.
  test: { name, include, exclude: ["**/node_modules/**"], expect: { poll: { timeout: 30_000 } }, ...settings },
});
const services = { globalSetup: ["test/harness/global-setup.ts"], testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    // Much of what these tests do is to wait: more of them at once than there are processors.
    maxWorkers: "150%",
    projects: [
      // Properties with thousands of cases take their time on a busy machine.
      project("unit", ["{apps,packages}/*/src/**/*.unit.test.ts", "test/{harness,load}/**/*.unit.test.ts"], {
        testTimeout: 60_000,
        provide: { parserCases: 1_000, histories: 10 },
      }),
      project("architecture", ["test/architecture/**/*.test.ts"], { testTimeout: 60_000 }),
      project(
        "integration",
        ["{apps,packages}/*/src/**/*.integration.test.ts", "test/harness/**/*.integration.test.ts"],
        { ...services, provide: { histories: 12 } },
      ),
      project("conformance", ["test/conformance/**/*.test.ts"], services),
      project("e2e", ["test/e2e/**/*.test.ts"], services),
      project("browser", ["test/browser/**/*.test.ts"], services),
      // Not part of `pnpm test` either: pictures of every page, to be looked at.
      project("screenshots", ["test/browser/{,console-}screenshots.ts"], services),
      project("system", ["test/system/**/*.test.ts"], services),
      // Not part of `pnpm test`: the same promises, held for longer and under more load.
      project(
        "heavy",
        [
          "test/heavy/**/*.test.ts",
          "{apps,packages}/*/src/parsing.unit.test.ts",
          "packages/limiter/src/histories.{unit,integration}.test.ts",
        ],
        { ...services, testTimeout: 1_200_000, provide: { parserCases: 300_000, histories: 500 } },
      ),
    ],
  },
});
