import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCovered, isWithin, placeOf } from "./networks.ts";

const ipv4 = fc.ipV4();
const ipv6 = fc.ipV6().filter((address) => !address.includes(".") && !/^(?:0*:)+/.test(address));
const network = fc.oneof(
  fc.tuple(ipv4, fc.integer({ min: 0, max: 32 })).map(([address, bits]) => `${address}/${bits}`),
  fc.tuple(ipv6, fc.integer({ min: 0, max: 128 })).map(([address, bits]) => `${address}/${bits}`),
);
const networks = fc.array(network, { minLength: 1, maxLength: 5 });

describe("an address lies in a network", () => {
  test.each([
    ["192.0.2.7", "192.0.2.0/24", true],
    ["192.0.3.7", "192.0.2.0/24", false],
    ["192.0.2.7", "192.0.2.99/24", true],
    ["192.0.2.7", "192.0.2.7/32", true],
    ["192.0.2.8", "192.0.2.7/32", false],
    ["192.0.2.7", "0.0.0.0/0", true],
    ["::ffff:192.0.2.7", "192.0.2.0/24", true],
    ["::ffff:c000:207", "192.0.2.0/24", true],
    ["192.0.2.7", "::ffff:192.0.2.0/120", true],
    ["192.0.3.7", "::ffff:192.0.2.0/120", false],
    ["192.0.2.7", "::ffff:0.0.0.0/96", true],
    ["192.0.2.7", "::ffff:192.0.2.0/95", false],
    ["2001:db8::7", "2001:db8::/32", true],
    ["2001:DB8:0::7", "2001:db8::/32", true],
    ["2001:db9::7", "2001:db8::/32", false],
    ["2001:db8::7", "0.0.0.0/0", false],
    ["192.0.2.7", "::/0", false],
    ["fe80::1%eth0", "fe80::/10", true],
    ["", "0.0.0.0/0", false],
    ["unknown", "::/0", false],
  ])("%s in %s: %s", (address, cidr, expected) => {
    expect(isWithin(address, [cidr])).toBe(expected);
    expect(isWithin(address, ["203.0.113.1/32", cidr])).toBe(expected);
  });

  test("and everywhere where there is none", () => {
    expect(isWithin("192.0.2.7", null)).toBe(true);
    expect(isWithin("", null)).toBe(true);
  });
});

describe("networks cover others", () => {
  test("the more of an address is fixed, the narrower: never the other way round", () => {
    const halves = fc.tuple(fc.nat(16), fc.nat(15)).map(([some, more]) => [some, some + more + 1] as const);
    fc.assert(
      fc.property(ipv4, halves, (address, [wide, narrow]) => {
        expect(isCovered([`${address}/${narrow}`], [`${address}/${wide}`])).toBe(true);
        expect(isCovered([`${address}/${wide}`], [`${address}/${narrow}`])).toBe(false);
        expect(isWithin(address, [`${address}/${narrow}`])).toBe(true);
      }),
    );
  });

  test("each covers itself and is covered by anywhere, and anywhere by none", () => {
    fc.assert(
      fc.property(networks, (some) => {
        expect(isCovered(some, some)).toBe(true);
        expect(isCovered(some, null)).toBe(true);
        expect(isCovered(null, some)).toBe(false);
      }),
    );
    expect(isCovered(null, null)).toBe(true);
  });

  test.each([
    ["10.1.0.0/16", "10.0.0.0/8", true],
    ["10.0.0.0/8", "10.1.0.0/16", false],
    ["10.1.0.0/16", "10.2.0.0/16", false],
    ["2001:db8:1::/48", "2001:db8::/32", true],
    ["10.0.0.0/8", "::/0", false],
    ["::ffff:10.1.0.0/112", "10.0.0.0/8", true],
  ])("%s in %s: %s", (inner, outer, expected) => {
    expect(isCovered([inner], [outer])).toBe(expected);
    expect(isCovered([inner, "192.0.2.0/24"], [outer])).toBe(false);
  });
});

describe("a place", () => {
  test("is one IPv4 address, in either spelling", () => {
    expect(placeOf("::ffff:192.0.2.7")).toBe(placeOf("192.0.2.7"));
    expect(placeOf("192.0.21.1")).not.toBe(placeOf("192.0.2.11"));
    fc.assert(fc.property(ipv4, ipv4, (one, other) => (placeOf(one) === placeOf(other)) === (one === other)));
  });

  test("is the /64 of an IPv6 address", () => {
    expect(placeOf("2001:db8:1:2::1")).toBe(placeOf("2001:db8:1:2:ffff::9"));
    expect(placeOf("2001:db8:1:2::1")).not.toBe(placeOf("2001:db8:1:3::1"));
    expect(placeOf("fe80::1%eth0")).toBe(placeOf("fe80::2%eth1"));
  });

  test("is one and the same for what is no address", () => {
    expect(placeOf("")).toBe(placeOf("unknown"));
  });
});
