import { startServer } from "@portico/gateway";
import { createRuntime, readConfig } from "@portico/runtime";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import type { HelpDesks } from "../e2e/help-desks.ts";

export const operatorToken = "an-operator-token-for-tests-only-0001";

/** The gateway in this process, so that its clock can be turned. */
export const openGateway = async (
  { origins }: HelpDesks,
  settings: Readonly<Record<string, string>>,
  now: () => number = Date.now,
): Promise<{ url: string; close: () => Promise<void> }> => {
  const dataDir = await mkdtemp(join(tmpdir(), "portico-browser-"));
  await cp(inject("embeddedDatabase"), dataDir, { recursive: true });
  const config = readConfig({
    PORT: "0",
    PORTICO_DATA_DIR: dataDir,
    PORTICO_OPERATOR_TOKEN: operatorToken,
    PORTICO_ORIGIN_FRESHDESK: origins.freshdesk,
    PORTICO_ORIGIN_FRESHSERVICE: origins.freshservice,
    PORTICO_LOG_LEVEL: "silent",
    ...settings,
  });
  const runtime = await createRuntime(config, { now, loopDelayMs: () => 0 });
  const server = await startServer(runtime, config);
  return {
    url: server.url,
    close: async () => {
      await server.stop();
      await runtime.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
