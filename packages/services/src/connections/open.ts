import type { Adapter, Errand, Gate, Provider } from "@portico/connector";
import type { ConnectionRow } from "@portico/db";
import { PorticoError } from "@portico/model";
import { LRUCache } from "lru-cache";
import { type Ctx, errandOf } from "../context.ts";
import type { Deps } from "../deps.ts";
import { providerOf } from "../provider-of.ts";
import { reportBudget } from "./budget.ts";
import { credentialContext } from "./credentials.ts";

/** A change of a connection is seen everywhere within this time, at once in the process that made it. */
const freshMs = 5_000;
/** How long connections that were read keep working while the database is away. */
const staleMs = 5 * 60_000;
const touchEveryMs = 60_000;

interface Known {
  row: ConnectionRow | undefined;
  readAt: number;
}

/** An opened connection: the row, its provider, and the adapter that reaches the account. */
export interface OpenConnection {
  row: ConnectionRow;
  provider: Provider;
  adapter: Adapter;
}

export interface ConnectionDoor {
  /** The row, where the caller may know of it; `not_found` for any other, whosever it is. */
  row: (ctx: Ctx, id: string) => Promise<ConnectionRow>;
  /** The connection ready for calls. Refuses one that is disabled or whose credentials are known not to work. */
  open: (ctx: Ctx, id: string) => Promise<OpenConnection>;
  /** Runs a call; credentials that the provider refuses are noted, so that no further call is spent on them. */
  call: <Result>(
    ctx: Ctx,
    id: string,
    work: (open: OpenConnection, errand: Errand) => Promise<Result>,
  ) => Promise<Result>;
  /** The adapter of a row, whatever its status. */
  adapter: (row: ConnectionRow, credentials?: Readonly<Record<string, string>>) => Adapter;
  forget: (tenantId: string, id: string) => void;
}

export const createConnectionDoor = (deps: Deps): ConnectionDoor => {
  const { db, now } = deps;
  const cache = new LRUCache<string, Known, { tenantId: string; id: string }>({
    max: 50_000,
    ttl: freshMs,
    perf: { now },
    ttlResolution: 0,
    allowStaleOnFetchRejection: true,
    noDeleteOnFetchRejection: true,
    fetchMethod: async (_key, _stale, { context }) => ({
      row: await db.forTenant(context.tenantId).connections.get(context.id),
      readAt: now(),
    }),
  });
  const touched = new LRUCache<string, true>({ max: 50_000, ttl: touchEveryMs, perf: { now }, ttlResolution: 0 });

  const noteUse = ({ tenantId, id }: ConnectionRow): void => {
    if (touched.has(keyOf(tenantId, id))) return;
    touched.set(keyOf(tenantId, id), true);
    db.forTenant(tenantId)
      .connections.touch(id, new Date(now()))
      .catch((error: unknown) => deps.onLateFailure("connection.touch", error));
  };

  const door: ConnectionDoor = {
    row: async ({ tenantId, actor }, id) => {
      const isHidden = actor.connectionIds !== null && !actor.connectionIds.includes(id);
      const known = isHidden ? undefined : await cache.fetch(keyOf(tenantId, id), { context: { tenantId, id } });
      if (known?.row === undefined || now() - known.readAt > staleMs)
        throw new PorticoError("not_found", "There is no such connection.");
      return known.row;
    },

    open: async (ctx, id) => {
      const row = await door.row(ctx, id);
      refuseUnusable(row);
      noteUse(row);
      return { row, provider: providerOf(deps, row.provider), adapter: door.adapter(row) };
    },

    call: async (ctx, id, work) => {
      const open = await door.open(ctx, id);
      try {
        return await work(open, errandOf(ctx));
      } catch (error) {
        if (isUnauthorized(error)) await confirmRefusal(ctx, open);
        throw error;
      } finally {
        ctx.budget = await reportBudget(deps, open.row);
      }
    },

    adapter: (row, credentials) => {
      const provider = providerOf(deps, row.provider);
      const open = async () => (credentials === undefined ? openCredentials(deps, provider, row) : credentials);
      return deps.connector.bind(provider, deps.targetOf(provider, row.subdomain), {
        connectionId: row.id,
        subdomain: row.subdomain,
        plan: row.plan,
        credentials: open,
        gate: gateOf(deps, row),
      });
    },

    forget: (tenantId, id) => {
      cache.delete(keyOf(tenantId, id));
      deps.connector.forget(id);
    },
  };

  /** One refusal may be a fault of that one endpoint; a second one, of the identity itself, is not. */
  const confirmRefusal = async (ctx: Ctx, { row, adapter }: OpenConnection): Promise<void> => {
    try {
      await adapter.identify(errandOf(ctx), []);
    } catch (error) {
      if (!isUnauthorized(error)) return;
      await db.forTenant(row.tenantId).connections.update(row.id, { status: "needs_reauth" });
      door.forget(row.tenantId, row.id);
    }
  };

  return door;
};

const keyOf = (tenantId: string, id: string): string => `${tenantId}/${id}`;

const openCredentials = async (
  deps: Deps,
  provider: Provider,
  row: ConnectionRow,
): Promise<Readonly<Record<string, string>>> => {
  const opened = await deps.vault.open(credentialContext(provider, row), row.sealedCredentials);
  // Sealed by ourselves from checked credentials, and bound to this very row and generation.
  return JSON.parse(opened.toString("utf8")) as Record<string, string>;
};

const gateOf = (deps: Deps, row: ConnectionRow): Gate => ({
  admit: async ({ lane, ...request }) => {
    const share = lane === "background" ? row.budgetShare * row.backgroundShare : row.budgetShare;
    const account = { provider: row.provider, subdomain: row.subdomain };
    const admission = await deps.limiter.acquire({ ...request, account, lane, share });
    if (!admission.admitted) return admission;
    const { permit, waitedMs } = admission;
    return {
      admitted: true,
      waitedMs,
      settle: (observed) => deps.limiter.settle(permit, observed),
    };
  },
});

const refuseUnusable = ({ status }: ConnectionRow): void => {
  if (status === "disabled")
    throw new PorticoError("conflict", "This connection is disabled. PATCH its status to `active` to use it.");
  if (status === "needs_reauth")
    throw new PorticoError(
      "connection_unauthorized",
      "The help desk refused the stored credentials. Replace them with PUT …/credentials, or try them again with POST …/check.",
    );
};

const isUnauthorized = (error: unknown): boolean =>
  error instanceof PorticoError && error.code === "connection_unauthorized";
