import { defineConfig } from "vitest/config";

const root = process.cwd();

/** The tests of one area, in the copy of the repository that Stryker runs them in. None of them needs a server. */
export default defineConfig({
  resolve: {
    // The workspace's links lead out of the copy, to code without mutants.
    alias: [
      { find: /^@portico\/(cli|gateway)$/, replacement: `${root}/apps/$1/src/index.ts` },
      { find: /^@portico\/(\w+)$/, replacement: `${root}/packages/$1/src/index.ts` },
    ],
  },
  test: { include: process.env["MUTANTS_TESTS"]?.split(" ") ?? [], testTimeout: 20_000, hookTimeout: 60_000 },
});
