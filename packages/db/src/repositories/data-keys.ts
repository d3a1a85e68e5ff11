import { and, eq, isNull, ne } from "drizzle-orm";
import { dataKeys, type DataKeyRow, type NewDataKey } from "../schema.ts";
import type { Tx, Within } from "../session.ts";

/** The wrapped data keys of one tenant: its own, and those of its connections. */
export interface DataKeys {
  /** The key that seals for this connection, or for the tenant itself (null). */
  active(connectionId: string | null): Promise<DataKeyRow | undefined>;
  byId(id: string): Promise<DataKeyRow | undefined>;
  /** Fails with `conflict` where there is an active key already. */
  insert(key: NewDataKey): Promise<DataKeyRow>;
  /** Shreds all keys of this connection; with null all of the tenant, whose connections' keys hang on its own. */
  destroy(connectionId: string | null): Promise<void>;
}

export const createDataKeys = (within: Within, tenantId: string, now: () => number): DataKeys => ({
  active: (connectionId) =>
    within(async ({ orm }) => {
      const isOwners = connectionId === null ? isNull(dataKeys.connectionId) : eq(dataKeys.connectionId, connectionId);
      const isActive = and(eq(dataKeys.tenantId, tenantId), isOwners, eq(dataKeys.state, "active"));
      return (await orm.select().from(dataKeys).where(isActive))[0];
    }),
  byId: (id) =>
    within(async ({ orm }) => {
      const isMatch = and(eq(dataKeys.tenantId, tenantId), eq(dataKeys.id, id));
      return (await orm.select().from(dataKeys).where(isMatch))[0];
    }),
  insert: (key) => within((tx) => insertDataKey(tx, tenantId, key, new Date(now()))),
  destroy: (connectionId) => within((tx) => destroyDataKeys(tx, tenantId, connectionId)),
});

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

export const destroyDataKeys = async ({ orm }: Tx, tenantId: string, connectionId: string | null): Promise<void> => {
  const isOwners = connectionId === null ? undefined : eq(dataKeys.connectionId, connectionId);
  await orm
    .update(dataKeys)
    .set({ state: "destroyed", wrapped: null })
    .where(and(eq(dataKeys.tenantId, tenantId), isOwners, ne(dataKeys.state, "destroyed")));
};
