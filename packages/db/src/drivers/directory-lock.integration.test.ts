import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { holdInChild } from "../test-child.ts";
import { type DirectoryLock, lockDirectory } from "./directory-lock.ts";

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

  test("is never held twice, however many ask at once and whatever was left behind", async () => {
    for (let round = 0; round < 20; round += 1) {
      const asked = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(root)));
      const held = asked.flatMap((each): DirectoryLock[] => (each.status === "fulfilled" ? [each.value] : []));
      const refusals = asked.flatMap((each): unknown[] => (each.status === "rejected" ? [each.reason] : []));
      expect(held.length).toBeLessThanOrEqual(1);
      expect(refusals).toMatchObject(refusals.map(() => isInUse));
      await Promise.all(held.map((lock) => lock.release()));
    }
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
