import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { originOf, parseProxyPath, requestHeadersToForward, responseHeadersToReturn } from "./index.ts";
import { hostilePath } from "./testing/hostile-paths.ts";

const runs = { numRuns: inject("parserCases") };

test("a path that may go on is the path that was sent, to every reader", () => {
  fc.assert(
    fc.property(hostilePath(), (target) => {
      const parsed = parseProxyPath(target);
      if (!parsed.ok) return;
      expect(parsed.path).toBe(target);
      expect(new URL(`https://acme.freshdesk.com${target}`).pathname).toBe(parsed.pathname);
    }),
    runs,
  );
});

const spelt = (name: string): fc.Arbitrary<string> =>
  fc
    .array(fc.boolean(), { minLength: name.length, maxLength: name.length })
    .map((capitals) =>
      Array.from(name, (letter, index) => (capitals[index] === true ? letter.toUpperCase() : letter)).join(""),
    );
const guarded = [
  "host",
  "authorization",
  "cookie",
  "content-length",
  "transfer-encoding",
  "x-forwarded-for",
  "portico-a",
];
const kept = ["set-cookie", "strict-transport-security", "www-authenticate", "access-control-allow-origin", "upgrade"];
const name = fc.oneof(
  fc.constantFrom(...guarded, ...kept, "x-a", "accept").chain(spelt),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const pairs = fc.array(
  fc.oneof(
    fc.tuple(name, fc.string({ unit: "binary", maxLength: 12 })),
    fc.tuple(spelt("connection"), fc.constantFrom("x-a", "close, X-A", ",", "accept")),
  ),
  { maxLength: 6 },
);

test("header lines are refused, or go on without what must not", () => {
  fc.assert(
    fc.property(pairs, (lines) => {
      const result = requestHeadersToForward(lines, ["x-key"]);
      if (!result.ok) return;
      const names = result.headers.map(([line]) => line.toLowerCase());
      expect(names.filter((line) => guarded.includes(line) || line === "connection")).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    }),
    runs,
  );
});

test("header lines come back without what would speak for our own host", () => {
  fc.assert(
    fc.property(pairs, (lines) => {
      const names = responseHeadersToReturn(lines).map(([line]) => line.toLowerCase());
      expect(names.filter((line) => kept.includes(line) || line === "connection")).toEqual([]);
    }),
    runs,
  );
});

test("a subdomain is refused, or makes the one host that it names", () => {
  const label = fc.oneof(
    fc.stringMatching(/^[a-zA-Z0-9.@/:\\#?%-]{1,12}$/),
    fc.domain(),
    fc.ipV4Extended(),
    fc.string({ unit: "binary", maxLength: 70 }),
  );
  fc.assert(
    fc.property(label, (text) => {
      const filled = originOf("https://{subdomain}.freshdesk.com", text);
      expect(filled.ok ? filled.origin : null).toBe(filled.ok ? `https://${text.toLowerCase()}.freshdesk.com` : null);
    }),
    runs,
  );
});
