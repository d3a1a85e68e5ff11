import { eq } from "drizzle-orm";
import type { Driver } from "./driver.ts";
import { DbError } from "./errors.ts";
import { tenants } from "./schema.ts";
import { within } from "./session.ts";

/**
 * Proves at start what everything above relies on, or fails with `isolation_broken`: the role is one that policies
 * bind, they are forced on every table it can reach, and a row is seen by its own tenant and by no other. The probe's
 * row lives and ends within one transaction.
 */
export const assertIsolation = (driver: Driver, now: () => number): Promise<void> =>
  within(driver, { as: "operator" })(async (tx) => {
    const [unique] = await tx.run("select gen_random_uuid()::text");
    const probeId = `ten_probe_${String(unique?.[0])}`;
    const at = new Date(now());
    await tx.orm.insert(tenants).values({ id: probeId, name: "isolation probe", createdAt: at, updatedAt: at });
    const countSeenBy = async (tenantId: string) => {
      await tx.enter({ as: "tenant", tenantId });
      return (await tx.orm.select({ id: tenants.id }).from(tenants)).length;
    };
    if ((await countSeenBy(probeId)) !== 1) throw broken("a tenant does not see exactly its own row");
    if ((await countSeenBy(`${probeId}_other`)) !== 0) throw broken("a tenant sees another's row");
    if ((await countSeenBy("")) !== 0) throw broken("without a tenant rows are seen");
    const [unbound] = await tx.run(
      "select rolname from pg_roles where rolname in ('portico_app', 'portico_operator') and (rolsuper or rolbypassrls)",
    );
    if (unbound) throw broken(`role ${String(unbound[0])} is not bound by policies`);
    const [open] = await tx.run(openTables);
    if (open) throw broken(`table ${String(open[0])} does not force row-level security`);
    await tx.enter({ as: "operator" });
    await tx.orm.delete(tenants).where(eq(tenants.id, probeId));
  });

const broken = (what: string) => new DbError("isolation_broken", `tenants are not isolated: ${what}`);

const openTables = `
  select c.relname from pg_class c
  where c.relnamespace = 'portico'::regnamespace and c.relkind in ('r', 'p')
    and not (c.relrowsecurity and c.relforcerowsecurity)
    and has_table_privilege('portico_app', c.oid, 'select, insert, update, delete')`;
