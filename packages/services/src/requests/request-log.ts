import type { CallMade } from "@portico/connector";
import { DbError, type NewRequest, type RequestRow } from "@portico/db";
import type { Listing, LoggedRequest, RequestLogQuery, UpstreamCall } from "@portico/model";
import { PorticoError } from "@portico/model";
import { type Ctx, credentialOf } from "../context.ts";
import type { Deps } from "../deps.ts";
import { nothing, openCursor, sealCursor } from "../paging/cursor.ts";
import { iso } from "../show.ts";
import { visibleConnections } from "../visible-connections.ts";

/** How a request ended, as its transport tells. */
export interface EndedRequest {
  method: string;
  /** A pattern, never a path. */
  route: string;
  status: number;
  code: string | null;
  startedMs: number;
  durationMs: number;
}

const keptMs = 7 * 24 * 60 * 60_000;
/** One statement adds so many rows at most. */
const batch = 500;

type Held = NewRequest & { tenantId: string };

/**
 * What became of each tenant's requests. Writing it down costs no request any time: that is done in batches, later. At most
 * `mostHeld` wait for the database; of more, the oldest are lost.
 */
export const createRequestLog = (deps: Deps, mostHeld = 5_000) => {
  let held: Held[] = [];
  let lost = 0;

  const hold = (rows: readonly Held[]): void => {
    held = [...rows, ...held];
    lost += Math.max(0, held.length - mostHeld);
    held = held.slice(-mostHeld);
  };

  const store = async (tenantId: string, rows: readonly Held[]): Promise<void> => {
    try {
      const { requests } = deps.db.forTenant(tenantId);
      for (let at = 0; at < rows.length; at += batch) await requests.append(rows.slice(at, at + batch));
    } catch (error) {
      // Its tenant is gone, and the log with it.
      if (error instanceof DbError && error.code === "missing_reference") return;
      hold(rows);
      throw error;
    }
  };

  return {
    /** Takes down a request that has ended. Never fails, and asks nobody. */
    note: (ctx: Ctx, ended: EndedRequest): void => {
      held.push(toRow(ctx, ended));
      if (held.length > mostHeld) hold([]);
    },

    /** Stores what was noted. What the database does not take now is kept for the next time, as far as there is room. */
    flush: async (): Promise<void> => {
      const due = Map.groupBy(held, ({ tenantId }) => tenantId);
      held = [];
      const stored = await Promise.allSettled([...due].map(([tenantId, rows]) => store(tenantId, rows)));
      if (lost > 0) deps.onLateFailure("request_log.full", new Error(`${lost} requests were not logged`));
      lost = 0;
      const failed = stored.find((outcome) => outcome.status === "rejected");
      if (failed !== undefined) throw failed.reason;
    },

    list: async (
      { tenantId, actor }: Ctx,
      { limit, cursor, ...given }: RequestLogQuery,
    ): Promise<Listing<LoggedRequest>> => {
      const scope = { tenantId, connectionId: nothing, resource: "requests" };
      const filters = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      const from =
        cursor === undefined ? undefined : await openCursor<{ before: string }>(deps, scope, cursor, filters);
      // Parsed when the walk began, and sealed since.
      const walked = (from?.query ?? filters) as Omit<RequestLogQuery, "limit" | "cursor">;
      const page = await deps.db.forTenant(tenantId).requests.list({
        limit,
        before: from?.state.before,
        method: walked.method,
        status: walked.status?.map(toSpan),
        connectionId: visibleConnections(actor, walked.connection_id),
        apiKeyId: walked.api_key_id,
        hasWaited: walked.waited,
        since: toDate(walked.created_after),
        until: toDate(walked.created_before),
      });
      const state = page.next === undefined ? undefined : { before: page.next };
      return {
        data: page.rows.map(show),
        next_cursor: state === undefined ? null : await sealCursor(deps, scope, { query: walked, state }),
      };
    },

    get: async ({ tenantId, actor }: Ctx, id: string): Promise<LoggedRequest> => {
      const row = await deps.db.forTenant(tenantId).requests.get(id);
      const isHidden = visibleConnections(actor, undefined)?.includes(row?.connectionId ?? "") === false;
      if (row === undefined || isHidden) throw new PorticoError("not_found", "There is no such request.");
      return show(row);
    },
  };
};

export type RequestLog = ReturnType<typeof createRequestLog>;

const toDate = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

/** `404` is itself, `4xx` from 400 to 499. */
const toSpan = (status: string): [number, number] => [
  Number(status.replace("xx", "00")),
  Number(status.replace("xx", "99")),
];

const toRow = ({ tenantId, actor, requestId, meter, trail }: Ctx, ended: EndedRequest): Held => ({
  tenantId,
  id: requestId,
  at: new Date(ended.startedMs),
  method: ended.method,
  route: ended.route,
  status: ended.status,
  code: ended.code,
  apiKeyId: credentialOf(actor),
  connectionId: trail?.connection?.id ?? null,
  provider: trail?.connection?.provider ?? null,
  subdomain: trail?.connection?.subdomain ?? null,
  durationMs: Math.round(ended.durationMs),
  waitedMs: toWait(meter.waitedMs),
  upstreamCalls: meter.calls,
  upstreamCredits: meter.credits,
  calls: (trail?.calls ?? []).map((call) => toCall(call, ended.startedMs)),
  expiresAt: new Date(ended.startedMs + keptMs),
});

const toCall = (
  { askedMs, waitedMs, tookMs, waitedFor, path, ...call }: CallMade,
  startedMs: number,
): UpstreamCall => ({
  asked_after_ms: Math.max(0, Math.round(askedMs - startedMs)),
  method: call.method,
  path: withoutNames(path),
  status: call.status,
  class: call.class,
  credits: call.credits,
  waited_ms: toWait(waitedMs),
  waited_for: waitedFor,
  took_ms: Math.round(tookMs),
});

/** Asking takes its time, too: so short a wait is none. */
const leastWaitMs = 10;
const toWait = (waitedMs: number): number => (waitedMs < leastWaitMs ? 0 : Math.round(waitedMs));

/** What is neither a word nor a number can be somebody's name or address: a proxied path is whatever its caller wrote. */
const withoutNames = (path: string): string =>
  path
    .split("/")
    .map((part) => (/^(?:v?\d{0,20}|[a-z_]{1,40})$/.test(part) ? part : "…"))
    .join("/")
    .slice(0, 200);

const show = (row: RequestRow): LoggedRequest => ({
  id: row.id,
  at: iso(row.at),
  method: row.method,
  route: row.route,
  status: row.status,
  code: row.code,
  api_key_id: row.apiKeyId,
  connection_id: row.connectionId,
  account:
    row.provider === null || row.subdomain === null ? null : { provider: row.provider, subdomain: row.subdomain },
  duration_ms: row.durationMs,
  waited_ms: row.waitedMs,
  upstream_calls: row.upstreamCalls,
  upstream_credits: row.upstreamCredits,
  // Written by `toCall` above alone.
  calls: row.calls as readonly UpstreamCall[] as UpstreamCall[],
});
