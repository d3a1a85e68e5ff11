import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, expect, test, vi } from "vitest";
import { createSpool } from "./spool.ts";

afterEach(() => vi.unstubAllEnvs());

/** The temporary directory of this test alone. */
const ownDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), "spool-test-"));
  vi.stubEnv("TMPDIR", directory);
  return directory;
};

const chunks = (count: number) => Readable.from(Array.from({ length: count }, (_, at) => Buffer.alloc(64 * 1024, at)));

test("what is small stays in memory, and what is large lies on disk until the account is closed", async () => {
  const directory = ownDirectory();
  const spool = createSpool();
  const small = await spool.keep(chunks(2));
  expect([small.size, readdirSync(directory)]).toEqual([2 * 64 * 1024, []]);
  const large = await spool.keep(chunks(40));
  const [folder = ""] = readdirSync(directory);
  expect([large.size, readdirSync(join(directory, folder)).length]).toEqual([40 * 64 * 1024, 1]);
  const bytes = new Uint8Array(await large.arrayBuffer());
  expect([0, 1, 39].map((at) => bytes[at * 64 * 1024])).toEqual([0, 1, 39]);
  spool.close();
  expect(existsSync(join(directory, folder))).toBe(false);
});

test("an upload that breaks off is an error, and nothing of it stays open", async () => {
  ownDirectory();
  const spool = createSpool();
  const broken = Readable.from(
    (function* () {
      yield Buffer.alloc(2 * 1024 * 1024);
      throw new Error("cut");
    })(),
  );
  await expect(spool.keep(broken)).rejects.toThrow("cut");
  spool.close();
});
