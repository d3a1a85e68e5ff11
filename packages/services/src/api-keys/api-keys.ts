import type { ApiKeyRow, NewApiKey } from "@portico/db";
import {
  type ApiKey,
  type ApiKeyCreate,
  type ApiKeyRoll,
  type ApiKeyWithSecret,
  type Listing,
  type OwnQuery,
  PorticoError,
  type Scope,
  scopes,
  validationFailed,
} from "@portico/model";
import { mintApiKey } from "../auth/api-key.ts";
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
      refuseMoreThanOwn(ctx, { scopes: body.scopes, connectionIds: body.connection_ids ?? null });
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
        (page) => deps.db.forTenant(ctx.tenantId).apiKeys.list(page),
        show,
      ),

    get: async (ctx: Ctx, id: string): Promise<ApiKey> =>
      show((await deps.db.forTenant(ctx.tenantId).apiKeys.get(id)) ?? missing("API key")),

    delete: async (ctx: Ctx, id: string): Promise<void> => {
      const { apiKeys } = deps.db.forTenant(ctx.tenantId);
      refuseMoreThanOwn(ctx, (await apiKeys.get(id)) ?? missing("API key"));
      if (!(await apiKeys.delete(id))) missing("API key");
    },

    /** A successor with the same rights; the old secret goes on working for the overlap. */
    roll: async (ctx: Ctx, id: string, { overlap_seconds }: ApiKeyRoll): Promise<ApiKeyWithSecret> => {
      const { apiKeys } = deps.db.forTenant(ctx.tenantId);
      const old = (await apiKeys.get(id)) ?? missing("API key");
      refuseMoreThanOwn(ctx, old);
      if (old.expiresAt !== null && old.expiresAt.getTime() <= deps.now())
        throw new PorticoError("conflict", "This key has expired or was rolled before: make a new one.");
      const lifeMs = old.expiresAt === null ? null : old.expiresAt.getTime() - old.createdAt.getTime();
      const minted = mintApiKey(old.mode, deps.random);
      const { name, scopes: kept, connectionIds, grants, mode } = old;
      const successor = {
        name,
        scopes: kept,
        connectionIds,
        grants,
        mode,
        ...storable(minted),
        id: deps.newId("apiKey"),
        expiresAt: lifeMs === null ? null : new Date(deps.now() + lifeMs),
      };
      const row = await apiKeys.replace(id, successor, new Date(deps.now() + overlap_seconds * 1_000));
      return { ...show(row ?? missing("API key")), secret: minted.secret };
    },
  };
};

export type ApiKeyServices = ReturnType<typeof createApiKeyServices>;

const storable = ({ lookupId, prefix, hash }: ReturnType<typeof mintApiKey>) => ({
  lookupId,
  prefix,
  secretHash: hash,
});

const rowOf = (deps: Deps, body: ApiKeyCreate) => ({
  name: body.name,
  scopes: body.scopes,
  connectionIds: body.connection_ids ?? null,
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

/** A key cannot come by a secret that may do more than itself: neither by minting one nor by rolling another; nor can it end one. */
const refuseMoreThanOwn = (
  { actor }: Ctx,
  asked: { scopes: readonly string[]; connectionIds: readonly string[] | null },
): void => {
  const named: readonly Scope[] = asked.scopes.includes("*")
    ? scopes
    : scopes.filter((scope) => asked.scopes.includes(scope));
  const beyond = named.filter((scope) => !actor.scopes.includes(scope));
  if (beyond.length > 0)
    throw new PorticoError(
      "insufficient_scope",
      `This credential lacks ${beyond.join(", ")} itself, so it cannot give that on.`,
    );
  const own = actor.connectionIds;
  if (own !== null && asked.connectionIds?.every((id) => own.includes(id)) !== true)
    throw new PorticoError(
      "insufficient_scope",
      "This credential is narrowed to some connections: it can give on no more than those, named in `connection_ids`.",
    );
};

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
  scopes: scopesOf(row.scopes),
  connection_ids: row.connectionIds,
  grants: null,
  mode: row.mode,
  expires_at: isoOrNull(row.expiresAt),
  last_used_at: isoOrNull(row.lastUsedAt),
  prefix: row.prefix,
  created_at: iso(row.createdAt),
  updated_at: iso(row.updatedAt),
});

const scopesOf = (stored: readonly string[]): ApiKey["scopes"] =>
  stored.includes("*") ? ["*"] : scopes.filter((scope) => stored.includes(scope));

const missing = (what: string): never => {
  throw new PorticoError("not_found", `There is no such ${what}.`);
};
