import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import type { ConnectionOptions } from "node:tls";
import { DbError } from "../errors.ts";

/** Where a server is, and how the way to it is protected. */
export interface PostgresAddress {
  /** Without what says how it is protected. */
  url: string;
  /** False: in plain text. */
  ssl: ConnectionOptions | false;
}

/**
 * Reads a server's URL. What leaves this machine is encrypted, and the server's certificate and name are verified, unless
 * `sslmode` says otherwise in so many words; `sslrootcert` names a file of authorities to trust instead of the public ones.
 * Fails with `invalid_url`, without repeating what may hold a password.
 */
export const parsePostgresUrl = (text: string): PostgresAddress => {
  const url = new URL(text);
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const mode = url.searchParams.get("sslmode") ?? url.searchParams.get("ssl");
  const authorities = url.searchParams.get("sslrootcert");
  for (const name of ["sslmode", "ssl", "sslrootcert"]) url.searchParams.delete(name);
  const protection = mode === null ? defaultFor(host, authorities) : protections.get(mode);
  if (protection === undefined)
    throw new DbError(
      "invalid_url",
      "the database's sslmode is none of verify-full, no-verify and disable: others may go on in plain text",
    );
  return { url: url.href, ssl: sslOf(protection, host, authorities) };
};

type Protection = "verified" | "encrypted" | "none";

/**
 * What others call `require` leaves the server unverified, which protects from nobody who can stand in the way. It is taken for
 * what its name promises.
 */
const protections: ReadonlyMap<string, Protection> = new Map([
  ["verify-full", "verified"],
  ["verify-ca", "verified"],
  ["require", "verified"],
  ["true", "verified"],
  ["no-verify", "encrypted"],
  ["disable", "none"],
  ["false", "none"],
]);

const defaultFor = (host: string, authorities: string | null): Protection =>
  authorities === null && /^(?:localhost|127\.[\d.]+|::1|%2f.*)$/i.test(host) ? "none" : "verified";

const sslOf = (protection: Protection, host: string, authorities: string | null): PostgresAddress["ssl"] => {
  if (protection === "none") return false;
  if (protection === "encrypted") return { rejectUnauthorized: false };
  return {
    rejectUnauthorized: true,
    // Of a name the driver tells; without it an address would be compared with `localhost`.
    ...(isIP(host) === 0 ? {} : { host }),
    ...(authorities === null || authorities === "system" ? {} : { ca: readAuthorities(authorities) }),
  };
};

const readAuthorities = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new DbError("invalid_url", "the file that the database's sslrootcert names cannot be read", { cause: error });
  }
};
