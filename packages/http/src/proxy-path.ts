export type ProxyPathRefusal = (typeof pathRules)[number]["reason"] | "too_long" | "bad_query" | "changes_meaning";

/**
 * Judges a raw request target, byte for byte as it came in. What is accepted means the same to every reader, so it can be
 * sent on as it stands: `path` is the whole target, query included; `pathname` is what the rules for endpoints match.
 */
export const parseProxyPath = (
  rawTarget: string,
): { ok: true; path: string; pathname: string } | { ok: false; reason: ProxyPathRefusal } => {
  const queryStart = rawTarget.indexOf("?");
  const pathname = queryStart === -1 ? rawTarget : rawTarget.slice(0, queryStart);
  const query = queryStart === -1 ? "" : rawTarget.slice(queryStart + 1);
  if (pathname.length > MAX_PATH_BYTES) return { ok: false, reason: "too_long" };
  const broken = pathRules.find(({ breaks }) => breaks.test(pathname));
  if (broken) return { ok: false, reason: broken.reason };
  if (query.length > MAX_QUERY_BYTES || !/^[!"$-~]*$/.test(query)) return { ok: false, reason: "bad_query" };
  if (URL.parse(`https://host.example${pathname}`)?.pathname !== pathname) {
    return { ok: false, reason: "changes_meaning" };
  }
  return { ok: true, path: rawTarget, pathname };
};

const MAX_PATH_BYTES = 2_048;
const MAX_QUERY_BYTES = 4_096;

/** Each is a way for two readers of one path to understand two paths. */
const pathRules = [
  { reason: "not_absolute", breaks: /^(?!\/)/ },
  { reason: "forbidden_byte", breaks: /[^A-Za-z0-9\-._~!$&'()*+,;=:@%/]/ },
  { reason: "empty_segment", breaks: /\/\// },
  { reason: "bad_escape", breaks: /%(?![0-9A-F]{2})/i },
  { reason: "escaped_delimiter", breaks: /%(?:[01][0-9A-F]|7F|2F|5C)/i },
  { reason: "escaped_escape", breaks: /%25[0-9A-F]{2}/i },
  // Some servers cut a segment at its semicolon first, and only then look for dots.
  { reason: "dot_segment", breaks: /\/(?:\.|%2E){1,2}(?:;|%3B|\/|$)/i },
] as const satisfies readonly { reason: string; breaks: RegExp }[];
