import type { IdempotencyKeyRow } from "@portico/db";
import { PorticoError } from "@portico/model";
import { VaultError } from "@portico/vault";
import type { Ctx } from "../context.ts";
import { concerned, type Deed, entryOf } from "../audit/sentence.ts";
import { unauthenticated } from "../auth/authenticate.ts";
import type { ConnectionDoor } from "../connections/open.ts";
import { hostOf } from "../connections/show.ts";
import type { Deps } from "../deps.ts";
import { explain } from "../explain.ts";
import { providerOf } from "../provider-of.ts";
import { isWithoutKey } from "../without-key.ts";
import { createGuard, type Guard, isUntouched, leaseMs } from "./guard.ts";
import { keepOutcome, openOutcome } from "./kept.ts";
import type { Entry, Ledger, Ledgers, Writer } from "./ledger.ts";
import { failedOutcome, type Outcome } from "./outcome.ts";
import { inProgress, neverKnown, notKept, reused } from "./refusals.ts";

/** What makes two requests the same: everything that was sent, in this order. */
export interface WriteRequest {
  /** The `Idempotency-Key`, as sent. Absent: the write is known by its request id, and can be asked for by nobody. */
  idempotencyKey: string | undefined;
  /** Set where the write is a part of something larger: a name that no caller can send, and until when it stands for this write. */
  own?: { key: string; until: Date };
  method: string;
  /** Path and query. */
  target: string;
  /** The body itself, or one that streams past and is known only by its digest. */
  body: string | StreamedBody;
  /** The route's pattern. */
  route: string;
  /** What it is called in the audit log. */
  deed: Deed;
  connectionId: string | null;
}

/** A body that is hashed in passing. */
export interface StreamedBody {
  /** The digest of the whole body; what nobody has read yet is read to its end. */
  digest: () => Promise<string>;
}

export interface Ended {
  outcome: Outcome;
  replayed: boolean;
  /** What the outcome failed with, where it failed just now. */
  error?: unknown;
}

const keptMs = 24 * 60 * 60_000;
/** What keys begin with that no caller may send. */
const reserved = "request:";
/** What is left to the reconciler of a write whose outcome nobody knows is looked into after so long at first. */
const settleAfterMs = 1_000;

/**
 * Carries a write out once for each key. The row that says so is committed before anything is sent, so that a process that
 * dies in between leaves a trace; whoever comes again with the key gets the stored answer, or is told to wait.
 */
export const createOnce = (deps: Deps, ledgers: Ledgers, door: ConnectionDoor) => {
  const { now, at } = deps;

  return async <W extends Writer>(
    writer: W,
    request: WriteRequest,
    work: (writer: W) => Promise<Outcome>,
  ): Promise<Ended> => {
    const { requestId } = writer;
    const ledger = ledgers.of(writer);
    const key =
      request.idempotencyKey === undefined
        ? `${reserved}${request.own?.key ?? requestId}`
        : parseKey(request.idempotencyKey);
    const sentBody = typeof request.body === "string" ? request.body : "";
    const fingerprint = await fingerprintOf(ledger, request, sentBody).catch((error: unknown) =>
      orDeleted(deps, writer, error),
    );
    const { route, connectionId } = request;
    const host = "operator" in writer ? null : await hostName(deps, door, writer, connectionId);
    at("before_begin");
    // Who may wait for budget holds the key while it waits.
    const lease = { leaseMs: leaseMs + writer.waitMs, expiresAt: request.own?.until ?? new Date(now() + keptMs) };
    const taken = await ledger.idempotency.begin({ key, fingerprint, route, connectionId, requestId, ...lease });
    if ("exists" in taken) return replay(ledger, request, taken.exists);
    at("after_begin");
    const guard = createGuard(deps, ledger, key, requestId);
    writer.guard = guard;
    // What changes our own rows sends nothing, so that it has to be noted here that it may have begun.
    if (request.deed.isLocal) await guard.note();
    at("before_work");
    const ended = await work(writer).then(
      (outcome): Ended => ({ outcome, replayed: false }),
      (error: unknown): Ended => ({ outcome: failedOutcome(explain(error)), replayed: false, error }),
    );
    at("before_finish");
    const entry = entryOf(writer, request.deed, { connectionId, host }, ended.outcome);
    const noted = { entry, tenantId: concerned(writer, request.deed, ended.outcome) };
    await end(deps, ledger, { key, requestId, request, guard }, ended.outcome, noted).catch((error: unknown) =>
      deps.onLateFailure("idempotency.finish", error),
    );
    at("after_finish");
    return ended;
  };
};

export type Once = ReturnType<typeof createOnce>;

/** A tenant that was deleted is known for some seconds yet to who lets its callers in. */
const orDeleted = async ({ db }: Deps, writer: Writer, error: unknown): Promise<never> => {
  if (
    isWithoutKey(error) &&
    !("operator" in writer) &&
    (await db.forTenant(writer.tenantId).tenant.get()) === undefined
  )
    throw unauthenticated();
  throw error;
};

/** A write under way, and the row that it holds. */
interface Write {
  key: string;
  requestId: string;
  request: WriteRequest;
  guard: Guard;
}

/** What was done stands, whether it can be noted or not: where it cannot, the reconciler finds the row as it is. */
const end = async (
  { now, at }: Deps,
  ledger: Ledger,
  { key, requestId, request, guard }: Write,
  outcome: Outcome,
  noted: Entry,
): Promise<void> => {
  if (isUntouched(outcome, guard)) {
    await ledger.record(async (idempotency) => {
      await idempotency.abandon(key, requestId);
      return noted.entry.decision === "refused";
    }, noted);
    return;
  }
  const fingerprint =
    typeof request.body === "string"
      ? {}
      : { fingerprint: await fingerprintOf(ledger, request, await request.body.digest()) };
  const kept = await keepOutcome(ledger, key, outcome);
  at("after_keep");
  const isUnknown = outcome.kind === "failed" && outcome.code === "outcome_unknown";
  const claimAt = guard.canSettle() ? new Date(now() + settleAfterMs) : null;
  const state = isUnknown ? { state: "unknown" as const, claimAt } : { state: "done" as const };
  await ledger.record(async (idempotency) => {
    await idempotency.finish(key, requestId, { ...state, ...kept, ...fingerprint });
    at("in_finish");
    return true;
  }, noted);
};

const replay = async (ledger: Ledger, request: WriteRequest, row: IdempotencyKeyRow): Promise<Ended> => {
  try {
    if (!(await isSame(ledger, request, row))) throw reused();
    // What has a lease has not ended, or is looked into again.
    if (row.leaseUntil !== null) throw inProgress(row.state === "unknown");
    const outcome = await openOutcome(ledger, row);
    if (outcome !== null) return { outcome, replayed: true };
    if (row.state === "unknown") return { outcome: failedOutcome(neverKnown()), replayed: true };
    throw notKept();
  } catch (error) {
    throw error instanceof VaultError && ["unknown_key", "destroyed_key"].includes(error.code) ? notKept() : error;
  }
};

/** Whether a row is that of the same request. Of a body that streams past, its row knows nothing until the request has ended. */
const isSame = async (
  { vault, ownerId }: Ledger,
  request: WriteRequest,
  { fingerprint, status }: IdempotencyKeyRow,
): Promise<boolean> => {
  const body = typeof request.body === "string" ? request.body : status === null ? "" : await request.body.digest();
  return vault.verifyTenantHmac(ownerId, "idempotency", contentOf(request, body), fingerprint);
};

const fingerprintOf = ({ vault, ownerId }: Ledger, request: WriteRequest, body: string): Promise<Buffer> =>
  vault.tenantHmac(ownerId, "idempotency", contentOf(request, body));

const contentOf = ({ method, target }: WriteRequest, body: string): Buffer =>
  Buffer.from([method, target, body].join("\n"));

/** 1 to 255 visible characters, bare or as a quoted string. */
const parseKey = (header: string): string => {
  const key = /^"([\x21-\x7e]*)"$/.exec(header)?.[1] ?? header;
  if (/^[\x21-\x7e]{1,255}$/.test(key) && !key.startsWith(reserved)) return key;
  throw new PorticoError("invalid_request", "An `Idempotency-Key` has 1 to 255 visible ASCII characters.");
};

/**
 * The host that a connection's account is known by. Null: there is none any more, and an earlier answer may still be asked
 * for. A credential that is narrowed to other connections is told nothing of this one, stored answers included.
 */
export const hostName = async (
  deps: Deps,
  door: ConnectionDoor,
  ctx: Ctx,
  connectionId: string | null,
): Promise<string | null> => {
  if (connectionId === null) return null;
  try {
    const row = await door.row(ctx, connectionId);
    return hostOf(providerOf(deps, row.provider), row.subdomain);
  } catch (error) {
    const isNarrowed = ctx.actor.connectionIds !== null && !ctx.actor.connectionIds.includes(connectionId);
    if (error instanceof PorticoError && error.code === "not_found" && !isNarrowed) return null;
    throw error;
  }
};
