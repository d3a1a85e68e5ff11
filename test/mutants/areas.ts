/** Code that mutants are made of, and the folder whose tests have to tell each from the original. */
export interface Area {
  code: readonly string[];
  tests: string;
}

/** The code whose every condition keeps something secret, single or where it belongs. */
export const areas: Readonly<Record<string, Area>> = {
  vault: { code: ["packages/vault/src/*.ts", "!packages/vault/src/fixture.ts"], tests: "packages/vault/src" },
  egress: { code: ["packages/http/src/*.ts"], tests: "packages/http/src" },
  auth: { code: ["packages/services/src/auth/*.ts"], tests: "packages/services/src/auth" },
  cursors: { code: ["packages/services/src/paging/*.ts"], tests: "packages/services/src/paging" },
  idempotency: { code: ["packages/services/src/writes/*.ts"], tests: "packages/services/src/writes" },
};
