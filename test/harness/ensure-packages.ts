import { spawn } from "node:child_process";
import { access, rm, writeFile } from "node:fs/promises";
import { describeMissing, findChromium, findPostgres, findProgram, findRedis, servers } from "./find-servers.ts";
import type { Server } from "./find-servers.ts";

/** What the machine has, as far as the tests care. */
export interface Machine {
  missing: readonly Server[];
  isRoot: boolean;
  hasAptGet: boolean;
}

export type Plan =
  | { step: "nothing" }
  | { step: "install"; packages: readonly string[] }
  | { step: "refuse"; line: string };

/** Decides, from what is there, whether to go on, to install Debian packages, or to say in one line what is missing. */
export const planPackages = ({ missing, isRoot, hasAptGet }: Machine): Plan => {
  if (missing.length === 0) return { step: "nothing" };
  if (isRoot && hasAptGet) return { step: "install", packages: missing.map((server) => servers[server].package) };
  return { step: "refuse", line: describeMissing(missing) };
};

/** Makes sure PostgreSQL, Redis and Chromium are there; returns the one line to print when they are not and cannot be installed. */
export const ensurePackages = async (): Promise<string | undefined> => {
  const plan = planPackages(await inspectMachine());
  if (plan.step === "refuse") return plan.line;
  if (plan.step === "nothing") return undefined;
  await install(plan.packages);
  const missing = await findMissing();
  return missing.length === 0 ? undefined : describeMissing(missing);
};

const POLICY_FILE = "/usr/sbin/policy-rc.d";

const inspectMachine = async (): Promise<Machine> => ({
  missing: await findMissing(),
  isRoot: process.getuid?.() === 0,
  hasAptGet: (await findProgram("apt-get")) !== undefined,
});

const findMissing = async (): Promise<Server[]> => [
  ...((await findPostgres()) ? [] : ["postgres" as const]),
  ...((await findRedis()) ? [] : ["redis" as const]),
  ...((await findChromium()) ? [] : ["chromium" as const]),
];

/** Debian starts a service as it installs one, unless this file forbids it: the tests start private servers of their own. */
const withoutStartingServices = async (action: () => Promise<void>): Promise<void> => {
  const alreadyThere = await access(POLICY_FILE).then(
    () => true,
    () => false,
  );
  if (alreadyThere) return action();
  await writeFile(POLICY_FILE, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    await action();
  } finally {
    await rm(POLICY_FILE);
  }
};

const install = (packages: readonly string[]): Promise<void> =>
  withoutStartingServices(async () => {
    await aptGet("update");
    await aptGet("install", "-y", "--no-install-recommends", ...packages);
  });

/** A failure shows in what is found afterwards, and there it is named; apt-get has said why. */
const aptGet = (...args: readonly string[]): Promise<void> =>
  new Promise((resolve) => {
    // Its report goes to stderr: stdout belongs to the test results.
    const child = spawn("apt-get", ["-qq", ...args], {
      stdio: ["ignore", process.stderr, process.stderr],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    child.once("error", () => resolve());
    child.once("close", () => resolve());
  });
