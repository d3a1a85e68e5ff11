import { link, open, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { hkdfSha512, keyBytes, takeKey } from "./primitives.ts";
import type { Random } from "./primitives.ts";
import type { SealingKey } from "./sealed-record.ts";
import { makeUuid } from "./uuid.ts";
import { VaultError } from "./vault-error.ts";

/** A local key-encryption key, named by an id that is derived from it and tells nothing about it. */
export type MasterKey = SealingKey;
/** At least one; the first wraps, all unwrap. */
export type MasterKeys = readonly [MasterKey, ...MasterKey[]];

const variable = "PORTICO_MASTER_KEY";

/**
 * The master keys of a deployment without a KMS: those of the environment where it has any, else those of the file.
 * `mayCreate` says that nothing is wrapped yet, so that a missing file may be made (mode 0600, on disk before this
 * returns) in a folder that exists; starts that race for it end with one and the same key.
 * Refuses with `master_key_missing`, `_invalid` (not base64, not 32 bytes, all bytes equal) or `_exposed` (a file that
 * others may read or write).
 */
export const loadLocalMasterKeys = async (source: {
  fromEnvironment?: string | undefined;
  file: string;
  mayCreate: boolean;
  random: Random;
}): Promise<MasterKeys> => {
  const { fromEnvironment, file, mayCreate, random } = source;
  if (fromEnvironment !== undefined) return parseMasterKeys(fromEnvironment, variable);
  let text = await readKeyFile(file);
  if (text === undefined && mayCreate) {
    await makeKeyFile(file, random);
    text = await readKeyFile(file);
  }
  if (text === undefined) {
    throw new VaultError("master_key_missing", `${variable} is not set and ${file} does not exist`);
  }
  return parseMasterKeys(text, file);
};

/** One or more keys, each 32 bytes in base64, separated by commas. `source` names them in the refusal. */
export const parseMasterKeys = (text: string, source: string): MasterKeys => {
  const [first = "", ...others] = text.split(",");
  return [parseKey(first, 1, source), ...others.map((item, index) => parseKey(item, index + 2, source))];
};

const parseKey = (item: string, place: number, source: string): MasterKey => {
  const text = item.trim();
  const name = `key ${place} of ${source}`;
  const bytes = Buffer.from(text, "base64");
  // The decoder skips what it does not understand; a key that does not print back as it was given has a typo in it.
  if (bytes.toString("base64") !== text) throw new VaultError("master_key_invalid", `${name} is not base64`);
  if (bytes.length !== keyBytes) throw new VaultError("master_key_invalid", `${name} is not ${keyBytes} bytes long`);
  const uniform = bytes.every((byte) => byte === bytes[0]);
  if (uniform) throw new VaultError("master_key_invalid", `${name} is one byte repeated`);
  const key = takeKey(bytes);
  const derived = hkdfSha512(key, Buffer.alloc(0), Buffer.from("portico/s1/kek-id", "latin1"), 16);
  return { id: makeUuid(derived, 8), key };
};

const readKeyFile = async (file: string): Promise<string | undefined> => {
  await using handle = await open(file, "r").catch(ignore("ENOENT"));
  if (handle === undefined) return undefined;
  // Asked of the open file, not of its name, so that what was judged is what is read.
  const { mode } = await handle.stat();
  if ((mode & 0o077) !== 0) throw new VaultError("master_key_exposed", `${file} must have mode 0600`);
  return handle.readFile("latin1");
};

/** Written whole under another name and then linked: nobody sees half a key, and the first of several makers wins. */
const makeKeyFile = async (file: string, random: Random): Promise<void> => {
  const draft = `${file}.${random(8).toString("hex")}`;
  await using handle = await open(draft, "wx", 0o600);
  await handle.writeFile(`${random(keyBytes).toString("base64")}\n`);
  await handle.sync();
  try {
    await link(draft, file).catch(ignore("EEXIST"));
  } finally {
    await unlink(draft);
  }
  await syncFolder(dirname(file));
};

/** Makes the new name survive a power cut: losing this file means losing everything it wraps. */
const syncFolder = async (folder: string): Promise<void> => {
  await using handle = await open(folder, "r");
  await handle.sync();
};

const ignore =
  (code: string) =>
  (error: unknown): undefined => {
    if (!(error instanceof Error && "code" in error && error.code === code)) throw error;
    return undefined;
  };
