import { hash } from "node:crypto";
import { crc32 } from "node:zlib";

/**
 * API keys: `ptk_<live|test>_<id><…>`. 12 characters of id by which the row is found, 43 of secret (256 bits), 6 of a
 * CRC-32 over all before, so that a typing error or a scanner's false alarm needs no look-up.
 */
const pattern = /^ptk_(live|test)_([0-9A-Za-z]{12})_([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/;
const operatorPattern = /^pto_([0-9A-Za-z]{12})_([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/;

export interface MintedSecret {
  secret: string;
  /** The part by which the row is found; it is no secret. */
  lookupId: string;
  /** What may be shown later, to recognise the key by. */
  prefix: string;
  hash: Buffer;
}

export const mintApiKey = (mode: "live" | "test", random: (bytes: number) => Buffer): MintedSecret =>
  mint(`ptk_${mode}`, random);

/** The operator's token, in the same form. */
export const mintOperatorToken = (random: (bytes: number) => Buffer): MintedSecret => mint("pto", random);

const mint = (kind: string, random: (bytes: number) => Buffer): MintedSecret => {
  const lookupId = base62(random(16), 12);
  const prefix = `${kind}_${lookupId}`;
  const body = `${prefix}_${base62(random(32), 43)}`;
  const secret = body + checksum(body);
  return { secret, lookupId, prefix, hash: hashOf(secret) };
};

/** The look-up id of a well-formed key; undefined where the text cannot be one. */
export const parseApiKey = (text: string): { lookupId: string } | undefined => {
  const lookupId = pattern.exec(text)?.[2];
  return lookupId !== undefined && checksum(text.slice(0, -6)) === text.slice(-6) ? { lookupId } : undefined;
};

/** True where the text is an operator token of our own making. */
export const isMintedOperatorToken = (text: string): boolean =>
  operatorPattern.test(text) && checksum(text.slice(0, -6)) === text.slice(-6);

/** True where the text could be meant for the operator's token, which may have any form but that of another credential. */
export const couldBeOperatorToken = (text: string): boolean =>
  isMintedOperatorToken(text) || (text.length >= 32 && !/^(?:ptk_|pto_|eyJ)/.test(text));

/** What is stored of a secret. At 256 random bits nothing slower is needed. */
export const hashOf = (secret: string): Buffer => hash("sha256", secret, "buffer");

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

const base62 = (bytes: Uint8Array, length: number): string =>
  encode(BigInt(`0x${Buffer.from(bytes).toString("hex")}`), length);
/** Of numbers this small, since every call asks for it. */
const checksum = (text: string): string => {
  let rest = crc32(text);
  let digits = "";
  for (let place = 0; place < 6; place += 1) {
    digits = `${alphabet[rest % 62]}${digits}`;
    rest = Math.floor(rest / 62);
  }
  return digits;
};

/** The lowest `length` digits to base 62. */
const encode = (value: bigint, length: number): string => {
  let rest = value;
  let text = "";
  for (let place = 0; place < length; place += 1) {
    text = `${alphabet[Number(rest % 62n)]}${text}`;
    rest /= 62n;
  }
  return text;
};
