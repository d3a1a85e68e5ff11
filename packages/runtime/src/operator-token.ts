import { hashOf, mintOperatorToken } from "@portico/services";
import { link, open, readFile, unlink } from "node:fs/promises";
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
  const first = await makeFile(file, `${minted.hash.toString("hex")}\n`, deps.random);
  return first ? { hash: minted.hash, made: minted.secret } : { hash: await readHash(file) };
};

/** Written whole under another name and then linked: nobody reads half a hash, and the first of several makers (true) wins. */
const makeFile = async (file: string, content: string, random: (bytes: number) => Buffer): Promise<boolean> => {
  const draft = `${file}.${random(8).toString("hex")}`;
  await using handle = await open(draft, "wx", 0o600);
  await handle.writeFile(content);
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    return false;
  } finally {
    await unlink(draft);
  }
};

const readHash = async (file: string): Promise<Buffer> => {
  const text = (await readFile(file, "utf8")).trim();
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new ConfigError(`${file} is damaged; remove it for a new token, or set PORTICO_OPERATOR_TOKEN.`);
  return Buffer.from(text, "hex");
};
