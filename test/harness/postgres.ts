import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { describeMissing, findPostgres } from "./find-servers.ts";
import type { PostgresPrograms } from "./find-servers.ts";
import { findFreePort, startProcess } from "./processes.ts";
import type { RunningProcess } from "./processes.ts";

/** A private server; its role is a superuser, and it listens on loopback only. */
export interface PostgresServer {
  /** Of the database `postgres`; `createDatabase` makes others. */
  readonly url: string;
  readonly pid: number;
  /** Ends it in order and removes its files. */
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut would (SIGKILL); `stop` still removes its files. */
  readonly kill: () => Promise<void>;
  /** After `kill`: starts it anew on the same port, over what it had stored. */
  readonly restart: () => Promise<void>;
}

/** Starts a PostgreSQL of our own on a free port, in a directory of its own, trading safety on power loss for speed. */
export const startPostgres = async (): Promise<PostgresServer> => {
  const programs = await findPostgres();
  if (!programs) throw new Error(describeMissing(["postgres"]));
  const user = await unprivilegedUser();
  const dir = await mkdtemp(join(tmpdir(), "portico-postgres-"));
  if (user) await chown(dir, user.uid, user.gid);
  const removeFiles = (): Promise<void> => rm(dir, { recursive: true, force: true, maxRetries: 5 });
  try {
    const server = await startIn(dir, programs, user);
    const stop = async (): Promise<void> => {
      await server.stop();
      await removeFiles();
    };
    return { ...server, stop };
  } catch (error) {
    await removeFiles();
    throw error;
  }
};

/** Makes an empty database on the server behind `serverUrl`, for one test file; `drop` ends its sessions too. */
export const createDatabase = async (serverUrl: string): Promise<{ url: string; drop: () => Promise<void> }> => {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await execute(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(serverUrl, `drop database if exists ${name} with (force)`) };
};

interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

const ROLE = "portico";
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
};

const startIn = async (
  dir: string,
  programs: PostgresPrograms,
  user: SystemUser | undefined,
): Promise<PostgresServer> => {
  const dataDir = join(dir, "data");
  const initArgs = ["-D", dataDir, "-U", ROLE, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
  await promisify(execFile)(programs.initdb, initArgs, { cwd: dir, ...user });
  const port = await findFreePort();
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const start = (): Promise<RunningProcess> =>
    startProcess({
      command: programs.postgres,
      args: ["-D", dataDir, "-p", String(port), ...settings],
      cwd: dir,
      user,
      ready: /ready to accept connections/,
    });
  let running = await start();
  return {
    url: `postgres://${ROLE}@127.0.0.1:${port}/postgres`,
    pid: running.pid,
    // SIGINT ends open sessions at once, where SIGTERM would wait for them.
    stop: () => running.stop("SIGINT"),
    kill: () => running.kill(),
    restart: async () => {
      running = await start();
    },
  };
};

/** PostgreSQL refuses to run as root, so root lends it another user. */
const unprivilegedUser = async (): Promise<SystemUser | undefined> => {
  if (process.getuid?.() !== 0) return undefined;
  const users = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const entry = ["postgres", "nobody"].map((name) => users.find((user) => user[0] === name)).find(Boolean);
  if (!entry) throw new Error("root needs a user named postgres or nobody to run PostgreSQL as");
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
};

const execute = async (url: string, statement: string): Promise<void> => {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
};
