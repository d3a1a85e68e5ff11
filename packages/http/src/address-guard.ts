import { lookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { rootCertificates } from "node:tls";
import ipaddr from "ipaddr.js";
import { buildConnector } from "undici";
import { HttpError } from "./http-error.ts";

export interface Address {
  address: string;
  family: 4 | 6;
}

/** Finds every address of a host; rejects, or finds none, where there is no such host. */
export type Resolve = (host: string) => Promise<readonly Address[]>;

/** The operating system's resolver. */
export const resolveBySystem: Resolve = async (host) => {
  const found = await lookup(host, { all: true, order: "verbatim" });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

/** Whether an address, in any spelling, is one of the public internet: not private, local, reserved or translated. */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  return parsed.range() === "unicast" && (parsed.kind() === "ipv4" || parsed.match(globalUnicast));
};

// Of IPv6 only this block has been given out; the rest answers to no known meaning.
const globalUnicast = ipaddr.IPv6.parseCIDR("2000::/3");

export interface GuardOptions {
  resolve: Resolve;
  /** Lets private addresses through. */
  allowPrivate: boolean;
  connectMs: number;
  /** PEM certificates to trust beside the public ones. */
  extraCa: readonly string[];
}

/**
 * Opens sockets for undici. Every address of the name is judged and one bad address refuses them all, so that it does
 * not depend on luck which is dialled; the socket dials what was judged, and its peer is judged again once connected.
 */
export const guardedConnector = (options: GuardOptions): buildConnector.connector => {
  const connect = buildConnector({
    allowH2: false,
    timeout: options.connectMs,
    lookup: guardedLookup(options),
    rejectUnauthorized: true,
    ...(options.extraCa.length === 0 ? {} : { ca: [...rootCertificates, ...options.extraCa] }),
  });
  return (target, callback) =>
    connect(target, (...[error, socket]) => {
      if (error) return callback(error, null);
      if (options.allowPrivate || isPublicAddress(socket.remoteAddress ?? "")) return callback(null, socket);
      socket.destroy();
      callback(new HttpError("refused_address", { sent: false }), null);
    });
};

const guardedLookup =
  ({ resolve, allowPrivate }: GuardOptions): LookupFunction =>
  (host, { all }, callback) => {
    const judge = (addresses: readonly Address[]): void => {
      const [first] = addresses;
      if (!first) return refuse("dns_failed");
      if (!allowPrivate && !addresses.every(({ address }) => isPublicAddress(address)))
        return refuse("refused_address");
      if (all) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    };
    const refuse = (code: "dns_failed" | "refused_address", cause?: unknown): void =>
      callback(new HttpError(code, { sent: false, cause }), "");
    resolve(host).then(judge, (cause: unknown) => refuse("dns_failed", cause));
  };
