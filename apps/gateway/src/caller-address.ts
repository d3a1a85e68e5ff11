import { isWithin } from "@portico/services";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/**
 * The address that a call comes from: the socket's other end, or, where that is a trusted proxy, the last address in
 * `X-Forwarded-For` that is no such proxy itself. Each proxy adds at the end whom it heard, so that what stands further left is
 * what anybody may claim. Empty, which is nobody's address, where a trusted proxy has added something else.
 */
export const callerAddress = (
  {
    socket,
    headers,
  }: { socket: Pick<IncomingMessage["socket"], "remoteAddress">; headers: IncomingMessage["headers"] },
  trustedProxies: readonly string[],
): string => {
  const peer = socket.remoteAddress ?? "";
  const forwarded = String(headers["x-forwarded-for"] ?? "");
  if (forwarded.trim() === "") return peer;
  const isProxy = (address: string): boolean => isWithin(address, trustedProxies);
  if (!isProxy(peer)) return peer;
  const chain = forwarded.split(",").map((entry) => plainAddress(entry.trim()));
  return chain.findLast((address) => !isProxy(address)) ?? chain[0] ?? peer;
};

/** Some proxies add the port: `203.0.113.7:4711`, `[2001:db8::7]:4711`. */
const plainAddress = (entry: string): string => {
  const address = /^(?:([\d.]+)|\[([\da-f:.]+)\])(?::\d{1,5})?$/i.exec(entry)?.slice(1).find(Boolean) ?? entry;
  return isIP(address) === 0 ? "" : address;
};
