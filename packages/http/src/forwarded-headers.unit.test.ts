import { describe, expect, test } from "vitest";
import { requestHeadersToForward, responseHeadersToReturn } from "./forwarded-headers.ts";

describe("requestHeadersToForward", () => {
  test("a header nobody has heard of passes, with its spelling and its place", () => {
    const headers = [
      ["X-Unknown", "1"],
      ["accept", "application/json"],
      ["Idempotency-Key", "k"],
      ["X-Proxy-Hint", "no name of the family, nor a list of names: accept"],
      ["Not-Portico-Id", "1"],
      ["X-Connection", "x-unknown"],
      ["Connection-Id", "x-unknown"],
    ] as const;
    expect(requestHeadersToForward(headers, [])).toEqual({ ok: true, headers });
  });

  test.each(
    [
      ["Connection", "Keep-Alive", "Proxy-Authorization", "proxy-connection", "Proxy-Anything", "TE", "Trailer"],
      ["Transfer-Encoding", "Upgrade", "Host", "Authorization", "Cookie", "Content-Length", "Expect", "Forwarded"],
      ["X-Forwarded-For", "x-forwarded-host", "X-Forwarded-Anything", "X-Real-IP", "Via", "X-HTTP-Method-Override"],
      ["X-Method-Override", "Portico-Request-Id", "portico-anything", "HOST", "authorization", "COOKIE"],
    ].flat(),
  )("%s never passes", (name) => {
    expect(requestHeadersToForward([[name, "x"]], [])).toEqual({ ok: true, headers: [] });
  });

  test("a name listed in any Connection line stays on this hop", () => {
    const pairs = [
      ["Connection", "close, X-Hop"],
      ["x-hop", "1"],
      ["connection", "x-other "],
      ["X-Other", "2"],
      ["X-A", "3"],
    ] as const;
    expect(requestHeadersToForward(pairs, [])).toEqual({ ok: true, headers: [["X-A", "3"]] });
  });

  test("a header that the provider's credentials go under is not the caller's to set", () => {
    expect(requestHeadersToForward([["X-Api-Key", "mine"]], ["x-API-key"])).toEqual({ ok: true, headers: [] });
  });

  test("a name that would pass twice is refused, one that would not pass may come twice", () => {
    expect(
      requestHeadersToForward(
        [
          ["X-A", "1"],
          ["x-a", "1"],
        ],
        [],
      ),
    ).toEqual({ ok: false, reason: "repeated_header" });
    expect(
      requestHeadersToForward(
        [
          ["X-Forwarded-For", "1"],
          ["X-Forwarded-For", "2"],
        ],
        [],
      ),
    ).toEqual({ ok: true, headers: [] });
  });

  test.each(["", "X\u00E9", "X A", "X:", "X\u0000", "X(", "X\r\nY"])("the name %j is refused", (name) => {
    const refused = { ok: false, reason: "invalid_header_name" };
    expect(requestHeadersToForward([[name, "x"]], [])).toEqual(refused);
    expect(
      requestHeadersToForward(
        [
          ["X-A", "1"],
          [name, "x"],
        ],
        [],
      ),
    ).toEqual(refused);
  });
});

describe("responseHeadersToReturn", () => {
  test("the provider's own headers return as they are, repeated ones too", () => {
    const headers = [
      ["X-RateLimit-Remaining", "7"],
      ["Link", "<a>"],
      ["Link", "<b>"],
      ["Content-Length", "2"],
      ["ETag", '"x"'],
      ["X-Proxy-Cache", "etag"],
      ["Not-Access-Control-Max-Age", "1"],
      ["X-Content-Type", "text/html"],
      ["Content-Type-Of", "text/html"],
    ] as const;
    expect(responseHeadersToReturn(headers)).toEqual(headers);
  });

  test.each(
    [
      ["Connection", "Keep-Alive", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Proxy-Authenticate", "proxy-x"],
      ["Set-Cookie", "set-cookie2", "Access-Control-Allow-Origin", "access-control-x", "Strict-Transport-Security"],
      ["Alt-Svc", "Clear-Site-Data", "WWW-Authenticate", "Server-Timing", "NEL", "Report-To"],
    ].flat(),
  )("%s never returns", (name) => {
    expect(responseHeadersToReturn([[name, "x"]])).toEqual([]);
  });

  test("a name listed in Connection stays on that hop", () => {
    expect(
      responseHeadersToReturn([
        ["Connection", "X-Hop"],
        ["X-Hop", "1"],
      ]),
    ).toEqual([]);
  });

  test.each(["text/html; charset=utf-8", "image/svg+xml", "application/xml", "TEXT/XML", "application/xhtml+xml"])(
    "a document of type %s is boxed in, whatever policy it brings",
    (type) => {
      const pairs = [
        ["content-type", type],
        ["Content-Security-Policy", "default-src *"],
      ] as const;
      expect(responseHeadersToReturn(pairs)).toEqual([
        ...pairs,
        ["Content-Security-Policy", "sandbox; default-src 'none'"],
      ]);
    },
  );

  test("JSON is not", () => {
    expect(responseHeadersToReturn([["Content-Type", "application/json"]])).toEqual([
      ["Content-Type", "application/json"],
    ]);
  });
});
