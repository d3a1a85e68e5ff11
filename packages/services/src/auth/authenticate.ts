import type { ApiKeyRow } from "@portico/db";
import { PorticoError, type Scope, scopes } from "@portico/model";
import { LRUCache } from "lru-cache";
import { timingSafeEqual } from "node:crypto";
import type { Actor } from "../context.ts";
import type { Deps } from "../deps.ts";
import { createReadThrough } from "../read-through.ts";
import { hashOf, parseApiKey } from "./api-key.ts";
import { looksLikeToken } from "./json-web-token.ts";
import { createTokenSignIn } from "./token-sign-in.ts";

export type Caller = { kind: "operator" } | { kind: "tenant"; tenantId: string; actor: Actor };

/** A revoked key is refused everywhere within this time. */
const freshMs = 5_000;
/** How long keys that were good keep working while the database is away. */
const staleMs = 60_000;
const touchEveryMs = 60_000;

/** Tells who a bearer token belongs to. Fails with `unauthenticated`, the same for every reason. */
export const createAuthenticate = (deps: Deps): ((token: string) => Promise<Caller>) => {
  const { db, now } = deps;
  const keys = createReadThrough<ApiKeyRow | undefined>({ now, freshMs, staleMs });
  const touched = new LRUCache<string, true>({ max: 50_000, ttl: touchEveryMs, perf: { now }, ttlResolution: 0 });

  const signInByToken = createTokenSignIn(deps);

  const noteUse = (row: ApiKeyRow): void => {
    if (touched.has(row.id)) return;
    touched.set(row.id, true);
    db.forTenant(row.tenantId)
      .apiKeys.touch(row.id, new Date(now()))
      .catch((error: unknown) => deps.onLateFailure("api_key.touch", error));
  };

  return async (token) => {
    const hash = hashOf(token);
    if (timingSafeEqual(hash, deps.operatorTokenHash)) return { kind: "operator" };
    if (looksLikeToken(token)) return { kind: "tenant", ...((await signInByToken(token)) ?? refuse()) };
    const parsed = parseApiKey(token) ?? refuse();
    const row = await keys.get(parsed.lookupId, () => db.findApiKey(parsed.lookupId));
    // Compared even where there is no row, so that time does not tell which ids exist.
    const matches = timingSafeEqual(hash, row?.secretHash ?? nothing);
    if (!matches || row === undefined || (row.expiresAt !== null && row.expiresAt.getTime() <= now()))
      throw unauthenticated();
    noteUse(row);
    return { kind: "tenant", tenantId: row.tenantId, actor: actorOf(row) };
  };
};

const refuse = (): never => {
  throw unauthenticated();
};

const nothing = Buffer.alloc(32);

/** No credential was sent at all. */
export const missingCredential = (): PorticoError =>
  new PorticoError("unauthenticated", "Send an API key as `Authorization: Bearer ptk_…`.", {
    headers: { "WWW-Authenticate": 'Bearer realm="portico"' },
  });

const unauthenticated = (): PorticoError =>
  new PorticoError("unauthenticated", "This credential is unknown, revoked or expired.", {
    headers: { "WWW-Authenticate": 'Bearer realm="portico", error="invalid_token"' },
  });

const actorOf = (row: ApiKeyRow): Actor => ({
  apiKeyId: row.id,
  name: row.name,
  scopes: row.scopes.includes("*") ? scopes : scopes.filter((scope) => row.scopes.includes(scope)),
  connectionIds: row.connectionIds,
  expiresAtMs: row.expiresAt?.getTime() ?? null,
});

/** Refuses a caller whose credential lacks the scope. */
export const requireScope = (actor: Actor, scope: Scope): void => {
  if (actor.scopes.includes(scope)) return;
  throw new PorticoError("insufficient_scope", `This credential lacks the scope \`${scope}\`.`, {
    headers: { "WWW-Authenticate": `Bearer realm="portico", error="insufficient_scope", scope="${scope}"` },
  });
};
