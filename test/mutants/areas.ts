/** Code that mutants are made of, and the tests that have to tell each from the original. */
export interface Area {
  code: readonly string[];
  tests: readonly string[];
}

const testsIn = (dir: string): readonly string[] => [`${dir}/**/*.unit.test.ts`, `${dir}/**/*.integration.test.ts`];

/** The code whose every condition keeps something secret, single or where it belongs. */
export const areas = {
  vault: {
    code: ["packages/vault/src/*.ts", "!packages/vault/src/fixture.ts"],
    tests: testsIn("packages/vault/src"),
  },
  egress: {
    code: ["packages/http/src/*.ts"],
    tests: testsIn("packages/http/src"),
  },
  auth: {
    code: ["packages/services/src/auth/*.ts"],
    tests: testsIn("packages/services/src/auth"),
  },
  cursors: {
    code: ["packages/services/src/paging/*.ts"],
    tests: testsIn("packages/services/src/paging"),
  },
  idempotency: {
    code: ["packages/services/src/writes/*.ts"],
    tests: testsIn("packages/services/src/writes"),
  },
} as const satisfies Record<string, Area>;
