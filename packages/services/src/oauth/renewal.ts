import { type OAuthClient, oauthOf, type Provider } from "@portico/connector";
import type { ConnectionRow } from "@portico/db";
import { PorticoError } from "@portico/model";
import { type Credentials, openCredentials, sealCredentials } from "../connections/sealed.ts";
import type { Deps } from "../deps.ts";

/** The row as it is once its credentials are others than those that are given up. */
export type Renew = (provider: Provider, row: ConnectionRow, old: Credentials) => Promise<ConnectionRow>;

/** Longer than a vendor may take to answer: who holds the lease for longer is no more. */
const leaseMs = 20_000;
const lookEveryMs = 100;
const mostLooks = 250;

/**
 * Puts new tokens in the place of old ones: one process at a time sends the refresh token, and whoever else wants it done waits for
 * that. What it gets is stored before anybody uses it, since a vendor that rotates takes the old one for stolen. Fails with
 * `connection_unauthorized`, and notes it, where the vendor refuses; `onNoted` is told then, and when there are new ones.
 */
export const createRenewal = (deps: Deps, onNoted: (row: ConnectionRow) => void): Renew => {
  const underWay = new Map<string, Promise<ConnectionRow>>();
  const connectionsOf = ({ tenantId }: ConnectionRow) => deps.db.forTenant(tenantId).connections;

  const current = async (row: ConnectionRow): Promise<ConnectionRow> => {
    const found = await connectionsOf(row).get(row.id);
    if (found === undefined) throw new PorticoError("not_found", "There is no such connection.");
    return found;
  };

  const renew: Renew = async (provider, row, old) => {
    for (let look = 0; look < mostLooks; look += 1) {
      const found = await current(row);
      if (!isSame(await openCredentials(deps, provider, found), old)) return found;
      const until = new Date(deps.now() + leaseMs);
      if (await connectionsOf(row).claimRenewal(row.id, found.generation, until))
        return replace(provider, found, old).catch(async (error: unknown) => {
          await connectionsOf(row).releaseRenewal(row.id, until);
          throw error;
        });
      await deps.sleep(lookEveryMs);
    }
    throw new PorticoError("provider_unavailable", `${provider.title} takes too long to renew its sign-in.`);
  };

  const replace = async (provider: Provider, row: ConnectionRow, old: Credentials): Promise<ConnectionRow> => {
    const grant = await deps.connector.tokens.refresh(
      provider,
      clientOf(deps, provider, row.subdomain),
      old["refresh_token"] ?? "",
    );
    if (grant.is === "granted") return store(provider, row, old, grant.credentials);
    if (grant.code !== "invalid_grant")
      throw new PorticoError("internal", "The help desk does not know this deployment's app.", { cause: grant.code });
    await connectionsOf(row).noteRefused(row.id, row.generation);
    onNoted(row);
    throw new PorticoError(
      "connection_unauthorized",
      `${provider.title} ended our access. Have its administrator sign in again by a connect link.`,
    );
  };

  /** Whoever reseals the old ones meanwhile, under a new key, must not keep the new ones out. */
  const store = async (
    provider: Provider,
    row: ConnectionRow,
    old: Credentials,
    credentials: Credentials,
  ): Promise<ConnectionRow> => {
    for (let last = row; ; last = await current(row)) {
      if (!isSame(await openCredentials(deps, provider, last), old)) return last;
      const generation = last.generation + 1;
      const sealedCredentials = await sealCredentials(deps, provider, { ...last, generation }, credentials);
      const stored = await connectionsOf(row).renewCredentials(row.id, { sealedCredentials, generation });
      if (stored === undefined) continue;
      onNoted(stored);
      return stored;
    }
  };

  return (provider, row, old) => {
    const name = `${row.id}/${row.generation}`;
    const renewing = underWay.get(name) ?? renew(provider, row, old).finally(() => underWay.delete(name));
    underWay.set(name, renewing);
    return renewing;
  };
};

const isSame = (one: Credentials, other: Credentials): boolean => one["access_token"] === other["access_token"];

const clientOf = (deps: Deps, provider: Provider, subdomain: string): OAuthClient => {
  const client = deps.oauthClientOf(provider, subdomain);
  if (client === undefined || oauthOf(provider) === undefined)
    throw new PorticoError(
      "provider_unavailable",
      `This deployment has no app at ${provider.title} any more, and cannot renew its sign-in.`,
    );
  return client;
};
