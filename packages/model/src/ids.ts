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

/**
 * Mints ids such as `con_01K9…`: a ULID behind the prefix (48 bits of time, 80 random bits), so that they sort by age.
 * `random` must be cryptographic.
 */
export const createIds =
  (deps: { now: () => number; random: (bytes: number) => Uint8Array }) =>
  <Kind extends IdKind>(kind: Kind): Id<Kind> => {
    const time = base32(BigInt(deps.now()), 10);
    const entropy = deps.random(10).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    return brandId<Kind>(`${idPrefixes[kind]}_${time}${base32(entropy, 16)}`);
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

const base32 = (value: bigint, length: number): string =>
  Array.from({ length }, (_, index) => alphabet[Number((value >> BigInt(5 * (length - 1 - index))) & 31n)]).join("");
