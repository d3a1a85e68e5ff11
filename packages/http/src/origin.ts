import { isIP } from "node:net";
import { isPublicAddress } from "./address-guard.ts";

/**
 * Fills a provider's origin, such as `https://{subdomain}.freshdesk.com`, with what a customer typed. The label is
 * refused unless it is one plain DNS label and the outcome names exactly the host that was meant.
 */
export const originOf = (template: string, label: string): { ok: true; origin: string } | { ok: false } => {
  const folded = label.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  if (!plainLabel.test(folded) || folded.startsWith("xn--")) return { ok: false };
  const origin = template.replace(/\{\w+\}/, folded);
  return URL.parse(origin)?.origin === origin ? { ok: true, origin } : { ok: false };
};

/** Whether a call may go to this origin, as far as its spelling tells. A name's addresses are judged when it is dialled. */
export const isAllowedOrigin = (origin: string, { operatorSet }: { operatorSet: boolean }): boolean => {
  const url = URL.parse(origin);
  if (!url || url.origin !== origin) return false;
  if (operatorSet) return url.protocol === "https:" || url.protocol === "http:";
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  return url.protocol === "https:" && url.port === "" && (isIP(host) === 0 || isPublicAddress(host));
};

const plainLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
