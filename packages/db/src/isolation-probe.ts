import { eq } from "drizzle-orm";
import { type Driver, roles } from "./driver.ts";
import { DbError } from "./errors.ts";
import { tenants } from "./schema.ts";
import { within } from "./session.ts";

/**
 * Proves at start what everything above relies on, or fails with `isolation_broken`: the roles are ones that policies
 * bind, they are forced on every table that one of them can reach, and a row is seen by its own tenant and by no other.
 * The probe's row lives and ends within one transaction.
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
    const roleNames = Object.values(roles).join();
    const [unbound] = await tx.run(unboundRoles, [roleNames]);
    if (unbound) throw broken(`role ${String(unbound[0])} is not bound by policies`);
    const [open] = await tx.run(openTables, [roleNames]);
    if (open) throw broken(`table ${String(open[0])} does not force row-level security`);
    await tx.enter({ as: "operator" });
    await tx.orm.delete(tenants).where(eq(tenants.id, probeId));
  });

const broken = (what: string) => new DbError("isolation_broken", `tenants are not isolated: ${what}`);

const unboundRoles = `
  select rolname from pg_roles where rolname = any (string_to_array($1, ',')) and (rolsuper or rolbypassrls)`;

const openTables = `
  select c.relname from pg_class c, unnest(string_to_array($1, ',')) role
  where c.relnamespace = 'portico'::regnamespace and c.relkind in ('r', 'p')
    and not (c.relrowsecurity and c.relforcerowsecurity)
    and (has_any_column_privilege(role, c.oid, 'select, insert, update') or has_table_privilege(role, c.oid, 'delete'))`;
