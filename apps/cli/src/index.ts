// The door of the tool, for tests: a command without a process.
export { runCli } from "./cli.ts";
export type { CliDeps } from "./cli-deps.ts";
