/**
 * Who may import whom: one way only, from what is deployed down to what knows nothing of ours. An edge that is not here
 * does not exist.
 */
export const law: Readonly<Record<string, readonly string[] | "anything">> = {
  gateway: ["runtime", "services", "model"],
  worker: ["runtime", "services", "model"],
  cli: ["runtime", "services", "model", "sdk"],
  console: ["sdk"],
  runtime: ["services", "providers", "db", "vault", "limiter", "http", "connector", "model"],
  services: ["connector", "db", "vault", "limiter", "http", "model"],
  providers: ["connector", "model"],
  connector: ["http", "model"],
  http: ["model"],
  db: ["model"],
  vault: ["model"],
  limiter: ["model"],
  model: [],
  sdk: [],
  // Styles alone: nobody imports them as code.
  "ui-tokens": [],
  // A fake that shares code with a mapping shares its mistakes.
  simulators: [],
  infra: [],
  test: "anything",
};

/** The scope under which our packages import each other. */
export const SCOPE = "@portico/";

/** The files that read the environment: where a process starts, where its configuration is parsed, and tests. */
export const mayReadEnvironment = (file: string): boolean =>
  file === "packages/runtime/src/config.ts" ||
  file.endsWith("/main.ts") ||
  file.startsWith("infra/") ||
  isTestFile(file);

/** The files that may tell vendors apart: those that belong to one. */
export const mayNameVendor = (file: string): boolean =>
  /^packages\/(?:providers|simulators)\/src\/[^/]+\//.test(file) || isTestFile(file);

/** Tests, and what serves only them: `x.unit.test.ts`, `testing/x.ts`, `test-x.ts`. */
export const isTestFile = (file: string): boolean =>
  file.startsWith("test/") || /\.test(?:-d)?\.ts$|\/testing\/|\/test-[^/]+$/.test(file);
