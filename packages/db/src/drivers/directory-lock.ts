import { createHash } from "node:crypto";
import { chmod, lstat, mkdir, readdir, realpath, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DbError } from "../errors.ts";

/** A directory held by this process until `release`, or until the process ends in whatever way. */
export interface DirectoryLock {
  release(): Promise<void>;
}

/**
 * Takes the directory for this process, or fails with `data_dir_in_use`.
 *
 * The lock is a listening Unix socket: the kernel stops answering on it the moment its owner dies, so a lock left by
 * `kill -9` is told from a live one. Each attempt binds a name that nobody had, one above the highest there is, since
 * binding is atomic and replacing a dead socket is not; and looks around again once it listens. Of two processes at
 * least one therefore sees the other, and whoever sees a live lock gives way.
 */
export const lockDirectory = async (directory: string): Promise<DirectoryLock> => {
  const folder = await toSocketFolder(directory);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const found = await listLocks(folder);
    if (await isAnyAlive(folder, found)) break;
    const own = Math.max(0, ...found) + 1;
    const server = await listen(join(folder, toName(own)));
    if (server === undefined) continue;
    const others = (await listLocks(folder)).filter((other) => other !== own);
    if (!(await isAnyAlive(folder, others))) {
      await Promise.all(others.map((dead) => rm(join(folder, toName(dead)), { force: true })));
      return { release: () => close(server) };
    }
    await close(server);
  }
  throw new DbError("data_dir_in_use", `another process has ${directory} open`);
};

const toName = (number: number) => `lock.${number}`;

const listLocks = async (folder: string): Promise<number[]> =>
  (await readdir(folder)).flatMap((name) => /^lock\.(\d+)$/.exec(name)?.[1] ?? []).map(Number);

const isAnyAlive = async (folder: string, locks: readonly number[]): Promise<boolean> =>
  (await Promise.all(locks.map((lock) => isAlive(join(folder, toName(lock)))))).includes(true);

/** Only a refusal, or a socket gone meanwhile, says that nobody listens; in doubt the lock counts as alive. */
const isAlive = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code !== "ECONNREFUSED" && error.code !== "ENOENT");
    });
  });

/** Undefined where another process has just taken the name. */
const listen = (path: string): Promise<Server | undefined> =>
  new Promise((resolve, reject) => {
    const server = createServer((caller) => caller.destroy());
    server.once("listening", () => resolve(server.unref()));
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(undefined);
      else reject(error);
    });
    server.listen(path);
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
  });

// what the kernel takes for a socket's address, ours included: 108 bytes on Linux, 104 on macOS
const MAX_PATH_BYTES = 100;

/** The directory itself; where its path is too long for a socket, one named after it beside other temporary files. */
const toSocketFolder = async (directory: string): Promise<string> => {
  const real = await realpath(directory);
  if (Buffer.byteLength(join(real, toName(999_999))) <= MAX_PATH_BYTES) return real;
  const folder = join(tmpdir(), `portico-${createHash("sha256").update(real).digest("hex").slice(0, 24)}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { uid } = await lstat(folder);
  if (uid !== process.getuid?.()) throw new DbError("data_dir_in_use", `${folder} belongs to another user`);
  await chmod(folder, 0o700);
  return folder;
};
