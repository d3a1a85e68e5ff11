import { unauthenticated } from "../auth/authenticate.ts";
import type { Actor } from "../context.ts";
import type { Deps } from "../deps.ts";

/**
 * Refuses what is done in the name of a credential that is good no more: a key that was revoked or has expired, or a token whose
 * issuer the tenant has removed. A token's own hour does not count: what it asked for within it may take longer.
 */
export const requireStanding = async ({ db, now }: Deps, tenantId: string, { apiKeyId }: Actor): Promise<void> => {
  const { apiKeys, tokenIssuers } = db.forTenant(tenantId);
  const [id = "", subject] = apiKeyId.split("/", 2);
  if (subject !== undefined) {
    if ((await tokenIssuers.get(id)) !== undefined) return;
  } else {
    const key = await apiKeys.get(id);
    if (key !== undefined && (key.expiresAt === null || now() < key.expiresAt.getTime())) return;
  }
  throw unauthenticated();
};
