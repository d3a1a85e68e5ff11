/** Code that mutants are made of, and the tests that have to tell each from the original. */
export interface Area {
  code: readonly string[];
  tests: readonly string[];
}

/** The code whose every condition keeps something secret, single or where it belongs. */
export const areas: Readonly<Record<string, Area>> = {
  vault: {
    code: ["packages/vault/src/*.ts", "!packages/vault/src/fixture.ts"],
    tests: ["packages/vault/src/*.test.ts"],
  },
  egress: {
    code: ["packages/http/src/*.ts"],
    tests: ["packages/http/src/*.test.ts"],
  },
  auth: {
    code: ["packages/services/src/auth/*.ts"],
    tests: ["packages/services/src/{auth,api-keys,token-issuers}/*.test.ts"],
  },
  cursors: {
    code: ["packages/services/src/paging/*.ts"],
    tests: ["packages/services/src/paging/*.test.ts"],
  },
  idempotency: {
    code: ["packages/services/src/writes/*.ts"],
    tests: ["packages/services/src/writes/*.test.ts", "test/system/writes.test.ts"],
  },
};
