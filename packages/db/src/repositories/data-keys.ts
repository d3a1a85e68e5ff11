import { and, asc, type Column, count, eq, inArray, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import { bumpKeyEpoch } from "../key-epoch.ts";
import { isBehind, type Page, type PageQuery, toPage } from "../page.ts";
import {
  connections,
  connectSessions,
  dataKeys,
  type DataKeyRow,
  type DataKeyState,
  idempotencyKeys,
  jobItems,
  type NewDataKey,
} from "../schema.ts";
import type { Tx, Within } from "../session.ts";

/** Filters of a list. */
export interface DataKeyQuery extends PageQuery {
  /** The keys of a connection, or the tenant's own (null). */
  connectionId?: string | null | undefined;
  /** The keys that this one wraps. */
  parentId?: string | undefined;
  /** In any of these states. */
  state?: readonly DataKeyState[] | undefined;
}

/** The same key, wrapped anew: a tenant's by another key outside, a connection's by another of its tenant's. */
export type Rewrapping = {
  /** The wrapping that it takes the place of. */
  from: Uint8Array;
  wrapped: Uint8Array;
} & ({ kekRef: string } | { parentId: string });

/**
 * The wrapped data keys of one tenant: its own, and those of its connections. Whatever destroys or replaces one moves the
 * key epoch in the same transaction.
 */
export interface DataKeys {
  /** The key that seals for this connection, or for the tenant itself (null). */
  active(connectionId: string | null): Promise<DataKeyRow | undefined>;
  byId(id: string): Promise<DataKeyRow | undefined>;
  list(query: DataKeyQuery): Promise<Page<DataKeyRow>>;
  /** Fails with `conflict` where there is an active key already. */
  insert(key: NewDataKey): Promise<DataKeyRow>;
  /**
   * Makes `successor` the active key and lets `activeId` only open from now on. Undefined, and nothing changed, where
   * `activeId` is not the active key of the successor's owner: of several at once, one succeeds.
   */
  rotate(activeId: string, successor: NewDataKey): Promise<DataKeyRow | undefined>;
  /** Whether the key was still wrapped as in `from`; otherwise nothing is changed. */
  rewrap(id: string, rewrapping: Rewrapping): Promise<boolean>;
  /** How many rows only this key opens: keys that it wraps, credentials, stored answers and their fingerprints. */
  references(id: string): Promise<number>;
  /**
   * Shreds a key that only opens, if it retired before `retiredBefore` and has no references; whether it did. What other
   * processes hold in memory, and what clients hold as cursors, is not counted: `retiredBefore` has to allow for it.
   */
  destroyRetired(id: string, retiredBefore: Date): Promise<boolean>;
  /** Shreds all keys of this connection; with null all of the tenant, whose connections' keys hang on its own. */
  destroy(connectionId: string | null): Promise<void>;
}

export const createDataKeys = (within: Within, tenantId: string, now: () => number): DataKeys => {
  const isOwn = eq(dataKeys.tenantId, tenantId);
  const hasId = (id: string) => and(isOwn, eq(dataKeys.id, id));
  return {
    active: (connectionId) =>
      within(async ({ orm }) => {
        const isActive = and(isOwn, belongsTo(connectionId), eq(dataKeys.state, "active"));
        return (await orm.select().from(dataKeys).where(isActive))[0];
      }),
    byId: (id) => within(async ({ orm }) => (await orm.select().from(dataKeys).where(hasId(id)))[0]),
    list: ({ limit, after, connectionId, parentId, state }) =>
      within(async ({ orm }) => {
        const isMatch = and(
          isOwn,
          connectionId === undefined ? undefined : belongsTo(connectionId),
          parentId === undefined ? undefined : eq(dataKeys.parentId, parentId),
          state && inArray(dataKeys.state, [...state]),
          isBehind(dataKeys, after),
        );
        const found = await orm
          .select()
          .from(dataKeys)
          .where(isMatch)
          .orderBy(asc(dataKeys.createdAt), asc(dataKeys.id))
          .limit(limit + 1);
        return toPage(found, limit);
      }),
    insert: (key) => within((tx) => insertDataKey(tx, tenantId, key, new Date(now()))),
    rotate: (activeId, successor) =>
      within(async (tx) => {
        const at = new Date(now());
        const retired = await tx.orm
          .update(dataKeys)
          .set({ state: "decrypt_only", retiredAt: at })
          .where(and(hasId(activeId), belongsTo(successor.connectionId ?? null), eq(dataKeys.state, "active")))
          .returning({ id: dataKeys.id });
        if (retired.length === 0) return undefined;
        const row = await insertDataKey(tx, tenantId, successor, at);
        await bumpKeyEpoch(tx);
        return row;
      }),
    rewrap: (id, { from, ...wrapping }) =>
      within(async ({ orm }) => {
        const rewrapped = await orm
          .update(dataKeys)
          .set(wrapping)
          .where(and(hasId(id), eq(dataKeys.wrapped, from)))
          .returning({ id: dataKeys.id });
        return rewrapped.length > 0;
      }),
    references: (id) => within((tx) => countReferences(tx, tenantId, id)),
    destroyRetired: (id, retiredBefore) =>
      within(async (tx) => {
        const isRetired = and(hasId(id), eq(dataKeys.state, "decrypt_only"), lt(dataKeys.retiredAt, retiredBefore));
        // locked, so that no key can be wrapped by it between the count and its end
        const found = await tx.orm.select({ id: dataKeys.id }).from(dataKeys).where(isRetired).for("update");
        if (found.length === 0 || (await countReferences(tx, tenantId, id)) !== 0) return false;
        await shred(tx, hasId(id));
        return true;
      }),
    destroy: (connectionId) => within((tx) => destroyDataKeys(tx, tenantId, connectionId)),
  };
};

export const insertDataKey = async (
  { orm }: Tx,
  tenantId: string,
  key: NewDataKey,
  createdAt: Date,
): Promise<DataKeyRow> => {
  const [row] = await orm
    .insert(dataKeys)
    .values({ ...key, tenantId, createdAt })
    .returning();
  return row as DataKeyRow; // an insert that does not fail returns its row
};

export const destroyDataKeys = (tx: Tx, tenantId: string, connectionId: string | null): Promise<void> =>
  shred(tx, and(eq(dataKeys.tenantId, tenantId), connectionId === null ? undefined : belongsTo(connectionId)));

const belongsTo = (connectionId: string | null): SQL =>
  connectionId === null ? isNull(dataKeys.connectionId) : eq(dataKeys.connectionId, connectionId);

const shred = async (tx: Tx, which: SQL | undefined): Promise<void> => {
  const destroyed = await tx.orm
    .update(dataKeys)
    .set({ state: "destroyed", wrapped: null })
    .where(and(which, ne(dataKeys.state, "destroyed")))
    .returning({ id: dataKeys.id });
  if (destroyed.length > 0) await bumpKeyEpoch(tx);
};

const countReferences = async ({ orm }: Tx, tenantId: string, id: string): Promise<number> => {
  // a sealed record names its key in bytes 7 to 22, a fingerprint in its first 16
  const isSealed = (record: Column) => sql`substring(${record} from 7 for 16) = uuid_send(${id}::uuid)`;
  const isMade = (hash: Column) => sql`substring(${hash} from 1 for 16) = uuid_send(${id}::uuid)`;
  const isWrapped = and(eq(dataKeys.parentId, id), ne(dataKeys.state, "destroyed"));
  const { sealedCredentials } = connections;
  const { answer, fingerprint } = idempotencyKeys;
  const { changes, problem } = jobItems;
  const counted = await orm
    .select({ rows: count() })
    .from(dataKeys)
    .where(and(eq(dataKeys.tenantId, tenantId), isWrapped))
    .unionAll(
      orm
        .select({ rows: count() })
        .from(connections)
        .where(and(eq(connections.tenantId, tenantId), isSealed(sealedCredentials))),
    )
    .unionAll(
      orm
        .select({ rows: count() })
        .from(idempotencyKeys)
        .where(and(eq(idempotencyKeys.ownerId, tenantId), or(isSealed(answer), isMade(fingerprint)))),
    )
    .unionAll(
      orm
        .select({ rows: count() })
        .from(connectSessions)
        .where(and(eq(connectSessions.tenantId, tenantId), isSealed(connectSessions.held))),
    )
    .unionAll(
      orm
        .select({ rows: count() })
        .from(jobItems)
        .where(and(eq(jobItems.tenantId, tenantId), or(isSealed(changes), isSealed(problem)))),
    );
  return counted.reduce((sum, { rows }) => sum + rows, 0);
};
