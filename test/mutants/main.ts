import { Stryker } from "@stryker-mutator/core";
import { parseArgs } from "node:util";
import { type Area, areas } from "./areas.ts";

/**
 * Changes the code in one small way at a time and demands that a test fails: `pnpm test:mutants [area…]`. With
 * `--incremental` what the last such run has found holds wherever neither code nor tests are others; `--only` narrows an
 * area to a file, or to lines of it: `--only packages/vault/src/vault.ts:10-20`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    concurrency: { type: "string", default: "2" },
    incremental: { type: "boolean", default: false },
    only: { type: "string", multiple: true },
  },
});

const run = async (name: string, { code, tests }: Area): Promise<void> => {
  // Read by the configuration of vitest, in processes that Stryker starts. Its own `testFiles` would leave out what a
  // module does when it is loaded.
  process.env["MUTANTS_TESTS"] = tests.join(" ");
  const stryker = new Stryker({
    mutate: [...(values.only ?? code), "!**/*.test.ts"],
    testRunner: "vitest",
    plugins: [import.meta.resolve("@stryker-mutator/vitest-runner")],
    vitest: { configFile: "test/mutants/vitest.config.ts" },
    // It would be rewritten with an interface that the compiler has no more; no path in it leads out of the copy anyway.
    tsconfigFile: "none",
    coverageAnalysis: "perTest",
    concurrency: Number(values.concurrency),
    incremental: values.incremental,
    incrementalFile: `reports/mutants/${name}.incremental.json`,
    // A busy machine must not pass for a mutant that never ends: most of those are told by what they count.
    timeoutMS: 60_000,
    reporters: ["progress-append-only", "clear-text", "html", "json"],
    clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
    htmlReporter: { fileName: `reports/mutants/${name}.html` },
    jsonReporter: { fileName: `reports/mutants/${name}.json` },
    thresholds: { high: 95, low: 90, break: 85 },
  });
  await stryker.runMutationTest();
};

const isMeant = (name: string, wanted: string): boolean => name === wanted || name.startsWith(`${wanted}/`);
const names = Object.keys(areas);
const unknown = positionals.filter((wanted) => !names.some((name) => isMeant(name, wanted)));
if (unknown.length > 0) {
  console.error(`There is no area ${unknown.join(", ")}. The areas are ${names.join(", ")}.`);
  process.exitCode = 1;
} else {
  for (const [name, area] of Object.entries(areas))
    if (positionals.length === 0 || positionals.some((wanted) => isMeant(name, wanted))) await run(name, area);
}
