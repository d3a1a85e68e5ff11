import fc from "fast-check";
import { expect, test } from "vitest";
import { callerAddress } from "./caller-address.ts";

const proxies = ["10.0.0.0/8", "2001:db8:ffff::/48"];

const addressOf = (peer: string | undefined, forwarded?: string, trusted: readonly string[] = proxies): string =>
  callerAddress(
    { socket: { remoteAddress: peer }, headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded } },
    trusted,
  );

test.each([
  ["that is no proxy is the caller, whatever it claims", "203.0.113.7", "198.51.100.1", "203.0.113.7"],
  ["is believed nothing where no proxy is named", "10.0.0.1", "198.51.100.1", "10.0.0.1", []],
  ["that is a proxy and names nobody is the caller", "10.0.0.1", undefined, "10.0.0.1"],
  ["that is a proxy and names nobody in an empty field is the caller", "10.0.0.1", " ", "10.0.0.1"],
  ["that is a proxy is asked", "10.0.0.1", "203.0.113.7", "203.0.113.7"],
  ["that is a proxy is asked, in IPv6", "2001:db8:ffff::1", "2001:db8::7", "2001:db8::7"],
  ["that is a proxy is one also in the spelling of IPv6", "::ffff:10.0.0.1", "203.0.113.7", "203.0.113.7"],
  ["is asked, and the proxy it names was asked itself", "10.0.0.1", "203.0.113.7, 10.1.2.3", "203.0.113.7"],
  ["is asked, and not what the caller claimed before", "10.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7"],
  ["is asked, and not who claims to be a proxy", "10.0.0.1", "10.9.9.9, 203.0.113.7, 10.1.2.3", "203.0.113.7"],
  ["is asked, and garbage from before does not count", "10.0.0.1", "<script>, , 203.0.113.7", "203.0.113.7"],
  ["that is a proxy and was called by proxies names the furthest", "10.0.0.1", "10.1.1.1, 10.2.2.2", "10.1.1.1"],
  ["adds a port, which is left out", "10.0.0.1", "203.0.113.7:4711", "203.0.113.7"],
  ["adds a port to IPv6", "10.0.0.1", "[2001:db8::7]:4711", "2001:db8::7"],
  ["adds brackets", "10.0.0.1", "[2001:db8::7]", "2001:db8::7"],
  ["adds a word: that is nobody's address", "10.0.0.1", "203.0.113.7, unknown", ""],
  ["adds nothing behind a comma: neither", "10.0.0.1", "203.0.113.7,", ""],
  ["adds a number that some read as an address: neither", "10.0.0.1", "203.0.113.7, 167772161", ""],
  ["is gone", undefined, "203.0.113.7", ""],
])("the socket's other end %s", (_, peer, forwarded, expected, trusted: readonly string[] = proxies) => {
  expect(addressOf(peer, forwarded, trusted)).toBe(expected);
});

test("whatever a caller claims, the proxy's word on it stands", () => {
  const claim = fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.constantFrom("10.0.0.1", "", "unknown", "127.0.0.1")));
  fc.assert(
    fc.property(claim, (claimed) => {
      expect(addressOf("10.0.0.1", [...claimed, "203.0.113.7"].join(", "))).toBe("203.0.113.7");
      expect(addressOf("198.51.100.9", [...claimed, "203.0.113.7"].join(", "))).toBe("198.51.100.9");
    }),
  );
});
