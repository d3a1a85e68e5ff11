import type { TokenIssuerRow } from "@portico/db";
import {
  type Listing,
  type OwnQuery,
  PorticoError,
  type Scope,
  scopes,
  type TokenIssuer,
  tokenAlgorithms,
  type TokenIssuerCreate,
} from "@portico/model";
import { audienceOf } from "../auth/token-sign-in.ts";
import type { Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import { listOwn } from "../paging/own-lists.ts";
import { iso } from "../show.ts";

/** The issuers whose signed tokens a tenant accepts in place of API keys. */
export const createTokenIssuerServices = (deps: Deps) => {
  const rowsOf = ({ tenantId }: Ctx) => deps.db.forTenant(tenantId).tokenIssuers;
  const show = (row: TokenIssuerRow): TokenIssuer => ({
    id: row.id,
    issuer: row.issuer,
    jwks_url: row.jwksUrl,
    algorithms: tokenAlgorithms.filter((algorithm) => row.algorithms.includes(algorithm)),
    scopes: row.scopes.includes("*") ? ["*"] : scopes.filter((scope) => row.scopes.includes(scope)),
    audience: audienceOf(deps, row.tenantId),
    created_at: iso(row.createdAt),
    updated_at: iso(row.updatedAt),
  });

  return {
    create: async (ctx: Ctx, body: TokenIssuerCreate): Promise<TokenIssuer> => {
      refuseMoreThanOwn(ctx, body);
      const { issuer, jwks_url: jwksUrl, algorithms, scopes: ceiling } = body;
      const outcome = await rowsOf(ctx).insert({
        id: deps.newId("tokenIssuer"),
        issuer,
        jwksUrl,
        algorithms,
        scopes: ceiling,
      });
      if ("clash" in outcome)
        throw new PorticoError("conflict", `This issuer is registered already: ${outcome.clash}.`);
      return show(outcome.inserted);
    },

    list: (ctx: Ctx, query: OwnQuery): Promise<Listing<TokenIssuer>> =>
      listOwn(
        deps,
        { tenantId: ctx.tenantId, resource: "token_issuers" },
        query,
        (page) => rowsOf(ctx).list(page),
        show,
      ),

    /** Its tokens are refused everywhere within five seconds. */
    delete: async (ctx: Ctx, id: string): Promise<void> => {
      if (!(await rowsOf(ctx).delete(id))) throw new PorticoError("not_found", "There is no such token issuer.");
    },
  };
};

export type TokenIssuerServices = ReturnType<typeof createTokenIssuerServices>;

/** A credential cannot let others in to more than it may do itself. */
const refuseMoreThanOwn = ({ actor }: Ctx, body: TokenIssuerCreate): void => {
  const asked: readonly Scope[] = body.scopes.includes("*")
    ? scopes
    : scopes.filter((scope) => body.scopes.includes(scope));
  const beyond = asked.filter((scope) => !actor.scopes.includes(scope));
  if (beyond.length > 0 || actor.connectionIds !== null)
    throw new PorticoError(
      "insufficient_scope",
      "This credential may not do all that itself, so it cannot let others do it.",
    );
};
