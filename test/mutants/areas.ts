/** Code that mutants are made of, and the tests that have to tell each from the original. */
export interface Area {
  code: readonly string[];
  /** In the order in which they are tried. */
  tests: readonly string[];
}

const auth = "packages/services/src/auth";
const writes = "packages/services/src/writes";

/** The code whose every condition keeps something secret, single or where it belongs. An area of several parts is `area/part`. */
export const areas: Readonly<Record<string, Area>> = {
  vault: {
    code: ["packages/vault/src/*.ts", "!packages/vault/src/fixture.ts"],
    tests: ["packages/vault/src/*.unit.test.ts", "packages/vault/src/*.test.ts"],
  },
  egress: {
    code: ["packages/http/src/*.ts"],
    tests: ["packages/http/src/*.unit.test.ts", "packages/http/src/*.test.ts"],
  },
  "auth/credentials": {
    code: [`${auth}/{api-key,delegation,guesses,json-web-token,networks}.ts`],
    tests: [`${auth}/*.unit.test.ts`],
  },
  "auth/sign-in": {
    code: [`${auth}/{api-key-sign-in,authenticate}.ts`],
    tests: ["authenticate.unit", "authenticate.integration", "token-sign-in.integration"].map(
      (name) => `${auth}/${name}.test.ts`,
    ),
  },
  "auth/tokens": {
    code: [`${auth}/{key-sets,token-sign-in}.ts`],
    tests: [`${auth}/token-sign-in.integration.test.ts`, `${auth}/key-sets.integration.test.ts`],
  },
  cursors: {
    code: ["packages/services/src/paging/*.ts"],
    tests: ["packages/services/src/paging/*.test.ts"],
  },
  "idempotency/kept": {
    code: [`${writes}/{kept,operator-vault,outcome}.ts`],
    tests: [`${writes}/*.unit.test.ts`],
  },
  "idempotency/once": {
    code: [`${writes}/{guard,once,refusals}.ts`],
    tests: [`${writes}/once.integration.test.ts`],
  },
  "idempotency/ledger": {
    code: [`${writes}/{admit,ledger}.ts`],
    tests: ["ledger", "admit", "once"].map((name) => `${writes}/${name}.integration.test.ts`),
  },
  "idempotency/settling": {
    code: [`${writes}/reconcile.ts`],
    tests: [`${writes}/reconcile.integration.test.ts`, `${writes}/attribute.integration.test.ts`],
  },
  "idempotency/attribution": {
    code: [`${writes}/attribute.ts`],
    tests: [`${writes}/attribute.integration.test.ts`],
  },
};
