import { type Provider, siteOf, type Target } from "@portico/connector";

/** Where an account lives: the provider's own origin, or the operator's override, with the subdomain filled in. */
export const createTargetOf =
  (overrides: Readonly<Record<string, string>>) =>
  (provider: Provider, subdomain: string): Target => {
    const override = overrides[provider.id];
    if (override !== undefined) {
      const url = new URL(override.replaceAll("{subdomain}", encodeURIComponent(subdomain)));
      return { origin: url.origin, basePath: url.pathname.replace(/\/+$/, ""), operatorSet: true };
    }
    return { origin: siteOf(provider, subdomain), basePath: "", operatorSet: false };
  };
