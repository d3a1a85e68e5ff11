import type { Provider } from "@portico/connector";
import { hostOf } from "../connections/show.ts";

/** What was made of an address that somebody typed or pasted. */
export type Address =
  | { is: "understood"; subdomain: string; host: string }
  | { is: "missing" | "malformed" }
  /** It may lead to the help desk, but no key is sent there. */
  | { is: "own_domain"; host: string };

/**
 * Reads the address of an account as people give it: its name alone, its host, or a whole link, in any case. Nothing is guessed:
 * what is understood is the account that was named, or none.
 */
export const readAddress = (provider: Provider, all: readonly Provider[], typed: string): Address => {
  const text = typed.trim().replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  if (text === "") return { is: "missing" };
  const host = text
    .replace(/^https?:\/*/, "")
    .replace(/[/?#\\].*$/s, "")
    .replace(/:\d*$/, "")
    .replace(/\.$/, "");
  const suffix = suffixOf(provider);
  const subdomain = host.endsWith(suffix) ? host.slice(0, -suffix.length) : host;
  if (host.length > longestHost) return { is: "malformed" };
  if (provider.subdomain.test(subdomain) && !subdomain.startsWith("xn--"))
    return { is: "understood", subdomain, host: hostOf(provider, subdomain) };
  const isOfHelpDesk = all.some((known) => `.${host}`.endsWith(suffixOf(known)));
  return domain.test(host) && !isOfHelpDesk ? { is: "own_domain", host } : { is: "malformed" };
};

/** What follows the name of an account in its host: `.freshdesk.com`. */
export const suffixOf = ({ origin }: Provider): string => origin.slice("https://{subdomain}".length);

/** No name in the DNS has more. */
const longestHost = 253;

const domain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/;
