import { and, asc, eq } from "drizzle-orm";
import { isBehind, type Page, type PageQuery, toPage } from "../page.ts";
import { type NewTokenIssuer, type TokenIssuerRow, tokenIssuers } from "../schema.ts";
import type { Tx, Within } from "../session.ts";
import type { Clash } from "./connections.ts";

/** The issuers whose signed tokens one tenant accepts. */
export interface TokenIssuers {
  /** A clash names the row that holds the same issuer already. */
  insert(issuer: NewTokenIssuer): Promise<{ inserted: TokenIssuerRow } | Clash>;
  get(id: string): Promise<TokenIssuerRow | undefined>;
  /** By the `iss` of a token, compared to the letter. */
  findByIssuer(issuer: string): Promise<TokenIssuerRow | undefined>;
  list(query: PageQuery): Promise<Page<TokenIssuerRow>>;
  /** Whether there was such a row. */
  delete(id: string): Promise<boolean>;
}

export const createTokenIssuers = (within: Within, tenantId: string, now: () => number): TokenIssuers => {
  const isOwn = eq(tokenIssuers.tenantId, tenantId);
  const hasId = (id: string) => and(isOwn, eq(tokenIssuers.id, id));
  const hasIssuer = (issuer: string) => and(isOwn, eq(tokenIssuers.issuer, issuer));
  const insert = async (tx: Tx, given: NewTokenIssuer): Promise<{ inserted: TokenIssuerRow } | Clash> => {
    const at = new Date(now());
    const [inserted] = await tx.orm
      .insert(tokenIssuers)
      .values({ ...given, tenantId, createdAt: at, updatedAt: at })
      .onConflictDoNothing({ target: [tokenIssuers.tenantId, tokenIssuers.issuer] })
      .returning();
    if (inserted !== undefined) return { inserted };
    const [inTheWay] = await tx.orm.select().from(tokenIssuers).where(hasIssuer(given.issuer));
    // the row in the way was deleted between the two statements: the way is free now
    return inTheWay === undefined ? insert(tx, given) : { clash: inTheWay.id };
  };
  return {
    insert: (issuer) => within((tx) => insert(tx, issuer)),
    get: (id) => within(async ({ orm }) => (await orm.select().from(tokenIssuers).where(hasId(id)))[0]),
    findByIssuer: (issuer) =>
      within(async ({ orm }) => (await orm.select().from(tokenIssuers).where(hasIssuer(issuer)))[0]),
    list: ({ limit, after }) =>
      within(async ({ orm }) => {
        const found = await orm
          .select()
          .from(tokenIssuers)
          .where(and(isOwn, isBehind(tokenIssuers, after)))
          .orderBy(asc(tokenIssuers.createdAt), asc(tokenIssuers.id))
          .limit(limit + 1);
        return toPage(found, limit);
      }),
    delete: (id) =>
      within(async ({ orm }) => {
        const deleted = await orm.delete(tokenIssuers).where(hasId(id)).returning({ id: tokenIssuers.id });
        return deleted.length > 0;
      }),
  };
};
