import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** The secret that a browser holds in its cookie: one for all links that it opens. */
export const browserSecretPattern = /^[A-Za-z0-9_-]{43}$/;

/** What a link remembers of the browser that it works in. */
export const browserHash = (sessionId: string, secret: string): Buffer =>
  createHash("sha256").update(`${sessionId}.${secret}`).digest();

/** What a form of the page carries, so that no other page can send it. */
export const formTokenOf = (sessionId: string, secret: string): string =>
  createHmac("sha256", secret).update(`form/${sessionId}`).digest("base64url");

/** Compared in constant time. */
export const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
