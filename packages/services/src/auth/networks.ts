import ipaddr from "ipaddr.js";

/** Where a call comes from, for counting: an IPv4 address, or the /64 of an IPv6 one, in which a machine is free to move. */
export const placeOf = (address: string): string => {
  if (!ipaddr.isValid(address)) return "";
  const parsed = ipaddr.process(address);
  return parsed.toByteArray().slice(0, 8).join(".");
};

/** Whether an address lies in one of the networks; null is anywhere. IPv4 in the spelling of IPv6 is IPv4. */
export const isWithin = (address: string, cidrs: readonly string[] | null): boolean => {
  if (cidrs === null) return true;
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return cidrs.map(toNetwork).some((network) => holds(network, parsed));
};

/** Whether each of the inner networks lies in one of the outer ones; null is anywhere. */
export const isCovered = (inner: readonly string[] | null, outer: readonly string[] | null): boolean => {
  if (outer === null) return true;
  if (inner === null) return false;
  const wide = outer.map(toNetwork);
  return inner
    .map(toNetwork)
    .every(({ address, bits }) => wide.some((network) => network.bits <= bits && holds(network, address)));
};

type Address = ReturnType<typeof ipaddr.process>;

interface Network {
  address: Address;
  bits: number;
}

const mappedBits = 96;

const toNetwork = (cidr: string): Network => {
  const [address, bits] = ipaddr.parseCIDR(cidr);
  const isMapped = address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && bits >= mappedBits;
  return isMapped ? { address: address.toIPv4Address(), bits: bits - mappedBits } : { address, bits };
};

const holds = ({ address: network, bits }: Network, address: Address): boolean =>
  network.kind() === address.kind() && address.match(network, bits);
