import type { Provider, Target } from "@portico/connector";
import { originOf } from "@portico/http";
import { PorticoError } from "@portico/model";

/** Where an account lives: the provider's own origin, or the operator's override, with the subdomain filled in. */
export const createTargetOf =
  (overrides: Readonly<Record<string, string>>) =>
  (provider: Provider, subdomain: string): Target => {
    const override = overrides[provider.id];
    if (override !== undefined) {
      const url = new URL(override.replaceAll("{subdomain}", encodeURIComponent(subdomain)));
      return { origin: url.origin, basePath: url.pathname.replace(/\/+$/, ""), operatorSet: true };
    }
    const filled = originOf(provider.origin, subdomain);
    if (!filled.ok) throw new PorticoError("internal", "The stored subdomain does not make an address.");
    return { origin: filled.origin, basePath: "", operatorSet: false };
  };
