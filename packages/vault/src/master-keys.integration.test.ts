import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { codeOf } from "./fixture.ts";
import { loadLocalMasterKeys } from "./master-keys.ts";

const drawNothing = (): Buffer => {
  throw new Error("nothing is to be drawn");
};

describe("the master key file", () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "portico-vault-"));
    file = join(folder, "master.key");
  });
  afterEach(() => rm(folder, { recursive: true }));

  const load = (source: { mayCreate: boolean; fromEnvironment?: string }) =>
    loadLocalMasterKeys({ file, random: randomBytes, ...source });

  it("is made on the first start for its owner alone, and read on the next", async () => {
    const [made] = await load({ mayCreate: true });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["master.key"]);
    const [read] = await load({ mayCreate: false });
    expect(read.id).toBe(made.id);
  });

  it("is one and the same for starts that race for it", async () => {
    const starts = await Promise.all(Array.from({ length: 10 }, () => load({ mayCreate: true })));
    expect(new Set(starts.map(([key]) => key.id)).size).toBe(1);
    expect(await readdir(folder)).toEqual(["master.key"]);
  });

  it("is not made anew once something is wrapped", async () => {
    await expect(load({ mayCreate: false })).rejects.toMatchObject({
      code: "master_key_missing",
      message: `the master key cannot be used: PORTICO_MASTER_KEY is not set and ${file} does not exist`,
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it("is left alone where there is one, and no other is drawn", async () => {
    const [made] = await load({ mayCreate: true });
    const [read] = await loadLocalMasterKeys({ file, random: drawNothing, mayCreate: true });
    expect(read.id).toBe(made.id);
  });

  it("that cannot be looked for is not taken for one that is missing", async () => {
    await writeFile(file, "");
    const below = { file: join(file, "master.key"), random: randomBytes, mayCreate: false };
    expect(await codeOf(loadLocalMasterKeys(below))).toBe("ENOTDIR");
    await rm(file);
    const draft = `${file}.${"00".repeat(8)}`;
    await writeFile(draft, "somebody else's");
    const clashing = { file, random: (bytes: number) => Buffer.alloc(bytes), mayCreate: true };
    expect(await codeOf(loadLocalMasterKeys(clashing))).toBe("EEXIST");
    expect(await readFile(draft, "utf8")).toBe("somebody else's");
  });

  it.each([0o640, 0o604, 0o620, 0o644])("with mode %o is refused", async (mode) => {
    await load({ mayCreate: true });
    await chmod(file, mode);
    await expect(load({ mayCreate: true })).rejects.toMatchObject({
      code: "master_key_exposed",
      message: `the master key cannot be used: ${file} must have mode 0600`,
    });
  });

  it("that does not parse is refused and left as it is", async () => {
    await writeFile(file, "not a key\n", { mode: 0o600 });
    expect(await codeOf(load({ mayCreate: true }))).toBe("master_key_invalid");
    expect(await readFile(file, "utf8")).toBe("not a key\n");
  });

  it("is not looked at where the environment has keys", async () => {
    await writeFile(file, "not a key\n", { mode: 0o644 });
    const fromEnvironment = randomBytes(32).toString("base64");
    expect(await load({ mayCreate: false, fromEnvironment })).toHaveLength(1);
  });
});
