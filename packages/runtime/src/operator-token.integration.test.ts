import { hashOf, isMintedOperatorToken } from "@portico/services";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ConfigError } from "./config.ts";
import { operatorToken } from "./operator-token.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "portico-token-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const file = (): string => join(dataDir, "operator-token.sha256");
const read = (fromEnvironment?: string) => operatorToken({ fromEnvironment, dataDir, random: randomBytes });

test("is made on the first start and known by its hash on every other", async () => {
  const first = await read();
  expect(isMintedOperatorToken(first.made ?? "")).toBe(true);
  expect(first.hash).toEqual(hashOf(first.made ?? ""));
  expect(await read()).toEqual({ hash: first.hash });
});

test("is kept as a hash alone, in a file that is nobody else's", async () => {
  const { made = "" } = await read();
  expect(await readFile(file(), "utf8")).not.toContain(made.slice(4));
  expect((await stat(file())).mode & 0o777).toBe(0o600);
});

test("is the environment's where it gives one, and then nothing is made", async () => {
  expect(await read("a token of the operator's own")).toEqual({ hash: hashOf("a token of the operator's own") });
  await expect(stat(file())).rejects.toThrow(/ENOENT/);
});

test("many starts at once end with one and the same token, and leave nothing else behind", async () => {
  const starts = await Promise.all(Array.from({ length: 50 }, () => read()));
  expect(starts.filter(({ made }) => made !== undefined)).toHaveLength(1);
  expect(new Set(starts.map(({ hash }) => hash.toString("hex"))).size).toBe(1);
  expect(await readdir(dataDir)).toEqual(["operator-token.sha256"]);
});

test.each(["", "abc", "z".repeat(64)])("a file that holds %j stops the start and is named", async (content) => {
  await writeFile(file(), content);
  await expect(read()).rejects.toThrow(ConfigError);
  await expect(read()).rejects.toThrow(file());
});
