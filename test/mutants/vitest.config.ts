import { matchesGlob, relative } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = process.cwd();

const tests = process.env["MUTANTS_TESTS"]?.split(" ") ?? [];
const placeOf = ({ moduleId }: TestSpecification): number =>
  tests.findIndex((pattern) => matchesGlob(relative(root, moduleId), pattern));

/** The first test that fails ends a run: those come first that are likelier to fail, or take less time. */
class AsListed extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

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
    include: tests,
    // A test that was merely slow would count as one that has failed.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    sequence: { sequencer: AsListed },
  },
});
