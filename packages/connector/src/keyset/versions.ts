import { createHash } from "node:crypto";

/** One version of an object, as a walk remembers it: when the object was changed last, in seconds since 1970, and its mark. */
export interface Version {
  at: number;
  /** 48 bits of a hash, as 8 characters of base64url. */
  mark: string;
}

const markBytes = 6;
const secondBytes = 6;
const entryBytes = markBytes + secondBytes;

/**
 * The mark of an object's content: two answers that show the same give the same mark. Signed links differ with every answer,
 * so that of a link only what precedes its query counts.
 */
export const markOf = (id: string, native: unknown): string =>
  createHash("sha256")
    .update(`${id}\n${JSON.stringify(native, withoutSignatures)}`)
    .digest()
    .subarray(0, markBytes)
    .toString("base64url");

const withoutSignatures = (_: string, value: unknown): unknown =>
  typeof value === "string" && /^https?:\/\/[^?\s]+\?\S*$/.test(value) ? value.slice(0, value.indexOf("?")) : value;

/** Versions as text, twelve bytes each, for a cursor that must stay short. */
export const packVersions = (versions: Iterable<Version>): string =>
  Buffer.concat(
    [...versions].map(({ at, mark }) => {
      const entry = Buffer.alloc(entryBytes);
      entry.writeUIntBE(at, 0, secondBytes);
      entry.write(mark, secondBytes, "base64url");
      return entry;
    }),
  ).toString("base64url");

export const unpackVersions = (text: string): Version[] => {
  const bytes = Buffer.from(text, "base64url");
  return Array.from({ length: bytes.length / entryBytes }, (_, index) => {
    const entry = bytes.subarray(index * entryBytes, (index + 1) * entryBytes);
    return { at: entry.readUIntBE(0, secondBytes), mark: entry.toString("base64url", secondBytes) };
  });
};

/** The versions that a walk has given lately. */
export interface Given {
  has: (version: Version) => boolean;
  add: (version: Version) => void;
  /** How many there are of that very second. */
  countAt: (second: number) => number;
  /** Those of that second or later. */
  since: (second: number) => Version[];
}

export const givenOf = (text: string): Given => {
  const versions = new Map(unpackVersions(text).map((version) => [keyOf(version), version]));
  return {
    has: (version) => versions.has(keyOf(version)),
    add: (version) => versions.set(keyOf(version), { at: version.at, mark: version.mark }),
    countAt: (second) => [...versions.values()].filter(({ at }) => at === second).length,
    since: (second) => [...versions.values()].filter(({ at }) => at >= second),
  };
};

const keyOf = ({ at, mark }: Version): string => `${at}:${mark}`;
