import { type Provider, siteOf } from "@portico/connector";
import type { ConnectionRow } from "@portico/db";
import { type FieldError, PorticoError } from "@portico/model";
import type { CredentialContext } from "@portico/vault";
import type { Deps } from "../deps.ts";

/** What sealed credentials are bound to: this connection, this account, this generation. Never an operator's override of the origin. */
export const credentialContext = (
  provider: Provider,
  row: Pick<ConnectionRow, "tenantId" | "id" | "subdomain" | "generation">,
): CredentialContext => ({
  purpose: "provider_credential",
  tenantId: row.tenantId,
  connectionId: row.id,
  field: "credentials",
  provider: provider.id,
  account: siteOf(provider, row.subdomain),
  generation: row.generation,
});

/** Faults that can be seen without a call: fields missing or foreign, text that no key can be. */
export const credentialFaults = (provider: Provider, credentials: Readonly<Record<string, string>>): FieldError[] => {
  // Tokens are the help desk's to hand out, to our app.
  const ways = provider.auth.flatMap(({ kind, fields }) => (kind === "api_key" ? [Object.keys(fields)] : []));
  const given = Object.keys(credentials);
  if (!ways.some((names) => names.length === given.length && names.every((name) => given.includes(name)))) {
    const message = `${provider.title} signs in with ${ways.map((names) => names.join(" and ")).join(", or with ")}.`;
    return [{ pointer: "/credentials", code: "wrong_fields", message }];
  }
  return Object.entries(credentials).flatMap(([name, value]) =>
    /^[\x21-\x7e]{1,1024}$/.test(value)
      ? []
      : [
          {
            pointer: `/credentials/${name}`,
            code: "malformed",
            message: "This cannot be a key: letters, digits and signs without spaces, 1,024 at most.",
          },
        ],
  );
};

/** Says of a check that failed what has become of the account. */
export const checkFailure = (
  deps: Pick<Deps, "egressIps">,
  provider: Provider,
  host: string,
  error: unknown,
): unknown =>
  error instanceof PorticoError && error.code === "not_found"
    ? new PorticoError(
        "account_not_found",
        `There is no ${provider.title} account at ${host} any more: it was closed, or has another name now. Connect that one.`,
      )
    : withAddresses(deps, error);

/** Says which addresses are to be admitted, where a help desk admits listed ones alone and the operator has named ours. */
const withAddresses = ({ egressIps }: Pick<Deps, "egressIps">, error: unknown): unknown =>
  error instanceof PorticoError && error.details.refusal === "addresses" && egressIps.length > 0
    ? new PorticoError(error.code, `${error.message} Its calls come from ${egressIps.join(", ")}.`, error.details)
    : error;

/** Says of a failed first sign-in what the person who typed it can do about it. */
export const connectFailure = (
  deps: Pick<Deps, "egressIps">,
  provider: Provider,
  host: string,
  error: unknown,
): unknown => {
  if (!(error instanceof PorticoError)) return error;
  if (error.code === "not_found") {
    const message = `We found no ${provider.title} account at ${host}. Check the spelling.`;
    return new PorticoError("account_not_found", message, {
      errors: [{ pointer: "/subdomain", code: "account_not_found", message }],
    });
  }
  if (error.code === "connection_unauthorized")
    return new PorticoError(
      error.code,
      `${provider.title} does not accept this key at ${host}. Nothing was stored.`,
      error.details,
    );
  return withAddresses(deps, error);
};
