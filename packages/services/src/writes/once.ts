import type { Answer, IdempotencyKeyRow, NewAuditEntry } from "@portico/db";
import { type ErrorCode, parseJson, PorticoError } from "@portico/model";
import type { StoredBodyContext, Vault } from "@portico/vault";
import type { Ctx, WriteGuard, WriteIntent } from "../context.ts";
import { type Deed, entryOf } from "../audit/sentence.ts";
import type { ConnectionDoor } from "../connections/open.ts";
import { hostOf } from "../connections/show.ts";
import type { Deps } from "../deps.ts";
import { explain } from "../explain.ts";
import { providerOf } from "../provider-of.ts";
import { failedOutcome, type Outcome, statusOf, withoutSecret } from "./outcome.ts";

/** What makes two requests the same: everything that was sent, in this order. */
export interface WriteRequest {
  /** The `Idempotency-Key`, as sent. Absent: the write is known by its request id, and can be asked for by nobody. */
  idempotencyKey: string | undefined;
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
const leaseMs = 60_000;
/** The most that is sealed into a row. A larger answer cannot be replayed, and what a larger create made cannot be looked for. */
const storedBytes = 262_144;
/** What is left to the reconciler of a write whose outcome nobody knows is looked into after so long at first. */
const settleAfterMs = 1_000;

/**
 * Carries a write out once for each key. The row that says so is committed before anything is sent, so that a process that
 * dies in between leaves a trace; whoever comes again with the key gets the stored answer, or is told to wait.
 */
export const createOnce = (deps: Deps, door: ConnectionDoor) => {
  const { db, vault, now, at } = deps;

  const replay = async (tenantId: string, row: IdempotencyKeyRow): Promise<Ended> => {
    if (row.state === "running" || (row.state === "unknown" && row.leaseUntil !== null))
      throw inProgress(row.state === "unknown");
    if (row.answer === null && row.state === "unknown") return { outcome: failedOutcome(neverKnown()), replayed: true };
    if (row.answer === null) throw notKept();
    const sealed = await vault.open(
      { purpose: "stored_body", tenantId, connectionId: null, row: rowName(row.key) },
      row.answer,
    );
    // Sealed by ourselves below, for this very row.
    return { outcome: parseJson(sealed.toString("utf8")) as Outcome, replayed: true };
  };

  /** What was done stands, whether it can be noted or not: where it cannot, the reconciler finds the row as it is. */
  const end = async (ctx: Ctx, write: Write, outcome: Outcome, guard: Guard, entry: NewAuditEntry): Promise<void> => {
    const { tenantId, requestId } = ctx;
    const { key, request } = write;
    if (isUntouched(outcome, guard)) {
      await db.forTenant(tenantId).transaction(async ({ idempotency, audit }) => {
        await idempotency.abandon(key, requestId);
        if (entry.decision === "refused") await audit.append(entry);
      });
      return;
    }
    const fingerprint =
      typeof request.body === "string"
        ? {}
        : { fingerprint: await fingerprintOf(tenantId, request, await request.body.digest()) };
    const kept = await keepOutcome(vault, tenantId, key, outcome);
    const isUnknown = outcome.kind === "failed" && outcome.code === "outcome_unknown";
    const claimAt = guard.canSettle() ? new Date(now() + settleAfterMs) : null;
    const state = isUnknown ? { state: "unknown" as const, claimAt, ...kept } : { state: "done" as const, ...kept };
    await db.forTenant(tenantId).transaction(async ({ idempotency, audit }) => {
      await idempotency.finish(key, requestId, { ...state, ...fingerprint });
      at("in_finish");
      await audit.append(entry);
    });
  };

  const fingerprintOf = (tenantId: string, request: WriteRequest, body: string): Promise<Buffer> =>
    vault.tenantHmac(tenantId, "idempotency", contentOf(request, body));

  /** Whether a row is that of the same request. While a body still streams past, nobody can tell yet. */
  const isSame = async (
    tenantId: string,
    request: WriteRequest,
    { fingerprint, state }: IdempotencyKeyRow,
  ): Promise<boolean> => {
    const body =
      typeof request.body === "string" ? request.body : state === "running" ? "" : await request.body.digest();
    return vault.verifyTenantHmac(tenantId, "idempotency", contentOf(request, body), fingerprint);
  };

  return async (ctx: Ctx, request: WriteRequest, work: (ctx: Ctx) => Promise<Outcome>): Promise<Ended> => {
    const { tenantId, requestId } = ctx;
    const { idempotency } = db.forTenant(tenantId);
    const key = request.idempotencyKey === undefined ? `request:${requestId}` : parseKey(request.idempotencyKey);
    const fingerprint = await fingerprintOf(tenantId, request, typeof request.body === "string" ? request.body : "");
    const { route, connectionId } = request;
    const host = connectionId === null ? null : await hostName(deps, door, ctx, connectionId);
    at("before_begin");
    // Who may wait for budget holds the key while it waits.
    const lease = { leaseMs: leaseMs + ctx.waitMs, expiresAt: new Date(now() + keptMs) };
    const taken = await idempotency.begin({ key, fingerprint, route, connectionId, requestId, ...lease });
    if ("exists" in taken) {
      if (!(await isSame(tenantId, request, taken.exists))) throw reused();
      return replay(tenantId, taken.exists);
    }
    at("after_begin");
    const guard = createGuard(deps, tenantId, key, requestId);
    ctx.guard = guard;
    // What changes our own rows sends nothing, so that it has to be noted here that it may have begun.
    if (request.deed.isLocal) await guard.note();
    const ended = await work(ctx).then(
      (outcome): Ended => ({ outcome, replayed: false }),
      (error: unknown): Ended => ({ outcome: failedOutcome(explain(error)), replayed: false, error }),
    );
    at("before_finish");
    const entry = entryOf(ctx, request.deed, { connectionId, host }, ended.outcome);
    await end(ctx, { key, request }, ended.outcome, guard, entry).catch((error: unknown) =>
      deps.onLateFailure("idempotency.finish", error),
    );
    at("after_finish");
    return ended;
  };
};

interface Write {
  key: string;
  request: WriteRequest;
}

const contentOf = ({ method, target }: WriteRequest, body: string): Buffer =>
  Buffer.from([method, target, body].join("\n"));

/** An outcome as it is stored: sealed, or without its answer where that is too large. */
export const keepOutcome = async (vault: Vault, tenantId: string, key: string, outcome: Outcome): Promise<Answer> => {
  if (outcome.kind === "streamed") return { status: outcome.status, answer: null };
  const bytes = Buffer.from(JSON.stringify(withoutSecret(outcome)));
  const context = { purpose: "stored_body" as const, tenantId, connectionId: null, row: rowName(key) };
  return { status: statusOf(outcome), answer: bytes.length > storedBytes ? null : await vault.seal(context, bytes) };
};

interface Guard extends WriteGuard {
  /** Commits that the write may have begun. Fails where another request has taken the key over. */
  note: () => Promise<void>;
  canSettle: () => boolean;
}

const createGuard = ({ db, vault, now, at }: Deps, tenantId: string, key: string, requestId: string): Guard => {
  let intent: WriteIntent | null = null;
  let hasSent = false;
  const note = async (): Promise<void> => {
    const meant = Buffer.from(JSON.stringify(intent && { ...intent, sentAt: now() }));
    if (meant.length > storedBytes) {
      intent = null;
      return note();
    }
    const sealed = (await vault.seal(intentContext(tenantId, key), meant)).toString("base64");
    const isOurs = await db.forTenant(tenantId).idempotency.noteIntent(key, requestId, { sealed }, leaseMs * 3);
    if (!isOurs) throw inProgress(false);
  };
  return {
    intend: (meant) => {
      intent = meant;
    },
    note,
    beforeSend: async () => {
      at("before_intent");
      await note();
      hasSent = true;
      at("after_intent");
    },
    canSettle: () => intent !== null,
    hasSent: () => hasSent,
  };
};

/** Nothing happened, and sending the same again may end otherwise: such an answer is not kept. */
const isUntouched = (outcome: Outcome, guard: Guard): boolean =>
  outcome.kind === "failed" && outcome.code !== "internal" && (!guard.hasSent() || refusedUnheard.has(outcome.code));
/** The help desk turned the call away unheard, or never got it. */
const refusedUnheard = new Set<ErrorCode>(["rate_limited", "provider_unavailable"]);

/** 1 to 255 visible characters, bare or as a quoted string. */
const parseKey = (header: string): string => {
  const key = /^"([\x21-\x7e]*)"$/.exec(header)?.[1] ?? header;
  if (/^[\x21-\x7e]{1,255}$/.test(key) && !key.startsWith("request:")) return key;
  throw new PorticoError("invalid_request", "An `Idempotency-Key` has 1 to 255 visible ASCII characters.");
};

const rowName = (key: string): string => `idempotency_keys/${key}/answer`;

/**
 * The host that a connection's account is known by. Null: there is none any more, and an earlier answer may still be asked
 * for. A credential that is narrowed to other connections is told nothing of this one, stored answers included.
 */
const hostName = async (deps: Deps, door: ConnectionDoor, ctx: Ctx, connectionId: string): Promise<string | null> => {
  try {
    const row = await door.row(ctx, connectionId);
    return hostOf(providerOf(deps, row.provider), row.subdomain);
  } catch (error) {
    const isNarrowed = ctx.actor.connectionIds !== null && !ctx.actor.connectionIds.includes(connectionId);
    if (error instanceof PorticoError && error.code === "not_found" && !isNarrowed) return null;
    throw error;
  }
};

/** What a stored intent is sealed for. */
export const intentContext = (tenantId: string, key: string): StoredBodyContext => ({
  purpose: "stored_body",
  tenantId,
  connectionId: null,
  row: `idempotency_keys/${key}/intent`,
});

/** The process ended in the middle, and nothing tells what it had done. */
const neverKnown = (): PorticoError =>
  new PorticoError(
    "outcome_unknown",
    "Nobody knows whether this took effect, and it cannot be found out. Read the object before you send it under a new key.",
  );

const notKept = (): PorticoError =>
  new PorticoError(
    "idempotency_answer_not_kept",
    "This was carried out, but its answer was not kept: it was too large, or streamed through the proxy. Read the object instead.",
  );

const reused = (): PorticoError =>
  new PorticoError(
    "idempotency_key_reused",
    "This `Idempotency-Key` came with another request before. Make a new key for each request.",
  );

const inProgress = (isSettling: boolean): PorticoError =>
  new PorticoError(
    "idempotency_in_progress",
    isSettling
      ? "Nobody knows yet whether the first request with this key took effect: it is being looked into. Ask again shortly."
      : "The first request with this key is still running. Ask again shortly.",
    { retryAfterSeconds: 2 },
  );
