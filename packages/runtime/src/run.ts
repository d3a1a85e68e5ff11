import { DbError } from "@portico/db";
import { VaultError } from "@portico/vault";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { nameOfError } from "./log.ts";
import { createRuntime, type Runtime } from "./runtime.ts";

/** What a deployable starts once the process is ready; it returns how to stop taking work. */
export type Start = (runtime: Runtime, config: Config) => Promise<{ stop: () => Promise<void> }>;

/** How long work in flight may take to end after a signal. */
const drainMs = 10_000;

/** Runs a deployable from configuration to a clean end. A start that fails says why in one line on standard error. */
export const run = async (start: Start): Promise<void> => {
  try {
    const config = readConfig();
    const runtime = await createRuntime(config);
    // At once: a start that fails after this is not the first one any more, and the token is nowhere else.
    if (runtime.madeOperatorToken !== undefined)
      process.stderr.write(`portico: operator token, shown this once: ${runtime.madeOperatorToken}\n`);
    const { stop } = await start(runtime, config).catch(async (error: unknown) => {
      await runtime.close();
      throw error;
    });
    endOnSignal(runtime, stop);
  } catch (error) {
    const { line, exitCode } = refusal(error);
    process.stderr.write(`portico: ${line}\n`);
    process.exitCode = exitCode;
  }
};

const endOnSignal = (runtime: Runtime, stop: () => Promise<void>): void => {
  let isEnding = false;
  const end = (exitCode: number): void => {
    if (isEnding) return;
    isEnding = true;
    const force = setTimeout(() => process.exit(exitCode === 0 ? 1 : exitCode), drainMs);
    void stop()
      .then(() => runtime.close())
      .finally(() => {
        clearTimeout(force);
        process.exit(exitCode);
      });
  };
  process.on("SIGTERM", () => end(0));
  process.on("SIGINT", () => end(0));
  process.on("unhandledRejection", (error) => {
    runtime.log.error("unhandled_rejection", { error: nameOfError(error) });
    end(1);
  });
};

/** sysexits: 75 is a temporary failure, 78 a fault of the configuration. */
const refusal = (error: unknown): { line: string; exitCode: number } => {
  if (error instanceof ConfigError) return { line: error.message, exitCode: 78 };
  if (error instanceof DbError && error.code === "data_dir_in_use")
    return { line: "another process has this data directory open; stop it, or set PORTICO_DATA_DIR.", exitCode: 75 };
  if (error instanceof DbError || error instanceof VaultError)
    return { line: `${error.message} (${error.code})`, exitCode: 1 };
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
    return { line: "the port is in use; set PORT to another one.", exitCode: 1 };
  return { line: `the start failed: ${nameOfError(error)}`, exitCode: 1 };
};
