import { Stryker } from "@stryker-mutator/core";
import { parseArgs } from "node:util";
import { type Area, areas } from "./areas.ts";

/** Changes the code in one small way at a time and demands that a test fails: `pnpm test:mutants [area…]`. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { concurrency: { type: "string", default: "2" } },
});

const run = async (name: string, { code, tests }: Area): Promise<void> => {
  const stryker = new Stryker({
    mutate: [...code, "!**/*.test.ts"],
    testRunner: "vitest",
    plugins: [import.meta.resolve("@stryker-mutator/vitest-runner")],
    // Not Stryker's own `testFiles`: with it, what a module does when it is loaded is never mutated.
    vitest: { configFile: "test/mutants/vitest.config.ts", dir: tests },
    // It would be rewritten with an interface that the compiler has no more; no path in it leads out of the copy anyway.
    tsconfigFile: "none",
    coverageAnalysis: "perTest",
    concurrency: Number(values.concurrency),
    reporters: ["progress-append-only", "clear-text", "html", "json"],
    clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
    htmlReporter: { fileName: `reports/mutants/${name}.html` },
    jsonReporter: { fileName: `reports/mutants/${name}.json` },
    thresholds: { high: 95, low: 90, break: 85 },
  });
  await stryker.runMutationTest();
};

const chosen = Object.entries(areas).filter(([name]) => positionals.length === 0 || positionals.includes(name));
for (const [name, area] of chosen) await run(name, area);
