/**
 * Builds the console into `dist`, unless what is there was built from these very sources. Each file is compressed once, here.
 * Whoever reads `dist` meanwhile sees the old build or the new one, whole.
 */
import { createHash } from "node:crypto";
import { globSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { build } from "vite";

const here = import.meta.dirname;
const dist = join(here, "dist");
/** Holds the digest of what the build was made from. */
const stamp = "made-from";
const sources = ["*.{ts,json,html}", "src/**", "../../packages/{sdk,ui-tokens}/src/**", "../../pnpm-lock.yaml"];

const digestOfSources = async (): Promise<string> => {
  const digest = createHash("sha256");
  const files = globSync(sources, { cwd: here, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).toSorted())
    digest.update(path).update(await readFile(path));
  return digest.digest("hex");
};

const buildInto = async (outDir: string): Promise<void> => {
  await build({ root: here, logLevel: "error", build: { outDir, emptyOutDir: true } });
  for (const path of globSync("assets/*", { cwd: outDir }))
    await writeFile(join(outDir, `${path}.gz`), await promisify(gzip)(await readFile(join(outDir, path))));
};

const digest = await digestOfSources();
const madeFrom = await readFile(join(dist, stamp), "utf8").catch(() => undefined);
if (madeFrom !== digest) {
  const fresh = join(here, `dist-${process.pid}`);
  await buildInto(fresh);
  await writeFile(join(fresh, stamp), digest);
  await rm(dist, { recursive: true, force: true });
  await rename(fresh, dist);
}
