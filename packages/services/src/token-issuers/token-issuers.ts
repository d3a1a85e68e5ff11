import type { TokenIssuerRow } from "@portico/db";
import { isAllowedOrigin } from "@portico/http";
import {
  type Listing,
  type OwnQuery,
  PorticoError,
  type TokenIssuer,
  tokenAlgorithms,
  type TokenIssuerCreate,
  validationFailed,
} from "@portico/model";
import { isInSight, type Reach, refuseMoreThanOwn, showScopes } from "../auth/delegation.ts";
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
    scopes: showScopes(row.scopes),
    audience: audienceOf(deps, row.tenantId),
    created_at: iso(row.createdAt),
    updated_at: iso(row.updatedAt),
  });

  return {
    create: async (ctx: Ctx, body: TokenIssuerCreate): Promise<TokenIssuer> => {
      refuseMoreThanOwn(ctx.actor, reachOf(body));
      refuseUnsafeUrl(body);
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

    list: async (ctx: Ctx, query: OwnQuery): Promise<Listing<TokenIssuer>> =>
      isInSight(ctx.actor, everywhere)
        ? listOwn(
            deps,
            { tenantId: ctx.tenantId, resource: "token_issuers" },
            query,
            (page) => rowsOf(ctx).list(page),
            show,
          )
        : { data: [], next_cursor: null },

    /** Its tokens are refused everywhere within five seconds. */
    delete: async (ctx: Ctx, id: string): Promise<void> => {
      const row = isInSight(ctx.actor, everywhere) ? await rowsOf(ctx).get(id) : undefined;
      refuseMoreThanOwn(ctx.actor, reachOf(row ?? missing()));
      if (!(await rowsOf(ctx).delete(id))) missing();
    },
  };
};

export type TokenIssuerServices = ReturnType<typeof createTokenIssuerServices>;

/** Tokens are narrowed by their scopes alone. */
const everywhere = { connectionIds: null, cidrs: null };
const reachOf = ({ scopes }: { scopes: readonly string[] }): Reach => ({ scopes, ...everywhere });

/** As far as the spelling tells; the addresses of a name are judged each time that it is dialled. */
const refuseUnsafeUrl = ({ jwks_url }: TokenIssuerCreate): void => {
  const { origin, username, password } = new URL(jwks_url);
  if (isAllowedOrigin(origin, { operatorSet: false }) && username === "" && password === "") return;
  const message = "Give an https URL of a public host, without a port, user or password.";
  throw validationFailed([{ pointer: "/jwks_url", code: "not_allowed", message }]);
};

const missing = (): never => {
  throw new PorticoError("not_found", "There is no such token issuer.");
};
