import type { ConnectionRow } from "@portico/db";
import { openCredentials } from "../connections/sealed.ts";
import type { Deps } from "../deps.ts";
import { providerOf } from "../provider-of.ts";

/**
 * Readies what tells the vendor that a connection's tokens are not needed any more: they have to be opened before its key is
 * destroyed. What comes of it is nobody's to wait for, and a failure is noted.
 */
export const readyToRevoke = async (deps: Deps, row: ConnectionRow): Promise<() => void> => {
  const provider = providerOf(deps, row.provider);
  const client = deps.oauthClientOf(provider, row.subdomain);
  if (client === undefined) return () => {};
  const note = (error: unknown): void => deps.onLateFailure("connection.revoke", error);
  const opened = await openCredentials(deps, provider, row).catch(note);
  const token = opened?.["refresh_token"] || opened?.["access_token"];
  if (token === undefined) return () => {};
  return () => void deps.connector.tokens.revoke(provider, client, token).catch(note);
};
