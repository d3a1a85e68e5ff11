import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPublicAddress } from "./address-guard.ts";

/** The special-purpose registries of IANA, and the spellings under which such addresses have been smuggled past filters. */
const notPublic = [
  ["this host", "0.0.0.0", "0", "::"],
  ["this network", "0.1.2.3"],
  ["private", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.255.255"],
  ["shared by carriers", "100.64.0.1", "100.127.255.255"],
  ["loopback", "127.0.0.1", "127.255.255.254", "127.1", "2130706433", "0x7f.0.0.1", "0x7f000001", "0177.0.0.1", "::1"],
  ["link-local, metadata services", "169.254.169.254", "0xa9fea9fe", "fe80::1", "fe80::1%eth0", "febf::1"],
  ["protocol assignments", "192.0.0.1", "192.0.0.170"],
  ["documentation", "192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1", "3fff:fff::1"],
  ["relay anycast", "192.88.99.1"],
  ["benchmarks", "198.18.0.1", "198.19.255.255", "2001:2::1"],
  ["multicast", "224.0.0.1", "239.255.255.255", "ff02::1", "ff0e::1"],
  ["reserved", "240.0.0.1", "255.255.255.254", "255.255.255.255"],
  ["mapped", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "0:0:0:0:0:ffff:a9fe:a9fe"],
  ["compatible", "::127.0.0.1", "::7f00:1", "::8.8.8.8"],
  ["translated", "64:ff9b::127.0.0.1", "64:ff9b::808:808", "64:ff9b:1::1", "::ffff:0:127.0.0.1"],
  ["6to4", "2002:7f00:1::", "2002:a9fe:a9fe::1"],
  ["Teredo", "2001::1", "2001:0:7f00:1::"],
  ["ORCHID", "2001:10::1", "2001:20::1"],
  ["AS112", "192.31.196.1", "192.175.48.1", "2001:4:112::1", "2620:4f:8000::1"],
  ["unique local", "fc00::1", "fd00:ec2::254"],
  ["site-local", "fec0::1"],
  ["discard", "100::1"],
  ["segment routing", "5f00::1"],
  ["unassigned", "4000::1", "8000::1", "e000::1"],
  ["no address", "", "localhost", "example.com", "1.2.3.4.5", "256.0.0.1", "::g", "1.2.3.4/8", " 8.8.8.8"],
].flatMap(([kind, ...addresses]) => addresses.map((address) => ({ kind, address })));

describe("isPublicAddress", () => {
  test.each(notPublic)("$kind is not public: $address", ({ address }) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each([
    "1.1.1.1",
    "8.8.8.8",
    "93.184.216.34",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.255.255",
    "172.32.0.1",
    "192.167.255.255",
    "198.17.255.255",
    "223.255.255.255",
    "2606:4700::1111",
    "2a00:1450:4001::1",
  ])("%s is public", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test("no IPv6 address that carries an IPv4 address in it is public, in whatever form it is written", () => {
    const prefixes = ["::ffff:", "::", "64:ff9b::", "::ffff:0:"];
    fc.assert(fc.property(fc.constantFrom(...prefixes), fc.ipV4(), (prefix, ipv4) => !isPublicAddress(prefix + ipv4)));
  });
});
