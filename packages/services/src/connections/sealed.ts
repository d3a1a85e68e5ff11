import type { Provider } from "@portico/connector";
import type { ConnectionRow } from "@portico/db";
import type { Deps } from "../deps.ts";
import { credentialContext } from "./credentials.ts";

export type Credentials = Readonly<Record<string, string>>;

/** What is stored of a connection's credentials, in clear. */
export const openCredentials = async (
  { vault }: Pick<Deps, "vault">,
  provider: Provider,
  row: ConnectionRow,
): Promise<Credentials> => {
  const opened = await vault.open(credentialContext(provider, row), row.sealedCredentials);
  // Sealed by ourselves from checked credentials, and bound to this very row and generation.
  return JSON.parse(opened.toString("utf8")) as Credentials;
};

/** Credentials as they are stored, for the generation that the row names; under `key` where it is not stored yet. */
export const sealCredentials = (
  { vault }: Pick<Deps, "vault">,
  provider: Provider,
  row: ConnectionRow,
  credentials: Credentials,
  key?: Parameters<Deps["vault"]["seal"]>[2],
): ReturnType<Deps["vault"]["seal"]> =>
  vault.seal(credentialContext(provider, row), Buffer.from(JSON.stringify(credentials)), key);
