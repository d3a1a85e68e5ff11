import { originOf } from "@portico/http";
import { PorticoError } from "@portico/model";
import type { Provider } from "./contract.ts";

/** An account's built-in origin, such as `https://acme.freshdesk.com`. Names are judged when they are stored: others fail here. */
export const siteOf = ({ origin }: Pick<Provider, "origin">, subdomain: string): string => {
  const filled = originOf(origin, subdomain);
  if (!filled.ok) throw new PorticoError("internal", "The stored subdomain does not make an address.");
  return filled.origin;
};
