import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensurePackages } from "./ensure-packages.ts";
import { repositoryDir } from "./processes.ts";
import { countTests, formatCount, noTests } from "./test-count.ts";
import type { TestCount } from "./test-count.ts";

/** Each check by the program that makes it, cheapest first; the tests themselves come last. */
const checks = [
  ["oxfmt", "--check", "."],
  ["oxlint", "--type-aware", "--deny-warnings"],
  ["tsc", "--noEmit"],
  ["tsc", "--noEmit", "-p", "apps/console"],
  ["tsc", "--noEmit", "-p", "packages/sdk/tsconfig.build.json"],
] as const;

const runProgram = ([program, ...args]: readonly [string, ...string[]]): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(join(repositoryDir, "node_modules", ".bin", program), args, {
      cwd: repositoryDir,
      stdio: "inherit",
    });
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });

const runChecks = async (): Promise<number> => {
  for (const check of checks) {
    const code = await runProgram(check);
    if (code !== 0) return code;
  }
  return 0;
};

const runVitest = async (): Promise<{ code: number; count: TestCount }> => {
  const dir = await mkdtemp(join(tmpdir(), "portico-tests-"));
  const report = join(dir, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const code = await runProgram(["vitest", "run", "--project=!heavy", "--project=!screenshots", ...reporters]);
    const count = countTests(await readFile(report, "utf8").catch(() => undefined));
    // A run without tests proves nothing, whatever vitest thinks of it.
    return { code: code === 0 && count.passed + count.failed === 0 ? 1 : code, count };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
};

const missing = await ensurePackages();
if (missing !== undefined) {
  process.stderr.write(`${missing}\n`);
  process.exitCode = 1;
} else {
  const checked = await runChecks();
  const { code, count } = checked === 0 ? await runVitest() : { code: checked, count: noTests };
  process.stdout.write(`${formatCount(count)}\n`);
  process.exitCode = code;
}
