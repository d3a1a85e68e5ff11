import fc from "fast-check";

/** How many paths a property is tried on. */
export const PATH_CASES = 10_000;

const pieces = [
  [
    "/",
    "/",
    "/",
    "a",
    "api",
    "v2",
    "tickets",
    "1",
    "-",
    "~",
    "!",
    "$",
    "&",
    "'",
    "(",
    ")",
    "*",
    "+",
    ",",
    "=",
    ":",
    "@",
  ],
  [".", "..", "%2e", "%2E", ".%2e", ";", "%3b", "%3B", "..;", "./", "../", "/.", "/..", "...", ";x=1"],
  [
    "//",
    "\\",
    "%5c",
    "%5C",
    "%2f",
    "%2F",
    "%252e",
    "%252f",
    "%25",
    "%",
    "%2",
    "%zz",
    "%00",
    "%0d%0a",
    "%7f",
    "%41",
    "%c3%a9",
  ],
  [
    "\t",
    "\n",
    "\r",
    " ",
    "\u0000",
    "\u007F",
    "\u00E9",
    "\u0100",
    '"',
    "<",
    ">",
    "^",
    "`",
    "{",
    "|",
    "}",
    "[",
    "]",
    "#",
  ],
  ["http://evil.example", "@evil.example", "://", "//evil.example", "?", "?a=b", "?a=/../b", "?%zz", "?q='\"", "?#"],
].flat();

/** Request targets made of what servers and proxies have been known to read in two ways. */
export const hostilePath = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => `/${parts.join("")}`),
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join("")),
    fc
      .array(fc.constantFrom("a", "b1", ".", "..", "%2e", "%41", "x;y", "..;", "%25", ""))
      .map((segments) => `/${segments.join("/")}`),
    fc.string({ unit: "binary" }),
  );
