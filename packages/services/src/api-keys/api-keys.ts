import type { ApiKeyRow, NewApiKey } from "@portico/db";
import {
  type ApiKey,
  type ApiKeyCreate,
  type ApiKeyRoll,
  type ApiKeyWithSecret,
  type Listing,
  type OwnQuery,
  PorticoError,
  validationFailed,
} from "@portico/model";
import { mintApiKey } from "../auth/api-key.ts";
import { isInSight, refuseMoreThanOwn, showScopes } from "../auth/delegation.ts";
import type { Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import { listOwn } from "../paging/own-lists.ts";
import { iso, isoOrNull } from "../show.ts";

const dayMs = 86_400_000;
const defaultLifeMs = 365 * dayMs;

/** The keys of a tenant. A secret is in the answer that makes it, and nowhere else. */
export const createApiKeyServices = (deps: Deps) => {
  const mint = (body: ApiKeyCreate): { row: NewApiKey; secret: string } => {
    const minted = mintApiKey(body.mode, deps.random);
    return { secret: minted.secret, row: { ...rowOf(deps, body), ...storable(minted), id: deps.newId("apiKey") } };
  };

  /** A key that the caller may know of; any other is as absent as one that does not exist. */
  const inSight = async ({ tenantId, actor }: Ctx, id: string): Promise<ApiKeyRow> => {
    const row = await deps.db.forTenant(tenantId).apiKeys.get(id);
    return row !== undefined && isInSight(actor, row) ? row : missing("API key");
  };

  return {
    /** The operator mints a tenant's first key. */
    createFirst: async (tenantId: string, body: ApiKeyCreate): Promise<ApiKeyWithSecret> => {
      refusePast(deps, body);
      await refuseUnknownConnections(deps, tenantId, body.connection_ids ?? null);
      const { row, secret } = mint(body);
      const stored = await deps.db.forOperator().apiKeys.insert(tenantId, row);
      return stored === undefined ? missing("tenant") : { ...show(stored), secret };
    },

    create: async (ctx: Ctx, body: ApiKeyCreate): Promise<ApiKeyWithSecret> => {
      refusePast(deps, body);
      refuseMoreThanOwn(ctx.actor, reachOf(body));
      await refuseUnknownConnections(deps, ctx.tenantId, body.connection_ids ?? null);
      const { row, secret } = mint(body);
      refuseLongerLife(ctx, body);
      row.expiresAt = soonerOf(row.expiresAt ?? null, ctx.actor.expiresAtMs);
      return { ...show(await deps.db.forTenant(ctx.tenantId).apiKeys.insert(row)), secret };
    },

    list: (ctx: Ctx, query: OwnQuery): Promise<Listing<ApiKey>> =>
      listOwn(
        deps,
        { tenantId: ctx.tenantId, resource: "api_keys" },
        query,
        (page) =>
          deps.db
            .forTenant(ctx.tenantId)
            .apiKeys.list({ ...page, withinConnections: ctx.actor.connectionIds ?? undefined }),
        show,
      ),

    get: async (ctx: Ctx, id: string): Promise<ApiKey> => show(await inSight(ctx, id)),

    delete: async (ctx: Ctx, id: string): Promise<void> => {
      refuseMoreThanOwn(ctx.actor, await inSight(ctx, id));
      if (!(await deps.db.forTenant(ctx.tenantId).apiKeys.delete(id))) missing("API key");
    },

    /** A successor with the same rights; the old secret goes on working for the overlap. */
    roll: async (ctx: Ctx, id: string, { overlap_seconds }: ApiKeyRoll): Promise<ApiKeyWithSecret> => {
      const old = await inSight(ctx, id);
      refuseMoreThanOwn(ctx.actor, old);
      const lifeMs = old.expiresAt === null ? null : old.expiresAt.getTime() - old.createdAt.getTime();
      const minted = mintApiKey(old.mode, deps.random);
      const { name, scopes, connectionIds, cidrs, grants, mode } = old;
      const successor = {
        name,
        scopes,
        connectionIds,
        cidrs,
        grants,
        mode,
        ...storable(minted),
        id: deps.newId("apiKey"),
        expiresAt: lifeMs === null ? null : new Date(deps.now() + lifeMs),
      };
      const until = new Date(deps.now() + overlap_seconds * 1_000);
      const row = await deps.db.forTenant(ctx.tenantId).apiKeys.replace(id, successor, until);
      if (row === undefined)
        throw new PorticoError("conflict", "This key has expired, or was rolled or revoked before: make a new one.");
      return { ...show(row), secret: minted.secret };
    },
  };
};

export type ApiKeyServices = ReturnType<typeof createApiKeyServices>;

const storable = ({ lookupId, prefix, hash }: ReturnType<typeof mintApiKey>) => ({
  lookupId,
  prefix,
  secretHash: hash,
});

const reachOf = (body: ApiKeyCreate) => ({
  scopes: body.scopes,
  connectionIds: body.connection_ids ?? null,
  cidrs: body.cidrs ?? null,
});

const rowOf = (deps: Deps, body: ApiKeyCreate) => ({
  name: body.name,
  ...reachOf(body),
  grants: null,
  mode: body.mode,
  expiresAt:
    body.expires_at === null
      ? null
      : new Date(body.expires_at === undefined ? deps.now() + defaultLifeMs : body.expires_at),
});

const refusePast = (deps: Deps, { expires_at }: ApiKeyCreate): void => {
  if (typeof expires_at === "string" && Date.parse(expires_at) <= deps.now())
    throw validationFailed([{ pointer: "/expires_at", code: "in_the_past", message: "Give a time that lies ahead." }]);
};

/** A key cannot outlive itself by minting another. */
const refuseLongerLife = ({ actor }: Ctx, { expires_at }: ApiKeyCreate): void => {
  const own = actor.expiresAtMs;
  if (own === null || expires_at === undefined) return;
  if (expires_at === null || Date.parse(expires_at) > own)
    throw new PorticoError(
      "insufficient_scope",
      "This credential expires, so it cannot make one that lives longer than itself.",
    );
};

const soonerOf = (asked: Date | null, ownMs: number | null): Date | null =>
  ownMs === null || (asked !== null && asked.getTime() < ownMs) ? asked : new Date(ownMs);

const refuseUnknownConnections = async (deps: Deps, tenantId: string, ids: readonly string[] | null): Promise<void> => {
  const { connections } = deps.db.forTenant(tenantId);
  const rows = await Promise.all((ids ?? []).map((id) => connections.get(id)));
  const errors = rows.flatMap((row, index) =>
    row === undefined
      ? [{ pointer: `/connection_ids/${index}`, code: "unknown", message: "There is no such connection." }]
      : [],
  );
  if (errors.length > 0) throw validationFailed(errors);
};

const show = (row: ApiKeyRow): ApiKey => ({
  id: row.id,
  name: row.name,
  scopes: showScopes(row.scopes),
  connection_ids: row.connectionIds,
  cidrs: row.cidrs,
  grants: null,
  mode: row.mode,
  expires_at: isoOrNull(row.expiresAt),
  last_used_at: isoOrNull(row.lastUsedAt),
  prefix: row.prefix,
  created_at: iso(row.createdAt),
  updated_at: iso(row.updatedAt),
});

const missing = (what: string): never => {
  throw new PorticoError("not_found", `There is no such ${what}.`);
};
