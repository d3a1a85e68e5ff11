import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAllowedOrigin, originOf } from "./origin.ts";

const template = "https://{subdomain}.freshdesk.com";

describe("originOf", () => {
  test.each([
    ["acme", "https://acme.freshdesk.com"],
    ["ACME", "https://acme.freshdesk.com"],
    ["a", "https://a.freshdesk.com"],
    ["1", "https://1.freshdesk.com"],
    ["a-1--b", "https://a-1--b.freshdesk.com"],
    ["a".repeat(63), `https://${"a".repeat(63)}.freshdesk.com`],
  ])("%s names %s", (label, origin) => {
    expect(originOf(template, label)).toEqual({ ok: true, origin });
  });

  const hostile = [
    ["", " ", "a b", "a\t", "a\n", "a\r\n", "\u0000a", "a\u0000"],
    ["a.b", ".", "..", "a.", ".a", "evil.com", "evil.com.", "127.0.0.1", "0x7f.1", "[::1]", "::1"],
    ["evil.com/", "evil.com/x", "/", "//evil.com", "a/", "a\\", "evil.com\\", "a%2fb", "%61", "evil.com%2f"],
    ["evil.com?", "a?b", "evil.com#", "a#b", "a;b"],
    ["@evil.com", "a@evil.com/", "user:pass@evil.com/", "a:b", "a:443", ":443", "evil.com:8080/"],
    ["https://evil.com", "https://evil.com/?", "javascript:alert(1)", "file:///etc/passwd"],
    ["xn--a", "XN--A", "xn--80ak6aa92e", "á", "аcme", "ａcme", "acme\u200B", "a\u00ADb", "ac\u212Ae", "a\u3002b", "ⓐ"],
    ["-a", "a-", "-", "a_b", "_", "*", "a*b", "a'b", 'a"b', "<a>", "{a}", "$&", "$1", "a,b", "a+b", "a=b", "~a", "!a"],
    ["a".repeat(64), "a".repeat(300)],
  ].flat();

  test.each(hostile)("%j names no host at all", (label) => {
    expect(originOf(template, label)).toEqual({ ok: false });
  });

  test("a label that alone would be an address is refused where nothing fixed follows it", () => {
    expect(originOf("https://{host}", "2130706433")).toEqual({ ok: false });
    expect(originOf("https://{host}", "0x7f000001")).toEqual({ ok: false });
    expect(originOf("https://{host}", "4294967296")).toEqual({ ok: false });
  });

  test("whatever is typed, the host is one label before the provider's own domain", () => {
    const character = fc.constantFrom(
      "a",
      "Z",
      "0",
      "-",
      ".",
      "@",
      "/",
      "\\",
      ":",
      "?",
      "#",
      "%",
      "[",
      "{",
      "$",
      "&",
      " ",
      "\u00AD",
      "é",
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: character }), fc.string({ unit: "binary" })), (label) => {
        const filled = originOf(template, label);
        return !filled.ok || /^[a-z0-9-]+\.freshdesk\.com$/.test(new URL(filled.origin).hostname);
      }),
    );
  });
});

describe("isAllowedOrigin", () => {
  const anyones = ["https://acme.freshdesk.com", "https://api.linear.app", "https://93.184.216.34"];
  const operators = ["http://127.0.0.1:4010", "http://simulators:4010", "https://10.0.0.1", "http://[::1]:4010"];
  const nobodys = [
    ["", "acme.freshdesk.com", "//acme.freshdesk.com", "https:", "https://", "https:acme.freshdesk.com"],
    ["https://acme.freshdesk.com/", "https://acme.freshdesk.com/api", "https://acme.freshdesk.com?", "https://a.com#"],
    ["https://user@acme.freshdesk.com", "https://acme.freshdesk.com@evil.com", "https://a:b@c.com"],
    ["https://acme.freshdesk.com:443", "HTTPS://acme.freshdesk.com", "https://ACME.freshdesk.com", " https://a.com"],
    [
      "https://acme.freshdesk.com\n",
      "https://acme\t.freshdesk.com",
      "https://acme.freshdesk.com\\evil",
      "https://a%2eb",
    ],
    ["https://127.1", "https://0x7f.0.0.1", "https://2130706433", "https://0177.0.0.1", "https://１２７.0.0.1"],
    ["https://[::ffff:127.0.0.1]", "https://[0:0:0:0:0:0:0:1]", "ftp://a.com", "ws://a.com", "file:///etc/passwd"],
  ].flat();

  test.each(anyones)("%s is anyone's to call", (origin) => {
    expect(isAllowedOrigin(origin, { operatorSet: false })).toBe(true);
    expect(isAllowedOrigin(origin, { operatorSet: true })).toBe(true);
  });

  test.each(operators)("%s is called only where the operator set it", (origin) => {
    expect(isAllowedOrigin(origin, { operatorSet: false })).toBe(false);
    expect(isAllowedOrigin(origin, { operatorSet: true })).toBe(true);
  });

  test.each(nobodys)("%j is nobody's to call", (origin) => {
    expect(isAllowedOrigin(origin, { operatorSet: false })).toBe(false);
    expect(isAllowedOrigin(origin, { operatorSet: true })).toBe(false);
  });

  test.each(["https://[::1]", "https://[fd00::1]", "https://169.254.169.254", "https://[64:ff9b::7f00:1]"])(
    "the private address %s takes the operator's word even over https",
    (origin) => {
      expect(isAllowedOrigin(origin, { operatorSet: false })).toBe(false);
    },
  );
});
