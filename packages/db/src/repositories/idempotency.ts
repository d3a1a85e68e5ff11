import { and, asc, desc, eq, gte, inArray, isNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { PgRemoteDatabase } from "drizzle-orm/pg-proxy";
import { connections, type IdempotencyKeyRow, type IdempotencyTable } from "../schema.ts";
import type { Within } from "../session.ts";
import type { IdempotencyClaim } from "./idempotency-work.ts";

/** A request that asks to be carried out once. */
export interface NewIdempotencyKey {
  key: string;
  /** Tells another request under the same key; compared by the caller. */
  fingerprint: Uint8Array;
  route: string;
  connectionId: string | null;
  requestId: string;
  /** How long the request may take before the worker may look after it. */
  leaseMs: number;
  /** Until when the key stands for this request. */
  expiresAt: Date;
}

export interface Answer {
  status: number;
  /** Sealed; null where it is too large to be kept. */
  answer: Uint8Array | null;
}

/** How a request ended. A `fingerprint` takes the first one's place: for a body that could only be hashed in passing. */
export type IdempotencyOutcome = (
  | ({ state: "done" } & Answer)
  /** It may or may not have been carried out. From `claimAt` on the worker may look into it; null: never. */
  | ({ state: "unknown"; claimAt: Date | null } & Answer)
) & { fingerprint?: Uint8Array };

/** What became of a request whose outcome was unknown. `not_sent` frees its key; `unknown` leaves it for another try. */
export type IdempotencySettlement =
  | ({ state: "done" } & Answer)
  | { state: "not_sent" }
  | { state: "unknown"; claimAt: Date | null };

/**
 * The idempotency keys of one tenant, or of the operator. A request may act on the outside only while it holds its key: whoever is answered
 * `false` has lost it, and must neither send nor commit anything on its account.
 */
export interface Idempotency {
  /**
   * Takes the key for this request, or gives the row of the request that has it: of several at once, one begins. A key
   * is free again once it has expired, once nothing turned out to be sent, and where the lease of a request lapsed
   * before it had noted what it intends. A call of its own, so that the row outlives whatever happens next.
   */
  begin(request: NewIdempotencyKey): Promise<{ begun: IdempotencyKeyRow } | { exists: IdempotencyKeyRow }>;
  get(key: string): Promise<IdempotencyKeyRow | undefined>;
  /**
   * The other requests on the account of a connection, by whichever connection of this owner, that may have made something since
   * `since`: whatever has not ended, and what ended after. Newest first, `limit` at most.
   */
  rivals(of: { key: string; connectionId: string; since: Date; limit: number }): Promise<IdempotencyKeyRow[]>;
  /**
   * Locks these requests until the transaction ends, those there still are, so that none of them ends otherwise meanwhile.
   */
  lock(keys: readonly string[]): Promise<IdempotencyKeyRow[]>;
  /**
   * Stores, before the request is sent, what it takes to find out later whether it arrived (no secrets), and renews the
   * lease: to be committed before sending. May be repeated; the last one counts.
   */
  noteIntent(key: string, requestId: string, intent: Record<string, unknown>, leaseMs: number): Promise<boolean>;
  /** Stores how the request ended, also one that the worker has taken up meanwhile, as long as it is not settled. */
  finish(key: string, requestId: string, outcome: IdempotencyOutcome): Promise<boolean>;
  /** Stores what the worker found out about a row that it has claimed; false where another was faster. */
  settle(
    claim: Pick<IdempotencyClaim, "key" | "requestId" | "leaseUntil">,
    settlement: IdempotencySettlement,
  ): Promise<boolean>;
  /** Removes the row of a request that was refused before anything was sent. */
  abandon(key: string, requestId: string): Promise<boolean>;
}

export const createIdempotency = (
  within: Within,
  idempotencyKeys: IdempotencyTable,
  ownerId: string,
  now: () => number,
): Idempotency => {
  const isOwned = eq(idempotencyKeys.ownerId, ownerId);
  const hasKey = (key: string) => and(isOwned, eq(idempotencyKeys.key, key));
  const isOf = (key: string, requestId: string) => and(hasKey(key), eq(idempotencyKeys.requestId, requestId));
  const isRunning = eq(idempotencyKeys.state, "running");

  const update = (which: SQL | undefined, change: Partial<IdempotencyKeyRow>) =>
    within(async ({ orm }) => {
      const updated = await orm
        .update(idempotencyKeys)
        .set({ ...change, updatedAt: new Date(now()) })
        .where(which)
        .returning({ key: idempotencyKeys.key });
      return updated.length > 0;
    });

  return {
    begin: (request) =>
      within(async ({ orm }) => {
        const row = toRow(ownerId, request, now());
        const [begun] = await orm
          .insert(idempotencyKeys)
          .values(row)
          .onConflictDoUpdate({
            target: [idempotencyKeys.ownerId, idempotencyKeys.key],
            set: row,
            setWhere: isFree(idempotencyKeys, row.createdAt),
          })
          .returning();
        if (begun !== undefined) return { begun };
        const [exists] = await orm.select().from(idempotencyKeys).where(hasKey(request.key));
        return { exists: exists as IdempotencyKeyRow }; // the insert that gave way holds a lock on it
      }),
    get: (key) => within(async ({ orm }) => (await orm.select().from(idempotencyKeys).where(hasKey(key)))[0]),
    rivals: ({ key, connectionId, since, limit }) =>
      within(({ orm }) =>
        orm
          .select()
          .from(idempotencyKeys)
          .where(
            and(
              isOwned,
              inArray(idempotencyKeys.connectionId, onAccountOf(orm, ownerId, connectionId)),
              ne(idempotencyKeys.key, key),
              or(inArray(idempotencyKeys.state, ["running", "unknown"]), gte(idempotencyKeys.updatedAt, since)),
            ),
          )
          .orderBy(desc(idempotencyKeys.createdAt))
          .limit(limit),
      ),
    lock: (keys) =>
      within(({ orm }) =>
        orm
          .select()
          .from(idempotencyKeys)
          .where(and(isOwned, inArray(idempotencyKeys.key, [...keys])))
          // always in this order, so that two that lock the same never wait for each other
          .orderBy(asc(idempotencyKeys.key))
          .for("update"),
      ),
    noteIntent: (key, requestId, intent, leaseMs) =>
      update(and(isOf(key, requestId), isRunning), { intent, leaseUntil: new Date(now() + leaseMs) }),
    finish: (key, requestId, outcome) =>
      update(and(isOf(key, requestId), inArray(idempotencyKeys.state, ["running", "unknown"])), toChange(outcome)),
    settle: ({ key, requestId, leaseUntil }, settlement) => {
      // each claim of a row leases it for longer than the one before, so that the lease names the claim
      const isClaimed = and(eq(idempotencyKeys.state, "unknown"), eq(idempotencyKeys.leaseUntil, leaseUntil));
      return update(and(isOf(key, requestId), isClaimed), toChange(settlement));
    },
    abandon: (key, requestId) =>
      within(async ({ orm }) => {
        const removed = await orm
          .delete(idempotencyKeys)
          .where(and(isOf(key, requestId), isRunning))
          .returning({ key: idempotencyKeys.key });
        return removed.length > 0;
      }),
  };
};

/** The connections to the same account, this one among them. */
const onAccountOf = (orm: PgRemoteDatabase, tenantId: string, connectionId: string) => {
  const [one, other] = [alias(connections, "one"), alias(connections, "other")];
  const isSameAccount = and(
    eq(other.tenantId, one.tenantId),
    eq(other.provider, one.provider),
    eq(other.subdomain, one.subdomain),
  );
  return orm
    .select({ id: other.id })
    .from(one)
    .innerJoin(other, isSameAccount)
    .where(and(eq(one.tenantId, tenantId), eq(one.id, connectionId)));
};

/** Every column, since the row may take the place of another. */
const toRow = (ownerId: string, { leaseMs, ...request }: NewIdempotencyKey, nowMs: number): IdempotencyKeyRow => ({
  ...request,
  ownerId,
  state: "running",
  leaseUntil: new Date(nowMs + leaseMs),
  intent: null,
  status: null,
  answer: null,
  createdAt: new Date(nowMs),
  updatedAt: new Date(nowMs),
});

const isFree = ({ state, leaseUntil, intent, expiresAt }: IdempotencyTable, at: Date): SQL => {
  const sentNothing = and(eq(state, "running"), lte(leaseUntil, at), isNull(intent));
  return sql`${or(eq(state, "not_sent"), lte(expiresAt, at), sentNothing)}`;
};

const toChange = ({
  claimAt = null,
  ...change
}: (IdempotencyOutcome | IdempotencySettlement) & { claimAt?: Date | null }): Partial<IdempotencyKeyRow> => ({
  ...change,
  leaseUntil: claimAt,
});
