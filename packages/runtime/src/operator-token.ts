import { hashOf, mintOperatorToken } from "@portico/services";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ConfigError } from "./config.ts";

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
    return { hash: await readHash(file) };
  }
};

const readHash = async (file: string): Promise<Buffer> => {
  const text = (await readFile(file, "utf8")).trim();
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new ConfigError(`${file} is damaged; remove it for a new token, or set PORTICO_OPERATOR_TOKEN.`);
  return Buffer.from(text, "hex");
};
