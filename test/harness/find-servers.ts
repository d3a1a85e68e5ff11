import { execFile } from "node:child_process";
import { access, constants, readdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

const OLDEST_POSTGRES = 15;

/** The programs that the tests start, each with the Debian package it comes from. */
export const servers = {
  postgres: { title: `PostgreSQL ${OLDEST_POSTGRES} or newer`, package: "postgresql" },
  redis: { title: "Redis", package: "redis-server" },
  chromium: { title: "Chromium", package: "chromium" },
} as const;
export type Server = keyof typeof servers;

/** One line for the person at the terminal. */
export const describeMissing = (missing: readonly Server[]): string => {
  const list = missing.map((server) => `${servers[server].title} (package ${servers[server].package})`);
  return `The tests need ${list.join(" and ")}: please install and try again.`;
};

export interface PostgresPrograms {
  initdb: string;
  postgres: string;
}

/** Looks for PostgreSQL on `PATH`, where Debian keeps it, and where `pg_config` says; too old counts as absent. */
export const findPostgres = async (): Promise<PostgresPrograms | undefined> => {
  for (const dir of [...pathDirs(), ...(await debianDirs()), ...(await configuredDirs())]) {
    const programs = { initdb: join(dir, "initdb"), postgres: join(dir, "postgres") };
    const isWhole = (await isExecutable(programs.initdb)) && (await isExecutable(programs.postgres));
    if (isWhole && (await majorOf(programs.postgres)) >= OLDEST_POSTGRES) return programs;
  }
  return undefined;
};

/** Looks on `PATH` for Redis or its twin Valkey. */
export const findRedis = async (): Promise<string | undefined> => {
  for (const name of ["redis-server", "valkey-server"]) {
    const found = await findProgram(name);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Looks on `PATH` for Chromium, under the names that distributions give it. */
export const findChromium = async (): Promise<string | undefined> => {
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    const found = await findProgram(name);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The full path of a program on `PATH`. */
export const findProgram = async (name: string): Promise<string | undefined> => {
  for (const dir of pathDirs()) {
    const candidate = join(dir, name);
    if (await isExecutable(candidate)) return candidate;
  }
  return undefined;
};

const DEBIAN_ROOT = "/usr/lib/postgresql";
const run = promisify(execFile);

// Debian's administrative programs lie in sbin, which is not on every user's PATH.
const pathDirs = (): string[] => [...(process.env["PATH"] ?? "").split(delimiter).filter(Boolean), "/usr/sbin"];

const debianDirs = async (): Promise<string[]> => {
  const versions = await readdir(DEBIAN_ROOT).catch(() => []);
  return versions.toSorted((a, b) => Number(b) - Number(a)).map((version) => join(DEBIAN_ROOT, version, "bin"));
};

const configuredDirs = async (): Promise<string[]> => {
  const answer = await run("pg_config", ["--bindir"]).catch(() => undefined);
  return answer ? [answer.stdout.trim()] : [];
};

const majorOf = async (postgres: string): Promise<number> => {
  const answer = await run(postgres, ["--version"]).catch(() => undefined);
  return Number(/\(PostgreSQL\) (\d+)/.exec(answer?.stdout ?? "")?.[1] ?? 0);
};

const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
