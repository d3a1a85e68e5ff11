import type { TokenIssuerRow } from "@portico/db";
import type { JSONWebKeySet } from "jose";
import { LRUCache } from "lru-cache";
import type { Deps } from "../deps.ts";
import { createReadThrough } from "../read-through.ts";
import { readToken, verifyToken, type VerifiedToken } from "./json-web-token.ts";
import type { Guessed, Unfit, Verdict } from "./verdict.ts";

/** An issuer that was removed is refused everywhere within this time. */
const freshMs = 5_000;
const staleMs = 60_000;

/** The audience that a tenant's tokens must carry. It is ours to fix, so that two tenants may share one issuer. */
export const audienceOf = ({ publicUrl }: Pick<Deps, "publicUrl">, tenantId: string): string =>
  `${publicUrl}/tenants/${tenantId}`;

/** What proved good stays good until it expires, or until the issuer's keys are read anew: they may have changed. */
interface Proven {
  token: VerifiedToken;
  keys: JSONWebKeySet;
}

/** Signs a caller in by a signed token of an issuer that the tenant has registered. */
export const createTokenSignIn = (deps: Deps) => {
  const { db, keySets, now } = deps;
  const issuers = createReadThrough<TokenIssuerRow | undefined>({ now, freshMs, staleMs });
  // Checking a signature costs more than a whole proxied call.
  const proven = new LRUCache<string, Proven>({ max: 50_000 });

  const verify = async (
    token: string,
    hash: Buffer,
    row: TokenIssuerRow,
    keyId: string,
  ): Promise<VerifiedToken | Guessed | Unfit> => {
    const keys = await keySets.get(row.jwksUrl, keyId);
    // An issuer that is away says nothing of who calls.
    if (keys === undefined) return { is: "unfit" };
    const name = `${row.id}/${row.updatedAt.getTime()}/${hash.toString("base64")}`;
    const known = proven.get(name);
    if (known?.keys === keys && now() < known.token.expiresAtMs) return known.token;
    const { issuer, algorithms, scopes: ceiling } = row;
    const audience = audienceOf(deps, row.tenantId);
    const found = await verifyToken(token, { keys, issuer, audience, algorithms, ceiling, nowMs: now() });
    if (found.is === "verified") proven.set(name, { token: found, keys });
    return found;
  };

  return async (token: string, hash: Buffer): Promise<Verdict> => {
    const claims = readToken(token, audienceOf(deps, ""));
    if (claims === undefined) return { is: "unfit" };
    const { tenantId, issuer, keyId } = claims;
    const row = await issuers.get(`${tenantId}/${issuer}`, () =>
      db.forTenant(tenantId).tokenIssuers.findByIssuer(issuer),
    );
    if (row === undefined) return { is: "guess" };
    const found = await verify(token, hash, row, keyId);
    if (found.is !== "verified") return found;
    const actor = {
      apiKeyId: `${row.id}/${found.subject}`,
      name: found.clientId,
      scopes: found.scopes,
      connectionIds: null,
      cidrs: null,
      expiresAtMs: found.expiresAtMs,
    };
    return { is: "good", caller: { kind: "tenant", tenantId, actor } };
  };
};
