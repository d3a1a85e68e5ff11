import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The tests that need no servers: each mutant runs those of its area that come by it, and no others. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL("../..", import.meta.url)),
    include: ["packages/*/src/**/*.{unit,integration}.test.ts"],
    testTimeout: 60_000,
  },
});
