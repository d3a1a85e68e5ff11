import type { Adapter, Errand, Gate, Provider } from "@portico/connector";
import type { ConnectionRow } from "@portico/db";
import { PorticoError } from "@portico/model";
import { LRUCache } from "lru-cache";
import { type Ctx, errandOf } from "../context.ts";
import type { Deps } from "../deps.ts";
import { providerOf } from "../provider-of.ts";
import { createReadThrough } from "../read-through.ts";
import { reportBudget } from "./budget.ts";
import { credentialContext } from "./credentials.ts";

/** A change of a connection is seen everywhere within this time, at once in the process that made it. */
const freshMs = 5_000;
/** How long connections that were read keep working while the database is away. */
const staleMs = 5 * 60_000;
const touchEveryMs = 60_000;

/** An opened connection: the row, its provider, and the adapter that reaches the account. */
export interface OpenConnection {
  row: ConnectionRow;
  provider: Provider;
  adapter: Adapter;
}

export interface ConnectionDoor {
  /** The row, where the caller may know of it; `not_found` for any other, whosever it is. At most 5 s old. */
  row: (ctx: Ctx, id: string) => Promise<ConnectionRow>;
  /** The same row as the database has it now: what a change must start from. */
  currentRow: (ctx: Ctx, id: string) => Promise<ConnectionRow>;
  /**
   * Runs a call. Refuses a connection that is disabled or whose credentials are known not to work; those that turn out
   * to be refused are noted, so that no further call is spent on them.
   */
  call: <Result>(
    ctx: Ctx,
    id: string,
    work: (open: OpenConnection, errand: Errand) => Promise<Result>,
  ) => Promise<Result>;
  /** Runs a call on a row whatever its status, with its own credentials or with some that are to be tried. */
  use: <Result>(
    ctx: Ctx,
    row: ConnectionRow,
    work: (adapter: Adapter, errand: Errand) => Promise<Result>,
    credentials?: Credentials,
  ) => Promise<Result>;
  /** The adapter of a row, for work that no caller waits for. */
  adapter: (row: ConnectionRow) => Adapter;
  /** Asks the help desk whether it still takes the stored credentials, and notes it where it does not. */
  confirmRefusal: (ctx: Ctx, open: OpenConnection) => Promise<void>;
  forget: (tenantId: string, id: string) => void;
}

type Credentials = Readonly<Record<string, string>>;

export const createConnectionDoor = (deps: Deps): ConnectionDoor => {
  const { db, now } = deps;
  const cache = createReadThrough<ConnectionRow | undefined>({ now, freshMs, staleMs });
  const touched = new LRUCache<string, true>({ max: 50_000, ttl: touchEveryMs, perf: { now }, ttlResolution: 0 });

  const noteUse = ({ tenantId, id }: ConnectionRow): void => {
    if (touched.has(keyOf(tenantId, id))) return;
    touched.set(keyOf(tenantId, id), true);
    db.forTenant(tenantId)
      .connections.touch(id, new Date(now()))
      .catch((error: unknown) => deps.onLateFailure("connection.touch", error));
  };

  const adapterOf = (row: ConnectionRow, credentials?: Credentials): Adapter => {
    const provider = providerOf(deps, row.provider);
    return deps.connector.bind(provider, deps.targetOf(provider, row.subdomain), {
      connectionId: row.id,
      subdomain: row.subdomain,
      plan: row.plan,
      credentials: async () => credentials ?? openCredentials(deps, provider, row),
      gate: gateOf(deps, row),
    });
  };

  const load = (tenantId: string, id: string) => db.forTenant(tenantId).connections.get(id);

  const door: ConnectionDoor = {
    row: (ctx, id) => rowBy(ctx, id, (tenantId) => cache.get(keyOf(tenantId, id), () => load(tenantId, id))),

    currentRow: (ctx, id) => rowBy(ctx, id, (tenantId) => load(tenantId, id)),

    call: async (ctx, id, work) => {
      const row = await door.row(ctx, id);
      refuseUnusable(row);
      noteUse(row);
      return door.use(ctx, row, async (adapter, errand) => {
        const open = { row, provider: providerOf(deps, row.provider), adapter };
        try {
          return await work(open, errand);
        } catch (error) {
          if (isUnauthorized(error)) await door.confirmRefusal(ctx, open);
          throw error;
        }
      });
    },

    use: async (ctx, row, work, credentials) => {
      try {
        const result = await work(adapterOf(row, credentials), errandOf(ctx));
        if (ctx.guard?.hasSent() === true) deps.at("after_send");
        return result;
      } catch (error) {
        // What became of a write is kept for who asks again, whether its first caller has left or not.
        throw ctx.signal.aborted && ctx.guard === undefined ? callerLeft(error) : error;
      } finally {
        ctx.budget = await reportBudget(deps, row);
      }
    },

    adapter: (row) => adapterOf(row),

    // One refusal may be a fault of that one endpoint; a second one, of the identity itself, is not.
    confirmRefusal: async (ctx, { row, adapter }) => {
      const refusal = await adapter.identify(errandOf(ctx), []).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (!isUnauthorized(refusal)) return;
      await noteRefusal(deps, row);
      door.forget(row.tenantId, row.id);
    },

    forget: (tenantId, id) => {
      cache.forget(keyOf(tenantId, id));
      deps.connector.forget(id);
    },
  };
  return door;
};

/** A connection that the caller may not know of is as absent as one that does not exist. */
const rowBy = async (
  { tenantId, actor }: Ctx,
  id: string,
  read: (tenantId: string) => Promise<ConnectionRow | undefined>,
): Promise<ConnectionRow> => {
  const isHidden = actor.connectionIds !== null && !actor.connectionIds.includes(id);
  const row = isHidden ? undefined : await read(tenantId);
  if (row === undefined) throw new PorticoError("not_found", "There is no such connection.");
  return row;
};

/** Unless the credentials have been replaced meanwhile: the refusal was not of the new ones. */
export const noteRefusal = ({ db }: Deps, { tenantId, id, generation }: ConnectionRow): Promise<void> =>
  db.forTenant(tenantId).transaction(async ({ connections }) => {
    const current = await connections.get(id);
    if (current?.generation === generation && current.status === "active")
      await connections.update(id, { status: "needs_reauth" });
  });

/** Whatever an abort tore down, and however that failed: nobody waits for the answer any more. */
const callerLeft = (cause: unknown): PorticoError =>
  new PorticoError("request_timeout", "The caller left before there was an answer.", { cause });

const keyOf = (tenantId: string, id: string): string => `${tenantId}/${id}`;

const openCredentials = async (deps: Deps, provider: Provider, row: ConnectionRow): Promise<Credentials> => {
  const opened = await deps.vault.open(credentialContext(provider, row), row.sealedCredentials);
  // Sealed by ourselves from checked credentials, and bound to this very row and generation.
  return JSON.parse(opened.toString("utf8")) as Credentials;
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

export const isUnauthorized = (error: unknown): boolean =>
  error instanceof PorticoError && error.code === "connection_unauthorized";
