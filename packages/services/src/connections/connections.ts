import { capabilities, narrowed, type Provider } from "@portico/connector";
import type { ConnectionPatch as RowPatch, ConnectionRow } from "@portico/db";
import {
  type BudgetQuery,
  type BudgetView,
  type CapabilitiesView,
  type Connection,
  type ConnectionCheck,
  type ConnectionPatch,
  type ConnectionQuery,
  type Listing,
  PorticoError,
  validationFailed,
} from "@portico/model";
import type { Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import { listOwn } from "../paging/own-lists.ts";
import { viewBudget } from "./budget.ts";
import type { BudgetHistory } from "./budget-history.ts";
import { clash, createConnection, presetFaults, verify } from "./create.ts";
import { checkFailure, credentialFaults } from "./credentials.ts";
import { examine } from "./examine.ts";
import { findingsOf, momentaryFindings } from "./findings.ts";
import { readyToRevoke } from "../oauth/revoke.ts";
import { providerOf } from "../provider-of.ts";
import type { ConnectionDoor } from "./open.ts";
import { storeCredentials } from "./store-credentials.ts";
import { planOf, probedOf, restrictionsOf, shownFlavour } from "./probed.ts";
import { isUnauthorized } from "./refusal.ts";
import { hostOf, showConnection } from "./show.ts";

/** What a tenant does with its connections, besides using them. */
export const createConnectionServices = (deps: Deps, door: ConnectionDoor, history: BudgetHistory) => {
  const rowsOf = ({ tenantId }: Ctx) => deps.db.forTenant(tenantId).connections;
  const forget = ({ tenantId }: Ctx, id: string): void => door.forget(tenantId, id);
  const show = (row: ConnectionRow): Connection => showConnection(providerOf(deps, row.provider), row);

  return {
    create: createConnection(deps, door),

    get: async (ctx: Ctx, id: string): Promise<Connection> => show(await door.currentRow(ctx, id)),

    list: (ctx: Ctx, query: ConnectionQuery): Promise<Listing<Connection>> =>
      listOwn(
        deps,
        { tenantId: ctx.tenantId, resource: "connections" },
        query,
        ({ limit, after, ...filters }) =>
          rowsOf(ctx).list({
            limit,
            after,
            id: ctx.actor.connectionIds ?? undefined,
            externalId: textsIn(filters["external_id"]),
            provider: textsIn(filters["provider"]),
            status: textsIn(filters["status"]) as ConnectionRow["status"][] | undefined, // parsed as such when the list began
          }),
        show,
      ),

    update: async (ctx: Ctx, id: string, body: ConnectionPatch): Promise<Connection> => {
      const row = await door.currentRow(ctx, id);
      const provider = providerOf(deps, row.provider);
      const faults = presetFaults(provider, body);
      if (faults.length > 0) throw validationFailed(faults);
      if (body.status === "active" && row.status === "needs_reauth")
        throw new PorticoError(
          "conflict",
          "The help desk refuses the stored credentials: replace them, or try them with POST …/check.",
        );
      const outcome = await rowsOf(ctx).update(id, toRowPatch(body));
      forget(ctx, id);
      if (outcome === undefined) throw new PorticoError("not_found", "There is no such connection.");
      if ("clash" in outcome) throw clash(provider, row.subdomain, outcome.clash);
      return show(outcome.updated);
    },

    /** Destroys the data key too, and has the help desk revoke its tokens where it has a way to: the stored credentials open for nobody from then on. */
    delete: async (ctx: Ctx, id: string): Promise<void> => {
      const row = await door.currentRow(ctx, id);
      const revoke = await readyToRevoke(deps, row);
      deps.at("before_disconnect");
      const existed = await rowsOf(ctx).delete(row.id);
      deps.at("after_disconnect");
      deps.vault.forget(ctx.tenantId, id);
      forget(ctx, id);
      if (!existed) throw new PorticoError("not_found", "There is no such connection.");
      revoke();
    },

    /** The new credentials are tried first; where the provider refuses them the old ones stay. */
    replaceCredentials: async (
      ctx: Ctx,
      id: string,
      credentials: Readonly<Record<string, string>>,
    ): Promise<Connection> => {
      const row = await door.currentRow(ctx, id);
      const provider = providerOf(deps, row.provider);
      const faults = credentialFaults(provider, credentials);
      if (faults.length > 0) throw validationFailed(faults);
      const told = await verify(deps, ctx, door, row, credentials);
      return storeCredentials(deps, door, ctx, row, credentials, told);
    },

    check: async (ctx: Ctx, id: string): Promise<ConnectionCheck> => {
      const row = await door.currentRow(ctx, id);
      if (row.status === "disabled") throw new PorticoError("conflict", "This connection is disabled.");
      const provider = providerOf(deps, row.provider);
      // A kind that was said is asked for again: here is where a wrong one must show.
      const { agent, probed } = await examine(deps, door, ctx, row, { flavour: null }).catch(async (error: unknown) => {
        if (isUnauthorized(error)) await rowsOf(ctx).noteRefused(id, row.generation);
        forget(ctx, id);
        throw checkFailure(deps, provider, hostOf(provider, row.subdomain), error);
      });
      await rowsOf(ctx).noteAccepted(id, row.generation, { agent, probed });
      forget(ctx, id);
      const checked = { ...row, probed };
      const { classes } = await viewBudget(deps, row);
      const { skewMs } = ctx.meter;
      return {
        ok: true,
        agent,
        ...told(provider, checked),
        limits: Object.fromEntries(classes.map(({ name, limit }) => [name, limit])),
        clock_skew_seconds: skewMs === null ? null : Math.round(skewMs / 1_000),
        findings: [...findingsOf(provider, checked), ...momentaryFindings(provider, classes, skewMs)],
        connection_id: id,
      };
    },

    capabilities: async (ctx: Ctx, id: string): Promise<CapabilitiesView> => {
      const row = await door.row(ctx, id);
      const provider = providerOf(deps, row.provider);
      return {
        ...narrowed(capabilities(provider), restrictionsOf(provider, row)),
        connection_id: id,
        ...told(provider, row),
        findings: findingsOf(provider, row),
      };
    },

    budget: async (ctx: Ctx, id: string, { history: count }: BudgetQuery): Promise<BudgetView> => {
      const budget = await viewBudget(deps, await door.row(ctx, id));
      if (count === undefined) return budget;
      const told = (name: string) => ({ history: history.of(budget.account, name, count) });
      return { ...budget, classes: budget.classes.map((view) => Object.assign(view, told(view.name))) };
    },
  };
};

export type ConnectionServices = ReturnType<typeof createConnectionServices>;

/** What asking has told of the account, as it is shown. */
const told = (provider: Provider, row: ConnectionRow): Pick<CapabilitiesView, "flavour" | "plan" | "checked_at"> => {
  const { total = null, at = null } = probedOf(row) ?? {};
  return { flavour: shownFlavour(provider, row), plan: planOf(provider, total), checked_at: at };
};

const textsIn = (value: unknown): string[] | undefined => (Array.isArray(value) ? value.map(String) : undefined);

const toRowPatch = (body: ConnectionPatch): RowPatch => {
  const patch = {
    externalId: body.external_id,
    label: body.label,
    metadata: body.metadata === null ? {} : body.metadata,
    plan: body.plan,
    flavour: body.flavour,
    budgetShare: body.budget_share,
    backgroundShare: body.background_share,
    status: body.status,
  };
  // Absent is unchanged: only what was said goes into the statement.
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as RowPatch;
};
