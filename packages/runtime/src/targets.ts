import { type OAuthClient, oauthOf, type Provider, siteOf, type Target } from "@portico/connector";
import type { OAuthApp } from "./config.ts";

/** Where an account lives: the provider's own origin, or the operator's override, with the subdomain filled in. */
export const createTargetOf =
  (overrides: Readonly<Record<string, string>>) =>
  (provider: Provider, subdomain: string): Target =>
    targetAt(provider, overrides[provider.id], subdomain);

/** The deployment's app at a provider, and where people sign in to an account; undefined where there is none, or no such way. */
export const createOAuthClientOf =
  (apps: Readonly<Record<string, OAuthApp>>) =>
  (provider: Provider, subdomain: string): OAuthClient | undefined => {
    const [app, auth] = [apps[provider.id], oauthOf(provider)];
    if (app === undefined || auth === undefined) return undefined;
    const { clientId: id, clientSecret, origin } = app;
    return { id, secret: clientSecret.reveal(), target: targetAt(auth, origin, subdomain) };
  };

const targetAt = (builtIn: Pick<Provider, "origin">, override: string | undefined, subdomain: string): Target => {
  if (override === undefined) return { origin: siteOf(builtIn, subdomain), basePath: "", operatorSet: false };
  const url = new URL(override.replaceAll("{subdomain}", encodeURIComponent(subdomain)));
  return { origin: url.origin, basePath: url.pathname.replace(/\/+$/, ""), operatorSet: true };
};
