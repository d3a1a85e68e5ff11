import { and, arrayContained, asc, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import { isBehind, type Page, type PageQuery, toPage } from "../page.ts";
import { apiKeys, type ApiKeyRow, type NewApiKey } from "../schema.ts";
import { compileSelect, type Tx, type Within } from "../session.ts";

export interface ApiKeyQuery extends PageQuery {
  /** Only keys that are good for nothing but some of these connections. */
  withinConnections?: readonly string[] | undefined;
}

/** The API keys of one tenant. */
export interface ApiKeys {
  /** Fails with `conflict` where the id or the look-up id is taken. */
  insert(key: NewApiKey): Promise<ApiKeyRow>;
  get(id: string): Promise<ApiKeyRow | undefined>;
  list(query: ApiKeyQuery): Promise<Page<ApiKeyRow>>;
  /**
   * Puts a successor in a key's place: in one transaction the new row is stored and the old one made to expire at
   * `expiresAt`, unless it does so earlier. Undefined, and nothing stored, where there is no key `id` that is still good: of
   * several at once that leave it no time, one succeeds.
   */
  replace(id: string, successor: NewApiKey, expiresAt: Date): Promise<ApiKeyRow | undefined>;
  /** Whether there was such a key. */
  delete(id: string): Promise<boolean>;
  /** Notes a use; an earlier one never overwrites a later. How often to do so is the caller's choice. */
  touch(id: string, at: Date): Promise<void>;
}

/** The one key with this public id, of whichever tenant; to be run in a look-up scope. Compiled once. */
export const selectByLookupId = compileSelect(apiKeys, eq(apiKeys.lookupId, sql.placeholder("lookupId")));

export const createApiKeys = (within: Within, tenantId: string, now: () => number): ApiKeys => {
  const hasId = (id: string) => and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id));
  const insert = async ({ orm }: Tx, key: NewApiKey) => {
    const at = new Date(now());
    const [row] = await orm
      .insert(apiKeys)
      .values({ ...key, tenantId, createdAt: at, updatedAt: at })
      .returning();
    return row as ApiKeyRow; // an insert that does not fail returns its row
  };
  return {
    insert: (key) => within((tx) => insert(tx, key)),
    get: (id) => within(async ({ orm }) => (await orm.select().from(apiKeys).where(hasId(id)))[0]),
    list: ({ limit, after, withinConnections }) =>
      within(async ({ orm }) => {
        const isNarrow = withinConnections && arrayContained(apiKeys.connectionIds, [...withinConnections]);
        const found = await orm
          .select()
          .from(apiKeys)
          .where(and(eq(apiKeys.tenantId, tenantId), isNarrow, isBehind(apiKeys, after)))
          .orderBy(asc(apiKeys.createdAt), asc(apiKeys.id))
          .limit(limit + 1);
        return toPage(found, limit);
      }),
    replace: (id, successor, expiresAt) =>
      within(async (tx) => {
        const earliest = sql`least(${apiKeys.expiresAt}, ${sql.param(expiresAt, apiKeys.expiresAt)})`;
        const retired = await tx.orm
          .update(apiKeys)
          .set({ expiresAt: earliest, updatedAt: new Date(now()) })
          .where(and(hasId(id), or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, new Date(now())))))
          .returning({ id: apiKeys.id });
        return retired.length === 0 ? undefined : insert(tx, successor);
      }),
    delete: (id) =>
      within(async ({ orm }) => {
        const deleted = await orm.delete(apiKeys).where(hasId(id)).returning({ id: apiKeys.id });
        return deleted.length > 0;
      }),
    touch: (id, at) =>
      within(async ({ orm }) => {
        const isNewer = or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, at));
        await orm
          .update(apiKeys)
          .set({ lastUsedAt: at })
          .where(and(hasId(id), isNewer));
      }),
  };
};
