import { hashOf, mintOperatorToken } from "@portico/services";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The operator's token: the environment's, or one that is made on the first start, shown once, and kept as a hash in the data
 * directory. `made` is the token itself, on that first start only.
 */
export const operatorToken = async (deps: {
  fromEnvironment: string | undefined;
  dataDir: string;
  random: (bytes: number) => Buffer;
}): Promise<{ hash: Buffer; made?: string }> => {
  if (deps.fromEnvironment !== undefined) return { hash: hashOf(deps.fromEnvironment) };
  const file = join(deps.dataDir, "operator-token.sha256");
  const minted = mintOperatorToken(deps.random);
  try {
    const handle = await open(file, "wx", 0o600);
    await handle.writeFile(`${minted.hash.toString("hex")}\n`);
    await handle.close();
    return { hash: minted.hash, made: minted.secret };
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    return { hash: Buffer.from((await readFile(file, "utf8")).trim(), "hex") };
  }
};
