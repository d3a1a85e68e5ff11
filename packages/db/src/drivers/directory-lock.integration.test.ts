import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { holdInChild } from "../test-child.ts";
import { lockDirectory } from "./directory-lock.ts";

const lockModule = new URL("directory-lock.ts", import.meta.url);

describe("the lock of a data directory", () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "portico-lock-"));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const isInUse = { code: "data_dir_in_use" };

  test("is held by one at a time, and free again once released", async () => {
    const first = await lockDirectory(root);
    await expect(lockDirectory(root)).rejects.toMatchObject(isInUse);
    await first.release();
    const second = await lockDirectory(root);
    await expect(lockDirectory(root)).rejects.toMatchObject(isInUse);
    await second.release();
    expect(await readdir(root)).toEqual([]);
  });

  test("is refused while another process holds it, and taken over once that one was killed", async () => {
    const child = await holdInChild(`const { lockDirectory } = await import(${JSON.stringify(lockModule)});
      await lockDirectory(${JSON.stringify(root)});`);
    await expect(lockDirectory(root)).rejects.toMatchObject(isInUse);
    await child.kill();
    expect(await readdir(root)).not.toEqual([]);
    const lock = await lockDirectory(root);
    expect(await readdir(root)).toHaveLength(1);
    await lock.release();
  });

  test("is never held twice, however many ask at once and whatever dead locks lie about", async () => {
    let holders = 0;
    let mostHolders = 0;
    let timesHeld = 0;
    const askAgainAndAgain = async (asker: number) => {
      for (let attempt = 0; attempt < 40; attempt += 1) {
        if (asker === 0) await leaveDeadLock(root, attempt + 2);
        const lock = await lockDirectory(root).catch(nothingIfInUse);
        if (lock === undefined) continue;
        holders += 1;
        timesHeld += 1;
        mostHolders = Math.max(mostHolders, holders);
        await readdir(root);
        holders -= 1;
        await lock.release();
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, asker) => askAgainAndAgain(asker)));
    expect(mostHolders).toBe(1);
    expect(timesHeld).toBeGreaterThan(1);
  });

  test("works where the path is too long for a socket's address", async () => {
    const deep = join(root, "d".repeat(100), "d".repeat(100));
    await mkdir(deep, { recursive: true });
    const lock = await lockDirectory(deep);
    await expect(lockDirectory(deep)).rejects.toMatchObject(isInUse);
    await lock.release();
    await (await lockDirectory(deep)).release();
  });
});

/** Leaves what a killed owner leaves: a socket on which nobody listens. */
const leaveDeadLock = async (folder: string, number: number): Promise<void> => {
  const path = join(folder, `dying.${number}`);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(path, resolve));
  await rename(path, join(folder, `lock.${number}`));
  await new Promise((resolve) => server.close(resolve));
};

const nothingIfInUse = (error: { code?: string }): undefined => {
  if (error.code !== "data_dir_in_use") throw error;
};
