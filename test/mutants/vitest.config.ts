import { defineConfig } from "vitest/config";

/** The tests of one folder, none of which needs a server: each mutant is met by those that come by it. */
export default defineConfig({
  test: { include: ["**/*.{unit,integration}.test.ts"], testTimeout: 60_000 },
});
