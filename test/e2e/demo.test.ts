import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { findFreePort, startEntry } from "../harness/processes.ts";

/** Runs the demo, the line it prints, and ends it; gives what it said of itself and what the line answered. */
const runDemo = async (env: Readonly<Record<string, string>>) => {
  const demo = await startEntry("infra/demo/start.ts", { env, ready: /Ctrl-C/ });
  try {
    const line = /^curl .*$/m.exec(demo.output())?.[0] ?? "";
    const { stdout } = await promisify(execFile)("sh", ["-c", line]);
    const page: unknown = JSON.parse(stdout);
    const told = /API key +(\S+)\nConnection +(\S+)/.exec(demo.output());
    return { page, key: told?.[1], connection: told?.[2], demo };
  } finally {
    await demo.stop();
  }
};

const twoTickets = { data: [{ subject: expect.any(String) }, { subject: expect.any(String) }], walk: { returned: 2 } };

test("prints a line that works as it stands, and again, with the same key and connection, at the next start", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "portico-demo-"));
  const env = { PORT: String(await findFreePort()), PORTICO_DATA_DIR: dataDir };
  try {
    const first = await runDemo(env);
    expect(first.page).toMatchObject(twoTickets);
    expect(first.key).toMatch(/^ptk_test_/);
    expect(await first.demo.exited).toBe(0);
    const second = await runDemo(env);
    expect([second.key, second.connection]).toEqual([first.key, first.connection]);
    expect(second.page).toMatchObject(twoTickets);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
