import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseProxyPath } from "./proxy-path.ts";
import { hostilePath, PATH_CASES } from "./testing/hostile-paths.ts";

describe("parseProxyPath", () => {
  test.each([
    "/",
    "/api/v2/tickets",
    "/api/v2/tickets/",
    "/api/v2/tickets?page=2&per_page=100",
    "/api/v2/search/tickets?query=%22status:2%20AND%20(priority:3)%22",
    "/a/...",
    "/a/.b/..c/d..",
    "/a;v=1/b",
    "/50%25",
    "/caf%C3%A9",
    "/a?next=https://evil.example/../x//y",
    "/a?b?c",
    "/a?",
    "/a?q='\"<>\\^`{|}[]%zz",
    `/${"a".repeat(2_047)}`,
    `/a?${"b".repeat(4_096)}`,
  ])("%s passes as it stands", (target) => {
    expect(parseProxyPath(target)).toEqual({ ok: true, path: target, pathname: target.split("?")[0] });
  });

  test.each([
    ["", "not_absolute"],
    ["a", "not_absolute"],
    ["?a", "not_absolute"],
    ["http://evil.example/", "not_absolute"],
    ["*", "not_absolute"],
    ["/a b", "forbidden_byte"],
    ["/a\tb", "forbidden_byte"],
    ["/a\r\nHost: b", "forbidden_byte"],
    ["/a\\b", "forbidden_byte"],
    ["/a#b", "forbidden_byte"],
    ["/caf\u00E9", "forbidden_byte"],
    ["/a\u0000", "forbidden_byte"],
    ["/a[1]", "forbidden_byte"],
    ["//", "empty_segment"],
    ["//evil.example/a", "empty_segment"],
    ["/a//b", "empty_segment"],
    ["/a%", "bad_escape"],
    ["/a%2", "bad_escape"],
    ["/a%zz", "bad_escape"],
    ["/a%2fb", "escaped_delimiter"],
    ["/a%2Fb", "escaped_delimiter"],
    ["/a%5cb", "escaped_delimiter"],
    ["/a%00", "escaped_delimiter"],
    ["/a%0d%0ab", "escaped_delimiter"],
    ["/a%7F", "escaped_delimiter"],
    ["/a%252e%252e", "escaped_escape"],
    ["/a%252Fb", "escaped_escape"],
    ["/.", "dot_segment"],
    ["/..", "dot_segment"],
    ["/a/../b", "dot_segment"],
    ["/a/./b", "dot_segment"],
    ["/a/%2e%2e/b", "dot_segment"],
    ["/a/%2E./b", "dot_segment"],
    ["/a/.%2e", "dot_segment"],
    ["/a/..;/b", "dot_segment"],
    ["/a/..;x=1/b", "dot_segment"],
    ["/a/..%3bx/b", "dot_segment"],
    ["/a/.;", "dot_segment"],
    ["/a?b#c", "bad_query"],
    ["/a?b c", "bad_query"],
    ["/a?b\r\nc", "bad_query"],
    ["/a?\u00E9", "bad_query"],
    [`/${"a".repeat(2_048)}`, "too_long"],
    [`/a?${"b".repeat(4_097)}`, "bad_query"],
  ])("%j is refused: %s", (target, reason) => {
    expect(parseProxyPath(target)).toEqual({ ok: false, reason });
  });

  test("what is accepted is the same path to every reader of URLs, at the host it was meant for", () => {
    fc.assert(
      fc.property(hostilePath(), (target) => {
        const parsed = parseProxyPath(target);
        if (!parsed.ok) return;
        const read = new URL(`https://acme.freshdesk.com${parsed.path}`);
        expect(parsed.path).toBe(target);
        expect(read.origin).toBe("https://acme.freshdesk.com");
        expect(read.pathname).toBe(parsed.pathname);
        const decoded = decodeURIComponent(parsed.pathname.replaceAll(/%[89A-F][0-9A-F]/gi, "x"));
        expect(decoded.split("/").map((segment) => segment.split(";")[0])).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/^\.\.?$/)]),
        );
        expect(decoded.split("/")).toHaveLength(parsed.pathname.split("/").length);
      }),
      { numRuns: PATH_CASES },
    );
  });
});
