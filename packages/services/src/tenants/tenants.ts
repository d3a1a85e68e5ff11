import type { TenantRow } from "@portico/db";
import {
  type Listing,
  type OwnQuery,
  PorticoError,
  type Tenant,
  type TenantCreate,
  type TenantPatch,
} from "@portico/model";
import type { Deps } from "../deps.ts";
import { iso } from "../show.ts";
import { openPlain, sealPlain } from "../paging/operator-cursor.ts";

/** The operator's use cases: companies that build on this deployment. */
export const createTenantServices = (deps: Deps) => {
  const { tenants } = deps.db.forOperator();
  return {
    create: async (body: TenantCreate): Promise<Tenant> => {
      const id = deps.newId("tenant");
      const key = await deps.vault.createTenantKey(id);
      const row = { id, name: body.name, metadata: body.metadata ?? {}, returnOrigins: body.return_origins ?? [] };
      return show(await tenants.insert(row, key));
    },

    list: async ({ limit, cursor }: OwnQuery): Promise<Listing<Tenant>> => {
      const after = cursor === undefined ? undefined : openPlain(deps, cursor);
      const page = await tenants.list({ limit, after });
      return { data: page.rows.map(show), next_cursor: page.next === undefined ? null : sealPlain(deps, page.next) };
    },

    get: async (id: string): Promise<Tenant> => show((await tenants.get(id)) ?? missing()),

    update: async (id: string, body: TenantPatch): Promise<Tenant> => {
      const patch = {
        ...(body.name === undefined ? {} : { name: body.name }),
        ...(body.metadata === undefined ? {} : { metadata: body.metadata ?? {} }),
        ...(body.return_origins === undefined ? {} : { returnOrigins: body.return_origins ?? [] }),
      };
      return show((await tenants.update(id, patch)) ?? missing());
    },

    /** Shreds the tenant's keys: what was sealed under them opens for nobody. */
    delete: async (id: string): Promise<void> => {
      if (!(await tenants.delete(id))) missing();
      deps.vault.forget(id);
    },
  };
};

export type TenantServices = ReturnType<typeof createTenantServices>;

const show = (row: TenantRow): Tenant => ({
  id: row.id,
  name: row.name,
  metadata: row.metadata,
  return_origins: row.returnOrigins,
  created_at: iso(row.createdAt),
  updated_at: iso(row.updatedAt),
});

const missing = (): never => {
  throw new PorticoError("not_found", "There is no such tenant.");
};
