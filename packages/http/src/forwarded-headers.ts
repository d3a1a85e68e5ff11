import type { HeaderPairs } from "./message.ts";

export type ForwardRefusal = "invalid_header_name" | "repeated_header";

/**
 * What of a caller's header lines may go on to a provider: all but those that concern this hop, carry the caller's own
 * credentials, or claim something about the way here. `extraBlocked` are the names the provider's credentials go under.
 * A name that would pass twice is refused, since servers differ on which of the two counts.
 */
export const requestHeadersToForward = (
  pairs: HeaderPairs,
  extraBlocked: readonly string[],
): { ok: true; headers: HeaderPairs } | { ok: false; reason: ForwardRefusal } => {
  if (!pairs.every(([name]) => token.test(name))) return { ok: false, reason: "invalid_header_name" };
  const blocked = new Set([...blockedInRequests, ...lowered(extraBlocked), ...namedInConnection(pairs)]);
  const headers = pairs.filter(([name]) => !blocked.has(name.toLowerCase()) && !blockedRequestFamily.test(name));
  const distinct = new Set(headers.map(([name]) => name.toLowerCase()));
  return distinct.size === headers.length ? { ok: true, headers } : { ok: false, reason: "repeated_header" };
};

/**
 * What of a provider's header lines may go back to the caller: all but those that concern that hop or would speak for
 * our own host. A document that a browser would run is boxed in.
 */
export const responseHeadersToReturn = (pairs: HeaderPairs): HeaderPairs => {
  const blocked = new Set([...blockedInResponses, ...namedInConnection(pairs)]);
  const headers = pairs.filter(([name]) => !blocked.has(name.toLowerCase()) && !blockedResponseFamily.test(name));
  const isActive = headers.some(([name, value]) => /^content-type$/i.test(name) && /html|svg|xml/i.test(value));
  return isActive ? [...headers, ["Content-Security-Policy", "sandbox; default-src 'none'"]] : headers;
};

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

const hopByHop = ["connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"];

const blockedInRequests = [
  ...hopByHop,
  "host",
  "authorization",
  "cookie",
  "content-length",
  "expect",
  "forwarded",
  "x-real-ip",
  "via",
  "x-http-method-override",
  "x-method-override",
];
const blockedRequestFamily = /^(?:proxy|x-forwarded|portico)-/i;

const blockedInResponses = [
  ...hopByHop,
  "set-cookie",
  "set-cookie2",
  "strict-transport-security",
  "alt-svc",
  "clear-site-data",
  "www-authenticate",
  "server-timing",
  "nel",
  "report-to",
];
const blockedResponseFamily = /^(?:proxy|access-control)-/i;

const namedInConnection = (pairs: HeaderPairs): string[] =>
  lowered(pairs.filter(([name]) => /^connection$/i.test(name)).flatMap(([, value]) => value.split(",")));

const lowered = (names: readonly string[]): string[] => names.map((name) => name.trim().toLowerCase());
