import { hash } from "node:crypto";

/** One version of an object, as a walk remembers it: when the object was changed last, in seconds since 1970, and its mark. */
export interface Version {
  at: number;
  /** 48 bits of a hash, as 8 characters of base64url. It may be found out only when it is asked for. */
  readonly mark: string;
}

const markBytes = 6;
/** How many characters a mark has. */
export const markLength = 8;
const headBytes = 10;

/**
 * The mark of an object's content: two answers that show the same give the same mark. Signed links differ with every answer,
 * so that of a link only what precedes its query counts.
 */
export const markOf = (id: string, native: unknown): string =>
  hash("sha256", `${id}\n${saidBy(native)}`, "buffer")
    .subarray(0, markBytes)
    .toString("base64url");

const saidBy = (native: unknown): string => {
  const text = JSON.stringify(native);
  return text.includes('"http') ? JSON.stringify(native, withoutSignatures) : text;
};

const withoutSignatures = (_: string, value: unknown): unknown =>
  typeof value === "string" && /^https?:\/\/[^?\s]+\?\S*$/.test(value) ? value.slice(0, value.indexOf("?")) : value;

/** Versions as text that is short enough for a cursor: for each second its number, how many marks follow, and these. */
export const packVersions = (versions: Iterable<Version>): string => {
  const bySecond = Map.groupBy(versions, ({ at }) => at);
  const groups = [...bySecond].map(([at, group]) => {
    const head = Buffer.alloc(headBytes);
    head.writeUIntBE(at, 0, 6);
    head.writeUInt32BE(group.length, 6);
    // Six bytes are eight characters, so that joined texts are joined bytes.
    return Buffer.concat([head, Buffer.from(group.map(({ mark }) => mark).join(""), "base64url")]);
  });
  return Buffer.concat(groups).toString("base64url");
};

export const unpackVersions = (text: string): Version[] => {
  const bytes = Buffer.from(text, "base64url");
  const versions: Version[] = [];
  for (let offset = 0; offset < bytes.length;) {
    const at = bytes.readUIntBE(offset, 6);
    const end = offset + headBytes + bytes.readUInt32BE(offset + 6) * markBytes;
    for (let place = offset + headBytes; place < end; place += markBytes)
      versions.push({ at, mark: bytes.toString("base64url", place, place + markBytes) });
    offset = end;
  }
  return versions;
};

/** Those that are packed and these, each once, packed. */
export const together = (packed: string, more: readonly Version[]): string => {
  const all = givenOf(packed);
  for (const version of more) all.add(version);
  return packVersions(all.since(0));
};

/** Those that are packed but these, packed. */
export const without = (packed: string, these: readonly Version[]): string => {
  const { has } = givenOf(packVersions(these));
  return packVersions(unpackVersions(packed).filter((version) => !has(version)));
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
  // A version that is alone in its second is not asked for its mark before another is met there: most never are.
  const seconds = new Map<number, Set<string> | Version>();
  const marksAt = (second: number): Set<string> | undefined => {
    const own = seconds.get(second);
    if (own === undefined || own instanceof Set) return own;
    const marks = new Set([own.mark]);
    seconds.set(second, marks);
    return marks;
  };
  const add = (version: Version): void => {
    const others = marksAt(version.at);
    if (others === undefined) seconds.set(version.at, version);
    else others.add(version.mark);
  };
  for (const version of unpackVersions(text)) add(version);
  return {
    has: (version) => marksAt(version.at)?.has(version.mark) === true,
    add,
    countAt: (second) => marksAt(second)?.size ?? 0,
    since: (second) =>
      [...seconds.keys()]
        .filter((at) => at >= second)
        .flatMap((at) => [...(marksAt(at) ?? [])].map((mark) => ({ at, mark }))),
  };
};
