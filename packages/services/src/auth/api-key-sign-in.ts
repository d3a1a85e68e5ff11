import type { ApiKeyRow } from "@portico/db";
import { LRUCache } from "lru-cache";
import { timingSafeEqual } from "node:crypto";
import type { Actor } from "../context.ts";
import type { Deps } from "../deps.ts";
import { createReadThrough } from "../read-through.ts";
import { namedScopes } from "./delegation.ts";
import { isWithin } from "./networks.ts";
import type { Verdict } from "./verdict.ts";

/** A revoked key is refused everywhere within this time. */
const freshMs = 5_000;
/** How long keys that were good keep working while the database is away. */
const staleMs = 60_000;
const touchEveryMs = 60_000;
/** How long it is remembered that a text is nobody's key. It cannot become one: secrets are drawn, not chosen. */
const impostorMs = 60_000;

/** Signs a caller in by an API key, found by its public id and told by the hash of the whole. */
export const createApiKeySignIn = (deps: Deps) => {
  const { db, now } = deps;
  const keys = createReadThrough<ApiKeyRow | undefined>({ now, freshMs, staleMs });
  const touched = new LRUCache<string, true>({ max: 50_000, ttl: touchEveryMs, perf: { now }, ttlResolution: 0 });
  const impostors = new LRUCache<string, true>({ max: 10_000, ttl: impostorMs, perf: { now }, ttlResolution: 0 });

  const noteUse = (row: ApiKeyRow): void => {
    if (touched.has(row.id)) return;
    touched.set(row.id, true);
    db.forTenant(row.tenantId)
      .apiKeys.touch(row.id, new Date(now()))
      .catch((error: unknown) => deps.onLateFailure("api_key.touch", error));
  };

  return async (lookupId: string, hash: Buffer, address: string): Promise<Verdict> => {
    const name = hash.toString("base64");
    if (impostors.has(name)) return { is: "guess" };
    const row = await keys.get(lookupId, () => db.findApiKey(lookupId));
    // Compared even where there is no row, so that time does not tell which ids exist.
    const matches = timingSafeEqual(hash, row?.secretHash ?? nothing);
    if (!matches || row === undefined) {
      impostors.set(name, true);
      return { is: "guess" };
    }
    if (row.expiresAt !== null && row.expiresAt.getTime() <= now()) return { is: "unfit" };
    // Counted as a guess like any other: else the count would tell a thief that the key is genuine.
    if (!isWithin(address, row.cidrs))
      return { is: "guess", notice: { event: "api_key_out_of_place", tenant_id: row.tenantId, api_key_id: row.id } };
    noteUse(row);
    return { is: "good", caller: { kind: "tenant", tenantId: row.tenantId, actor: actorOf(row) } };
  };
};

const nothing = Buffer.alloc(32);

const actorOf = (row: ApiKeyRow): Actor => ({
  apiKeyId: row.id,
  name: row.name,
  scopes: namedScopes(row.scopes),
  connectionIds: row.connectionIds,
  cidrs: row.cidrs,
  expiresAtMs: row.expiresAt?.getTime() ?? null,
});
