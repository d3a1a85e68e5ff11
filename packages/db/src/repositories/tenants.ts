import { asc, eq } from "drizzle-orm";
import { isBehind, type Page, type PageQuery, toPage } from "../page.ts";
import { type NewDataKey, type NewTenant, type TenantPatch, type TenantRow, tenants } from "../schema.ts";
import type { Tx, Within } from "../session.ts";
import { destroyDataKeys, insertDataKey } from "./data-keys.ts";

/** All tenants, for the operator. */
export interface Tenants {
  /** Stores a tenant together with its first data key, or neither. */
  insert(tenant: NewTenant, firstDataKey: NewDataKey): Promise<TenantRow>;
  get(id: string): Promise<TenantRow | undefined>;
  list(query: PageQuery): Promise<Page<TenantRow>>;
  update(id: string, patch: TenantPatch): Promise<TenantRow | undefined>;
  /** Shreds the tenant's keys and removes every row it owns, in one transaction. Whether there was such a tenant. */
  delete(id: string): Promise<boolean>;
}

export const createTenants = (within: Within, now: () => number): Tenants => ({
  insert: (tenant, firstDataKey) =>
    within(async (tx) => {
      const at = new Date(now());
      const [row] = await tx.orm
        .insert(tenants)
        .values({ ...tenant, createdAt: at, updatedAt: at })
        .returning();
      // the operator's role has no business with keys: the tenant's own scope stores it
      await tx.enter({ as: "tenant", tenantId: tenant.id });
      await insertDataKey(tx, tenant.id, firstDataKey, at);
      return row as TenantRow; // an insert that does not fail returns its row
    }),
  get: (id) => within((tx) => getTenant(tx, id)),
  list: ({ limit, after }) =>
    within(async ({ orm }) => {
      const found = await orm
        .select()
        .from(tenants)
        .where(isBehind(tenants, after))
        .orderBy(asc(tenants.createdAt), asc(tenants.id))
        .limit(limit + 1);
      return toPage(found, limit);
    }),
  update: (id, patch) =>
    within(async ({ orm }) => {
      const [updated] = await orm
        .update(tenants)
        .set({ ...patch, updatedAt: new Date(now()) })
        .where(eq(tenants.id, id))
        .returning();
      return updated;
    }),
  delete: (id) =>
    within(async (tx) => {
      await tx.enter({ as: "tenant", tenantId: id });
      await destroyDataKeys(tx, id, null);
      await tx.enter({ as: "operator" });
      const deleted = await tx.orm.delete(tenants).where(eq(tenants.id, id)).returning({ id: tenants.id });
      return deleted.length > 0;
    }),
});

export const getTenant = async ({ orm }: Tx, id: string): Promise<TenantRow | undefined> =>
  (await orm.select().from(tenants).where(eq(tenants.id, id)))[0];
