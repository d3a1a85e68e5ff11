import type { TokenIssuerRow } from "@portico/db";
import { LRUCache } from "lru-cache";
import type { Actor } from "../context.ts";
import type { Deps } from "../deps.ts";
import { createReadThrough } from "../read-through.ts";
import { hashOf } from "./api-key.ts";
import { readToken, verifyToken, type VerifiedToken } from "./json-web-token.ts";

/** An issuer that was removed is refused everywhere within this time. */
const freshMs = 5_000;
const staleMs = 60_000;

/** The audience that a tenant's tokens must carry. It is ours to fix, so that two tenants may share one issuer. */
export const audienceOf = ({ publicUrl }: Pick<Deps, "publicUrl">, tenantId: string): string =>
  `${publicUrl}/tenants/${tenantId}`;

/** Signs a caller in by a signed token of an issuer that the tenant has registered. Undefined where anything is amiss. */
export const createTokenSignIn = (deps: Deps) => {
  const { db, keySets, now } = deps;
  const issuers = createReadThrough<TokenIssuerRow | undefined>({ now, freshMs, staleMs });
  // Checking a signature costs more than a whole proxied call: what proved good stays good until it expires.
  const proven = new LRUCache<string, VerifiedToken>({ max: 50_000 });

  const verified = async (token: string, row: TokenIssuerRow, keyId: string): Promise<VerifiedToken | undefined> => {
    const name = `${row.id}/${row.updatedAt.getTime()}/${hashOf(token).toString("base64")}`;
    const known = proven.get(name);
    if (known !== undefined && now() < known.expiresAtMs) return known;
    const keys = await keySets.get(row.jwksUrl, keyId);
    if (keys === undefined) return undefined;
    const { issuer, algorithms, scopes: ceiling } = row;
    const audience = audienceOf(deps, row.tenantId);
    const found = await verifyToken(token, { keys, issuer, audience, algorithms, ceiling, nowMs: now() });
    if (found !== undefined) proven.set(name, found);
    return found;
  };

  return async (token: string): Promise<{ tenantId: string; actor: Actor } | undefined> => {
    const claims = readToken(token, audienceOf(deps, ""));
    if (claims === undefined) return undefined;
    const { tenantId, issuer, keyId } = claims;
    const row = await issuers.get(`${tenantId}/${issuer}`, () =>
      db.forTenant(tenantId).tokenIssuers.findByIssuer(issuer),
    );
    const found = row === undefined ? undefined : await verified(token, row, keyId);
    if (row === undefined || found === undefined) return undefined;
    const actor = {
      apiKeyId: `${row.id}/${found.subject}`,
      name: found.clientId,
      scopes: found.scopes,
      connectionIds: null,
      expiresAtMs: found.expiresAtMs,
    };
    return { tenantId, actor };
  };
};
