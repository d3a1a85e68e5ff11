/** Code that mutants are made of, and the tests that have to tell each from the original. */
export interface Area {
  code: readonly string[];
  tests: readonly string[];
}

const auth = "packages/services/src/auth";
const writes = "packages/services/src/writes";

/** The code whose every condition keeps something secret, single or where it belongs. An area of several parts is `area/part`. */
export const areas: Readonly<Record<string, Area>> = {
  vault: {
    code: ["packages/vault/src/*.ts", "!packages/vault/src/fixture.ts"],
    tests: ["packages/vault/src/*.test.ts"],
  },
  egress: {
    code: ["packages/http/src/*.ts"],
    tests: ["packages/http/src/*.test.ts"],
  },
  "auth/credentials": {
    code: [`${auth}/{api-key,delegation,guesses,json-web-token,networks}.ts`],
    tests: [`${auth}/*.unit.test.ts`],
  },
  "auth/sign-in": {
    code: [`${auth}/{api-key-sign-in,authenticate,key-sets,token-sign-in}.ts`],
    tests: [`${auth}/{authenticate,key-sets}.integration.test.ts`],
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
    code: [`${writes}/{admit,guard,ledger,once,refusals}.ts`],
    tests: [`${writes}/{admit,ledger,once}.integration.test.ts`],
  },
  "idempotency/settling": {
    code: [`${writes}/{attribute,reconcile}.ts`],
    tests: [`${writes}/{attribute,reconcile}.integration.test.ts`],
  },
};
