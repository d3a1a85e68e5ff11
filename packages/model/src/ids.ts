import { z } from "zod";

/** Prefixes of the ids that Portico mints. What providers call theirs is passed on as a string, unprefixed. */
export const idPrefixes = {
  tenant: "ten",
  apiKey: "key",
  connection: "con",
  connectSession: "cse",
  request: "req",
  rotation: "rot",
  tokenIssuer: "iss",
  cursor: "cur",
  job: "job",
} as const;

export type IdKind = keyof typeof idPrefixes;
declare const brand: unique symbol;
export type Id<Kind extends IdKind> = string & { readonly [brand]: Kind };
export type TenantId = Id<"tenant">;
export type ApiKeyId = Id<"apiKey">;
export type ConnectionId = Id<"connection">;
export type RequestId = Id<"request">;

/** What any id in a path may look like, ours or a provider's. Anything else cannot exist and is answered 404 unasked. */
export const idPattern = /^[A-Za-z0-9_.:-]{1,128}$/;

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Random bytes are drawn for so many ids at once: asking for them costs more than all the rest. */
const idsPerDraw = 256;
const randomBytesPerId = 10;

/**
 * Mints ids such as `con_01K9…`: a ULID behind the prefix (48 bits of time, 80 random bits), so that they sort by age.
 * `random` must be cryptographic.
 */
export const createIds = (deps: { now: () => number; random: (bytes: number) => Uint8Array }) => {
  let drawn = new Uint8Array();
  let used = 0;
  return <Kind extends IdKind>(kind: Kind): Id<Kind> => {
    if (used === drawn.length) {
      drawn = Uint8Array.from(deps.random(idsPerDraw * randomBytesPerId));
      used = 0;
    }
    const entropy = base32(drawn, used, randomBytesPerId);
    // No part of it stands in two ids, or is there to be read after it was used.
    drawn.fill(0, used, (used += randomBytesPerId));
    return brandId<Kind>(`${idPrefixes[kind]}_${timeText(deps.now())}${entropy}`);
  };
};

/** True where the text is an id of this kind. */
export const isId = <Kind extends IdKind>(kind: Kind, text: string): text is Id<Kind> =>
  text.startsWith(`${idPrefixes[kind]}_`) && /^[0-9A-HJKMNP-TV-Z]{26}$/.test(text.slice(4));

/** The schema of an id of this kind, for bodies and answers. */
export const idSchema = (kind: IdKind): z.ZodString =>
  z
    .string()
    .meta({ description: `An opaque id that begins with \`${idPrefixes[kind]}_\`.`, examples: [exampleId(kind)] });

/** An id for documentation. */
export const exampleId = (kind: IdKind): string => `${idPrefixes[kind]}_01K9Q3W5N8Z4T7R2M6X1B0C9DE`;

// The one place where text becomes a branded id: minted just above, or read back from a column that only ever held such.
const brandId = <Kind extends IdKind>(text: string): Id<Kind> => text as Id<Kind>;

/** Ten digits hold 48 bits and two more, which are zero. */
const timeText = (ms: number): string => {
  let text = "";
  for (let rest = ms, digit = 0; digit < 10; digit += 1, rest = Math.floor(rest / 32))
    text = alphabet.charAt(rest % 32) + text;
  return text;
};

/** A digit for every five bits; `length` is a multiple of five bytes. */
const base32 = (bytes: Uint8Array, start: number, length: number): string => {
  let text = "";
  let bits = 0;
  let held = 0;
  for (let at = start; at < start + length; at += 1) {
    held = ((held << 8) | (bytes[at] ?? 0)) & 0xfff;
    for (bits += 8; bits >= 5;) {
      bits -= 5;
      text += alphabet.charAt((held >> bits) & 31);
    }
  }
  return text;
};
