import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = process.cwd();

/** The first test that fails ends a run, so that those which start no database come first. */
class UnitTestsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
const rankOf = ({ moduleId }: TestSpecification): number => (moduleId.includes(".unit.") ? 0 : 1);

/** The tests of one area, in the copy of the repository that Stryker runs them in. None of them needs a server. */
export default defineConfig({
  resolve: {
    // The workspace's links lead out of the copy, to code without mutants.
    alias: [
      { find: /^@portico\/(cli|gateway)$/, replacement: `${root}/apps/$1/src/index.ts` },
      { find: /^@portico\/(\w+)$/, replacement: `${root}/packages/$1/src/index.ts` },
    ],
  },
  test: {
    globalSetup: ["test/harness/embedded-database.ts"],
    include: process.env["MUTANTS_TESTS"]?.split(" ") ?? [],
    // A test that was merely slow would count as one that has failed.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    sequence: { sequencer: UnitTestsFirst },
  },
});
