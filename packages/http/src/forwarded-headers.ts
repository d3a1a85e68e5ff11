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
  const blocked = new Set([...lowered(extraBlocked), ...namedInConnection(pairs)]);
  const headers: [string, string][] = [];
  const seen = new Set<string>();
  for (const [name, value] of pairs) {
    if (!token.test(name)) return { ok: false, reason: "invalid_header_name" };
    const lower = name.toLowerCase();
    if (blockedInRequests.has(lower) || blocked.has(lower) || blockedRequestFamily.test(lower)) continue;
    seen.add(lower);
    headers.push([name, value]);
  }
  return seen.size === headers.length ? { ok: true, headers } : { ok: false, reason: "repeated_header" };
};

/**
 * What of a provider's header lines may go back to the caller: all but those that concern that hop or would speak for
 * our own host. A document that a browser would run is boxed in.
 */
export const responseHeadersToReturn = (pairs: HeaderPairs): [string, string][] => {
  const named = namedInConnection(pairs);
  const headers: [string, string][] = [];
  let isActive = false;
  for (const [name, value] of pairs) {
    const lower = name.toLowerCase();
    if (blockedInResponses.has(lower) || named.includes(lower) || blockedResponseFamily.test(lower)) continue;
    if (lower === "content-type" && /html|svg|xml/i.test(value)) isActive = true;
    headers.push([name, value]);
  }
  if (isActive) headers.push(["Content-Security-Policy", "sandbox; default-src 'none'"]);
  return headers;
};

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

const hopByHop = ["connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"];

const blockedInRequests: ReadonlySet<string> = new Set([
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
]);
const blockedRequestFamily = /^(?:proxy|x-forwarded|portico)-/;

const blockedInResponses: ReadonlySet<string> = new Set([
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
]);
const blockedResponseFamily = /^(?:proxy|access-control)-/;

/** What a hop says of itself besides: `Connection: close, X-Trace` names `X-Trace` as its own. */
const namedInConnection = (pairs: HeaderPairs): string[] => {
  const own = pairs.filter(([name]) => name.length === connection.length && name.toLowerCase() === connection);
  return lowered(own.flatMap(([, value]) => value.split(",")));
};
const connection = "connection";

const lowered = (names: readonly string[]): string[] => names.map((name) => name.trim().toLowerCase());
