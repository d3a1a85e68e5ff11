/** Addresses of no server on the public internet: of every block in the IANA registries of special purposes, some. */
export const specialIpv4 = [
  ["0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255"],
  ["127.0.0.1", "127.255.255.254", "169.254.0.1", "169.254.169.254", "169.254.170.2", "172.16.0.1", "172.31.255.255"],
  ["192.0.0.1", "192.0.0.170", "192.0.2.1", "192.31.196.1", "192.52.193.1", "192.88.99.1", "192.168.0.1"],
  ["192.168.255.255", "192.175.48.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1"],
  ["224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"],
].flat();

export const specialIpv6 = [
  ["::", "::1", "64:ff9b::7f00:1", "64:ff9b:1::a9fe:a9fe", "100::1", "2001::1", "2001:2::1", "2001:4:112::1"],
  ["2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2620:4f:8000::1", "3fff::1", "3fff:fff::1"],
  ["4000::1", "5f00::1", "8000::1", "fc00::1", "fd00:ec2::254", "fe80::1", "febf::1", "fec0::1", "ff02::1", "ff0e::1"],
].flat();

/** These addresses as hosts of a URL, in every way we know to write them. */
export const writtenHosts = (ipv4: readonly string[], ipv6: readonly string[]): Record<string, string[]> => ({
  ...Object.fromEntries(Object.entries(spellings).map(([way, spell]) => [way, ipv4.map(spell)])),
  IPv6: ipv6.map((address) => `[${address}]`),
  "IPv6 with a zone": ipv6.map((address) => `[${address}%25lo]`),
  disguised: [...ipv4.slice(-2), `[${ipv6[0]}]`].flatMap((host) => disguises.map((disguise) => disguise(host))),
});

/** The ways in which an IPv4 address has been smuggled past those who look for one, as the host of a URL. */
const spellings: Readonly<Record<string, (address: string) => string>> = {
  "dotted decimal": (address) => address,
  "one number": (address) => String(numberOf(address)),
  "one number in hex": (address) => `0x${numberOf(address).toString(16)}`,
  "one number in capital hex": (address) => `0X${numberOf(address).toString(16).toUpperCase()}`,
  "one number in octal": (address) => `0${numberOf(address).toString(8)}`,
  "one number with a dot behind it": (address) => `${numberOf(address)}.`,
  "two numbers": (address) => `${bytesOf(address)[0]}.${numberOf(address) % 2 ** 24}`,
  "three numbers": (address) => `${bytesOf(address).slice(0, 2).join(".")}.${numberOf(address) % 2 ** 16}`,
  "dotted hex": (address) => eachByte(address, (byte) => `0x${byte.toString(16)}`),
  "dotted octal": (address) => eachByte(address, (byte) => `0${byte.toString(8)}`),
  "dotted octal with more zeros": (address) => eachByte(address, (byte) => byte.toString(8).padStart(8, "0")),
  "hex and octal mixed": (address) =>
    eachByte(address, (byte, at) => (at % 2 ? `0${byte.toString(8)}` : `0x${byte.toString(16)}`)),
  "a dot behind it": (address) => `${address}.`,
  "percent-encoded": (address) => address.replaceAll(/./g, (sign) => `%${sign.charCodeAt(0).toString(16)}`),
  "full-width": (address) => eachSign(address, (digit) => String.fromCodePoint(0xff10 + digit), "\uFF0E"),
  "mathematical digits": (address) => eachSign(address, (digit) => String.fromCodePoint(0x1d7d8 + digit), "."),
  "circled digits": (address) =>
    eachSign(address, (digit) => String.fromCodePoint(digit === 0 ? 0x24ea : 0x245f + digit), "."),
  "ideographic stops": (address) => address.replaceAll(".", "\u3002"),
  "half-width stops": (address) => address.replaceAll(".", "\uFF61"),
  "soft hyphens": (address) => address.replaceAll(".", "\u00AD."),
  mapped: (address) => `[::ffff:${address}]`,
  "mapped in hex": (address) => `[::ffff:${groupsOf(address)}]`,
  "mapped without abbreviation": (address) => `[0000:0000:0000:0000:0000:FFFF:${groupsOf(address)}]`,
  compatible: (address) => `[::${address}]`,
  translated: (address) => `[::ffff:0:${address}]`,
  NAT64: (address) => `[64:ff9b::${groupsOf(address)}]`,
  "NAT64 of a network": (address) => `[64:ff9b:1::${address}]`,
  "6to4": (address) => `[2002:${groupsOf(address)}::1]`,
  Teredo: (address) => `[2001:0:${groupsOf(address)}::${groupsOf(eachByte(address, (byte) => String(byte ^ 0xff)))}]`,
  "with a zone": (address) => `[::ffff:${address}%25eth0]`,
};

/** What may stand around a host in a URL, to make it look like another. */
const disguises: readonly ((host: string) => string)[] = [
  (host) => `user@${host}`,
  (host) => `user:password@${host}`,
  (host) => `api.linear.app@${host}`,
  (host) => `api.linear.app%40@${host}`,
  (host) => `api.linear.app:443@${host}`,
  (host) => `@${host}`,
  (host) => `${host}:443`,
  (host) => `${host}:80`,
  (host) => `${host}:8443`,
  (host) => `${host}:`,
  (host) => `${host}\\@api.linear.app`,
  (host) => `${host}#@api.linear.app`,
  (host) => `${host}?@api.linear.app`,
  (host) => `${host}/@api.linear.app`,
  (host) => `/${host}`,
  (host) => `\\${host}`,
  (host) => ` ${host}`,
  (host) => `${host} `,
  (host) => `\t${host}`,
  (host) => `${host}\r\n`,
  (host) => `${host}\u0000`,
  (host) => `${host}%00`,
  (host) => `${host}%2f`,
  (host) => `${host}%23.api.linear.app`,
  (host) => `${host}\u200B`,
];

/** Names that lead home in many networks, and names that are read as others. */
export const homeNames: readonly string[] = [
  disguises.map((disguise) => disguise("localhost")),
  ["localhost", "LOCALHOST", "localhost.", "a.localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback"],
  ["\uFF4Cocalhost", "localho\u017Ft", "local\u00ADhost", "\u24DBocalhost", "%6cocalhost", "loca\u200Blhost"],
  ["metadata", "metadata.google.internal", "metadata.google.internal.", "instance-data", "instance-data.ec2.internal"],
  ["kubernetes.default.svc", "host.docker.internal", "gateway.docker.internal", "redis", "postgres", "router.local"],
  ["127.0.0.1.nip.io", "169.254.169.254.sslip.io", "7f000001.nip.io", "localtest.me", "www.169-254-169-254.sslip.io"],
  ["xn--lcalhost-k5a.test", "b\u00FCcher.test", "\u0430pi.linear.app", "api.linear.app.evil.test", "api-linear.app"],
].flat();

const bytesOf = (address: string): number[] => address.split(".").map(Number);

const numberOf = (address: string): number => bytesOf(address).reduce((number, byte) => number * 256 + byte, 0);

const eachByte = (address: string, spell: (byte: number, at: number) => string): string =>
  bytesOf(address).map(spell).join(".");

const eachSign = (address: string, spell: (digit: number) => string, stop: string): string =>
  address.replaceAll(/\d/g, (digit) => spell(Number(digit))).replaceAll(".", stop);

/** As the last two groups of an IPv6 address. */
const groupsOf = (address: string): string => {
  const number = numberOf(address);
  return `${Math.floor(number / 2 ** 16).toString(16)}:${(number % 2 ** 16).toString(16)}`;
};
