import type { Answer, IdempotencyKeyRow, NewAuditEntry } from "@portico/db";
import { parseJson, PorticoError } from "@portico/model";
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
  body: string;
  /** The route's pattern. */
  route: string;
  /** What it is called in the audit log. */
  deed: Deed;
  connectionId: string | null;
}

export interface Ended {
  outcome: Outcome;
  replayed: boolean;
  /** What the outcome failed with, where it failed just now. */
  error?: unknown;
}

const keptMs = 24 * 60 * 60_000;
const leaseMs = 60_000;
/** An answer above this size is carried out, and cannot be replayed. */
const answerBytes = 262_144;
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
    if (row.answer === null)
      throw new PorticoError(
        "idempotency_answer_not_kept",
        "This was carried out, but its answer was not kept: it was too large, or streamed through the proxy. Read the object instead.",
      );
    const sealed = await vault.open(
      { purpose: "stored_body", tenantId, connectionId: null, row: rowName(row.key) },
      row.answer,
    );
    // Sealed by ourselves below, for this very row.
    return { outcome: parseJson(sealed.toString("utf8")) as Outcome, replayed: true };
  };

  /** What was done stands, whether it can be noted or not: where it cannot, the reconciler finds the row as it is. */
  const end = async (ctx: Ctx, key: string, outcome: Outcome, guard: Guard, entry: NewAuditEntry): Promise<void> => {
    const { tenantId, requestId } = ctx;
    if (isUntouched(outcome, guard)) {
      await db.forTenant(tenantId).idempotency.abandon(key, requestId);
      return;
    }
    const kept = await keepOutcome(vault, tenantId, key, outcome);
    const isUnknown = outcome.kind === "failed" && outcome.code === "outcome_unknown";
    const claimAt = guard.canSettle() ? new Date(now() + settleAfterMs) : null;
    const state = isUnknown ? { state: "unknown" as const, claimAt, ...kept } : { state: "done" as const, ...kept };
    await db.forTenant(tenantId).transaction(async ({ idempotency, audit }) => {
      await idempotency.finish(key, requestId, state);
      await audit.append(entry);
    });
  };

  return async (ctx: Ctx, request: WriteRequest, work: (ctx: Ctx) => Promise<Outcome>): Promise<Ended> => {
    const { tenantId, requestId } = ctx;
    const { idempotency } = db.forTenant(tenantId);
    const key = request.idempotencyKey === undefined ? `request:${requestId}` : parseKey(request.idempotencyKey);
    const content = Buffer.from([request.method, request.target, request.body].join("\n"));
    const fingerprint = await vault.tenantHmac(tenantId, "idempotency", content);
    const { route, connectionId } = request;
    const host = connectionId === null ? null : await hostName(deps, door, ctx, connectionId);
    at("before_begin");
    const taken = await idempotency.begin({
      key,
      fingerprint,
      route,
      connectionId,
      requestId,
      leaseMs,
      expiresAt: new Date(now() + keptMs),
    });
    if ("exists" in taken) {
      const isSame = await vault.verifyTenantHmac(tenantId, "idempotency", content, taken.exists.fingerprint);
      if (!isSame) throw reused();
      return replay(tenantId, taken.exists);
    }
    at("after_begin");
    const guard = createGuard(deps, tenantId, key, requestId);
    ctx.guard = guard;
    const ended = await work(ctx).then(
      (outcome): Ended => ({ outcome, replayed: false }),
      (error: unknown): Ended => ({ outcome: failedOutcome(explain(error)), replayed: false, error }),
    );
    at("before_finish");
    const entry = entryOf(ctx, request.deed, { connectionId, host }, ended.outcome);
    await end(ctx, key, ended.outcome, guard, entry).catch((error: unknown) =>
      deps.onLateFailure("idempotency.finish", error),
    );
    at("after_finish");
    return ended;
  };
};

/** An outcome as it is stored: sealed, or without its answer where that is too large. */
export const keepOutcome = async (vault: Vault, tenantId: string, key: string, outcome: Outcome): Promise<Answer> => {
  if (outcome.kind === "streamed") return { status: outcome.status, answer: null };
  const bytes = Buffer.from(JSON.stringify(withoutSecret(outcome)));
  const context = { purpose: "stored_body" as const, tenantId, connectionId: null, row: rowName(key) };
  return { status: statusOf(outcome), answer: bytes.length > answerBytes ? null : await vault.seal(context, bytes) };
};

interface Guard extends WriteGuard {
  canSettle: () => boolean;
  hasSent: () => boolean;
}

const createGuard = ({ db, vault, now, at }: Deps, tenantId: string, key: string, requestId: string): Guard => {
  let intent: WriteIntent | null = null;
  let hasSent = false;
  return {
    intend: (meant) => {
      intent = meant;
    },
    beforeSend: async () => {
      const sealed = await vault.seal(
        intentContext(tenantId, key),
        Buffer.from(JSON.stringify(intent && { ...intent, sentAt: now() })),
      );
      const isOurs = await db
        .forTenant(tenantId)
        .idempotency.noteIntent(key, requestId, { sealed: sealed.toString("base64") }, leaseMs * 3);
      if (!isOurs) throw inProgress(false);
      hasSent = true;
      at("after_intent");
    },
    canSettle: () => intent !== null,
    hasSent: () => hasSent,
  };
};

/** Nothing happened, and sending the same again may end otherwise: such an answer is not kept. */
const isUntouched = (outcome: Outcome, guard: { hasSent: () => boolean }): boolean => {
  if (outcome.kind !== "failed") return false;
  return certainlyNothing.has(statusOf(outcome)) && (!guard.hasSent() || refusedUnheard.has(outcome.code));
};
const certainlyNothing = new Set([400, 401, 403, 404, 409, 412, 415, 422, 424, 429, 503]);
/** The help desk turned the call away unheard, or never got it. */
const refusedUnheard = new Set(["rate_limited", "provider_unavailable"]);

/** 1 to 255 visible characters, bare or as a quoted string. */
const parseKey = (header: string): string => {
  const key = /^"([\x21-\x7e]*)"$/.exec(header)?.[1] ?? header;
  if (/^[\x21-\x7e]{1,255}$/.test(key) && !key.startsWith("request:")) return key;
  throw new PorticoError("invalid_request", "An `Idempotency-Key` has 1 to 255 visible ASCII characters.");
};

const rowName = (key: string): string => `idempotency_keys/${key}/answer`;

/** The host that a connection's account is known by. Null: there is no such connection, as the write itself will find. */
const hostName = async (deps: Deps, door: ConnectionDoor, ctx: Ctx, connectionId: string): Promise<string | null> => {
  try {
    const row = await door.row(ctx, connectionId);
    return hostOf(providerOf(deps, row.provider), row.subdomain);
  } catch (error) {
    if (error instanceof PorticoError && error.code === "not_found") return null;
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
