import type { Adapter, Errand, Provider } from "@portico/connector";
import type { ConnectionRow } from "@portico/db";
import { PorticoError } from "@portico/model";
import { LRUCache } from "lru-cache";
import { type Ctx, errandOf } from "../context.ts";
import type { Deps } from "../deps.ts";
import { providerOf } from "../provider-of.ts";
import { isWithoutKey } from "../without-key.ts";
import { createReadThrough } from "../read-through.ts";
import { createRenewal } from "../oauth/renewal.ts";
import { bindingOf, isProven } from "./binding.ts";
import type { Credentials } from "./sealed.ts";
import { reportBudget } from "./budget.ts";
import { createConfirmation, isUnauthorized, refuseUnusable } from "./refusal.ts";

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
  /** The adapter of a row that may be used, for work that no caller waits for. */
  adapter: (row: ConnectionRow) => Adapter;
  /** Asks the help desk whether it still takes the stored credentials, and notes it where it does not. Never fails. */
  confirmRefusal: (ctx: Ctx, open: OpenConnection) => Promise<void>;
  /** Fails with `not_found` where that is why something failed: the connection was deleted meanwhile. Else fails as it did. */
  orGone: (ctx: Ctx, id: string, error: unknown) => Promise<never>;
  forget: (tenantId: string, id: string) => void;
}

export const createConnectionDoor = (deps: Deps): ConnectionDoor => {
  const { db, now } = deps;
  const cache = createReadThrough<ConnectionRow | undefined>({ now, freshMs, staleMs });
  const touched = new LRUCache<string, true>({ max: 50_000, ttl: touchEveryMs, perf: { now }, ttlResolution: 0 });

  const renew = createRenewal(deps, ({ tenantId, id }) => cache.forget(keyOf(tenantId, id)));

  const noteUse = ({ tenantId, id }: ConnectionRow): void => {
    if (touched.has(keyOf(tenantId, id))) return;
    touched.set(keyOf(tenantId, id), true);
    db.forTenant(tenantId)
      .connections.touch(id, new Date(now()))
      .catch((error: unknown) => deps.onLateFailure("connection.touch", error));
  };

  const bind = (row: ConnectionRow, tried?: Credentials): Adapter => {
    const provider = providerOf(deps, row.provider);
    const target = deps.targetOf(provider, row.subdomain);
    return deps.connector.bind(provider, target, bindingOf(deps, renew, provider, row, tried));
  };

  // A row serves many calls, and so does what was made of it, for as long.
  const bound = new WeakMap<ConnectionRow, Adapter>();
  const adapterOf = (row: ConnectionRow): Adapter => {
    const known = bound.get(row);
    if (known !== undefined) return known;
    const adapter = bind(row);
    bound.set(row, adapter);
    return adapter;
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

    use: async (ctx, row, work, tried) => {
      let mayTell = isProven(row, tried);
      try {
        const result = await work(tried === undefined ? adapterOf(row) : bind(row, tried), errandOf(ctx));
        mayTell = true;
        if (ctx.guard?.hasSent() === true) deps.at("after_send");
        return result;
      } catch (error) {
        if (isWithoutKey(error)) return door.orGone(ctx, row.id, error);
        // What became of a write is kept for who asks again, whether its first caller has left or not.
        throw ctx.signal.aborted && ctx.guard === undefined ? callerLeft(error) : error;
      } finally {
        if (mayTell) ctx.budget = await reportBudget(deps, row);
      }
    },

    adapter: (row) => {
      refuseUnusable(row);
      return adapterOf(row);
    },

    confirmRefusal: createConfirmation(deps, ({ tenantId, id }) => door.forget(tenantId, id)),

    orGone: async (ctx, id, error) => {
      if (isWithoutKey(error)) {
        door.forget(ctx.tenantId, id);
        await door.currentRow(ctx, id);
      }
      throw error;
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
  { tenantId, actor, trail }: Ctx,
  id: string,
  read: (tenantId: string) => Promise<ConnectionRow | undefined>,
): Promise<ConnectionRow> => {
  const isHidden = actor.connectionIds !== null && !actor.connectionIds.includes(id);
  const row = isHidden ? undefined : await read(tenantId);
  if (row === undefined) throw new PorticoError("not_found", "There is no such connection.");
  if (trail !== undefined) trail.connection = row;
  return row;
};

/** Whatever an abort tore down, and however that failed: nobody waits for the answer any more. */
const callerLeft = (cause: unknown): PorticoError =>
  new PorticoError("request_timeout", "The caller left before there was an answer.", { cause });

const keyOf = (tenantId: string, id: string): string => `${tenantId}/${id}`;
