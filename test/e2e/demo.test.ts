import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { findFreePort, startEntry } from "../harness/processes.ts";

/** Runs the demo, the lines it prints, and ends it; gives what it said of itself and what the lines answered. */
const runDemo = async (env: Readonly<Record<string, string>>) => {
  const demo = await startEntry("infra/demo/start.ts", { env, ready: /Ctrl-C/ });
  try {
    const pages: unknown[] = [];
    for (const [line] of demo.output().matchAll(/^curl .*$/gm))
      pages.push(JSON.parse((await promisify(execFile)("sh", ["-c", line])).stdout));
    const key = /^API key +(\S+)$/m.exec(demo.output())?.[1];
    const connections = [...demo.output().matchAll(/^Connection +(\S+)/gm)].map(([, id]) => id);
    return { pages, key, connections, demo };
  } finally {
    await demo.stop();
  }
};

const twoTickets = { data: [{ subject: expect.any(String) }, { subject: expect.any(String) }], walk: { returned: 2 } };

test("prints a line for each help desk that works as it stands, and again, with the same key and connections, at the next start", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "portico-demo-"));
  const env = { PORT: String(await findFreePort()), PORTICO_DATA_DIR: dataDir };
  try {
    const first = await runDemo(env);
    expect(first.pages).toMatchObject([twoTickets, twoTickets]);
    expect(first.key).toMatch(/^ptk_test_/);
    expect(await first.demo.exited).toBe(0);
    const second = await runDemo(env);
    expect([second.key, ...second.connections]).toEqual([first.key, ...first.connections]);
    expect(second.pages).toMatchObject([twoTickets, twoTickets]);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
