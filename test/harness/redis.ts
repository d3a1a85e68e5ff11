import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeMissing, findRedis } from "./find-servers.ts";
import { findFreePort, startProcess } from "./processes.ts";

/** A private Redis that keeps nothing on disk and listens on loopback only. */
export interface RedisServer {
  readonly url: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
  /** Ends it without warning (SIGKILL). */
  readonly kill: () => Promise<void>;
}

/** Starts a Redis of our own, on a free port unless one is named: naming the port of a killed one brings it back, empty. */
export const startRedis = async (wanted: { port?: number } = {}): Promise<RedisServer> => {
  const command = await findRedis();
  if (command === undefined) throw new Error(describeMissing(["redis"]));
  const port = wanted.port ?? (await findFreePort());
  const dir = await mkdtemp(join(tmpdir(), "portico-redis-"));
  const removeFiles = (): Promise<void> => rm(dir, { recursive: true, force: true });
  try {
    const server = await startProcess({
      command,
      args: ["--bind", "127.0.0.1", "--port", String(port), "--dir", dir, "--save", "", "--appendonly", "no"],
      cwd: dir,
      ready: /ready to accept connections/i,
    });
    const stop = async (): Promise<void> => {
      await server.stop();
      await removeFiles();
    };
    return { url: `redis://127.0.0.1:${port}`, pid: server.pid, stop, kill: server.kill };
  } catch (error) {
    await removeFiles();
    throw error;
  }
};
