import type { DataKeyRow, TenantDb } from "@portico/db";
import type { Vault } from "@portico/vault";
import { credentialContext } from "../connections/credentials.ts";
import type { Deps } from "../deps.ts";
import { providerOf } from "../provider-of.ts";

/** The steps of which every rotation is made. Each compares before it stores, so that all of them can run twice. */

const batch = 100;

/** Puts the tenant's own keys under the key-encryption key that wraps now. */
export const rewrapTenant = async ({ db, vault, at }: Deps, tenantId: string): Promise<void> => {
  const { dataKeys } = db.forTenant(tenantId);
  for await (const key of keysOf(db.forTenant(tenantId), { connectionId: null, state: ["active", "decrypt_only"] })) {
    if (key.kekRef === null || key.wrapped === null || vault.isCurrentKek(key.kekRef)) continue;
    const { kekRef, wrapped } = await vault.rewrapTenantKey(key);
    if (kekRef !== null && wrapped !== null) await dataKeys.rewrap(key.id, { from: key.wrapped, wrapped, kekRef });
    at("after_rewrap");
  }
};

/** Gives the tenant a new key, and hangs its connections' keys on that. What the old one has sealed goes on opening. */
export const rotateTenantKey = async ({ db, vault, at }: Deps, tenantId: string): Promise<void> => {
  const tenant = db.forTenant(tenantId);
  const old = await tenant.dataKeys.active(null);
  if (old === undefined) return;
  const made = await vault.createTenantKey(tenantId, { version: old.version + 1 });
  // Where another process was faster, its key is as new as ours would have been.
  const successor = (await tenant.dataKeys.rotate(old.id, made)) ?? (await tenant.dataKeys.active(null));
  at("after_tenant_key");
  vault.forget(tenantId);
  if (successor !== undefined) await moveConnectionKeys(tenant, vault, old.id, successor);
};

/** A connection that is made meanwhile may still get a key under the old one: looked for until there is none. */
const moveConnectionKeys = async (tenant: TenantDb, vault: Vault, from: string, to: DataKeyRow): Promise<void> => {
  for (let moved = 1; moved > 0;) {
    moved = 0;
    for await (const key of keysOf(tenant, { parentId: from, state: ["active", "decrypt_only"] })) {
      if (key.wrapped === null) continue;
      const { wrapped } = await vault.rewrapConnectionKey(key, to);
      if (wrapped !== null && (await tenant.dataKeys.rewrap(key.id, { from: key.wrapped, wrapped, parentId: to.id })))
        moved += 1;
    }
  }
};

/** Gives a connection a new key and seals its credentials under it. The old key is shredded later, once nobody holds what it sealed. */
export const rotateConnectionKey = async (deps: Deps, tenantId: string, connectionId: string): Promise<void> => {
  const { vault } = deps;
  const tenant = deps.db.forTenant(tenantId);
  const old = await tenant.dataKeys.active(connectionId);
  if (old === undefined) return;
  await tenant.dataKeys.rotate(
    old.id,
    await vault.createConnectionKey(tenantId, connectionId, { version: old.version + 1 }),
  );
  deps.at("after_connection_key");
  vault.forget(tenantId, connectionId);
  // Credentials that somebody replaces meanwhile are sealed under the new key already.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const row = await tenant.connections.get(connectionId);
    if (row === undefined) return;
    const provider = providerOf(deps, row.provider);
    const opened = await vault.open(credentialContext(provider, row), row.sealedCredentials);
    const generation = row.generation + 1;
    const sealedCredentials = await vault.seal(credentialContext(provider, { ...row, generation }), opened);
    opened.fill(0);
    const replaced = await tenant.connections.replaceCredentials(connectionId, { sealedCredentials, generation });
    deps.at("after_reseal");
    if (replaced !== undefined) return;
  }
  throw new Error("the credentials were replaced again and again while their key was rotated");
};

/** Keys of connections that only open are shredded once no process can still hold what they sealed. */
export const shredRetired = async ({ db, now }: Pick<Deps, "db" | "now">, tenantId: string): Promise<void> => {
  const tenant = db.forTenant(tenantId);
  for await (const key of keysOf(tenant, { state: ["decrypt_only"] }))
    await tenant.dataKeys.destroyRetired(
      key.id,
      new Date(now() - (key.connectionId === null ? tenantKeyMs : connectionKeyMs)),
    );
};
/** Connections stay in other processes' caches for five minutes at most. */
const connectionKeyMs = 10 * 60_000;
/** Delta cursors are sealed under the tenant's key, and may be handed back after months. */
const tenantKeyMs = 90 * 24 * 60 * 60_000;

type KeyFilter = Omit<Parameters<TenantDb["dataKeys"]["list"]>[0], "limit" | "after">;

async function* keysOf({ dataKeys }: TenantDb, filter: KeyFilter): AsyncGenerator<DataKeyRow> {
  for (let after; ;) {
    const page = await dataKeys.list({ ...filter, limit: batch, ...(after === undefined ? {} : { after }) });
    yield* page.rows;
    if (page.next === undefined) return;
    after = page.next;
  }
}
