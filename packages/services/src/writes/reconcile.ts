import type { IdempotencyClaim, IdempotencyKeyRow, IdempotencySettlement, NewAuditEntry } from "@portico/db";
import type { ParentOf, Traced } from "@portico/connector";
import { type CreateOf, type EntityOf, parseJson, type Resource } from "@portico/model";
import { createMeter, type WriteIntent } from "../context.ts";
import type { ConnectionDoor } from "../connections/open.ts";
import type { Deps } from "../deps.ts";
import { providerOf } from "../provider-of.ts";
import { intentContext, keepOutcome } from "./once.ts";

const leaseMs = 60_000;
const batch = 20;
/** How long an answer is looked for where the help desk cannot be asked. */
const patienceMs = 60 * 60_000;
const askAgainMs = 30_000;

/**
 * Finds out what became of writes whose end is not known: the process died, or the help desk gave no clear answer. One match
 * is the object that was made; none means that nothing arrived, and frees the key; anything else stays unknown for good.
 */
export const createReconciler = (deps: Deps, door: ConnectionDoor) => {
  const work = deps.db.forWorker().idempotency;

  const settleOne = async (claim: IdempotencyClaim): Promise<void> => {
    const { idempotency } = deps.db.forTenant(claim.tenantId);
    const row = await idempotency.get(claim.key);
    if (row === undefined) return;
    deps.at("before_settle");
    const settlement = await settlementOf(deps, door, row);
    await deps.db.forTenant(claim.tenantId).transaction(async ({ idempotency, audit }) => {
      const isSettled = await idempotency.settle(claim, settlement);
      deps.at("in_settle");
      const entry = entryOf(row, settlement);
      if (isSettled && entry !== undefined) await audit.append(entry);
    });
    deps.at("after_settle");
  };

  return {
    /** Looks into what is due; how many rows that was. */
    work: async (): Promise<number> => {
      const claims = await work.claimUnsettled({ limit: batch, leaseMs });
      for (const claim of claims)
        await settleOne(claim).catch((error: unknown) => deps.onLateFailure("idempotency.settle", error));
      return claims.length;
    },
    purge: (): Promise<number> => work.purgeExpired(1_000),
  };
};

/** What the log does not say yet: that a write was done after all, or that its process took the answer with it. */
const entryOf = (
  { connectionId, requestId, route, status }: IdempotencyKeyRow,
  settlement: IdempotencySettlement,
): NewAuditEntry | undefined => {
  const common = { actor: "portico", action: "write.settle", reason: null, connectionId, target: route, requestId };
  if (settlement.state === "done")
    return {
      ...common,
      decision: "allowed",
      sentence: `portico found that the write of request ${requestId} had been carried out, whose answer was lost.`,
    };
  const isLost = settlement.state === "unknown" && settlement.claimAt === null && status === null;
  if (!isLost) return undefined;
  return {
    ...common,
    decision: "unknown",
    sentence: `portico could not find out whether the write of request ${requestId} was carried out: its process ended in the middle.`,
  };
};

const settlementOf = async (
  deps: Deps,
  door: ConnectionDoor,
  row: IdempotencyKeyRow,
): Promise<IdempotencySettlement> => {
  // Nothing was written down, so nothing was sent.
  if (row.intent === null) return { state: "not_sent" };
  const intent = await openIntent(deps, row);
  if (intent === null) return { state: "unknown", claimAt: null };
  try {
    const found = await look(deps, door, row, intent);
    if (found === "too_early") return { state: "unknown", claimAt: new Date(deps.now() + askAgainMs / 10) };
    return await judge(deps, row, intent, found);
  } catch (error) {
    deps.onLateFailure("idempotency.look", error);
    const isHopeless = deps.now() - row.createdAt.getTime() > patienceMs;
    return { state: "unknown", claimAt: isHopeless ? null : new Date(deps.now() + askAgainMs) };
  }
};

const judge = async (
  deps: Deps,
  row: IdempotencyKeyRow,
  intent: WriteIntent,
  found: Traced<EntityOf<Resource>> | null,
): Promise<IdempotencySettlement> => {
  const [made, ...others] = found?.same ?? [];
  if (made !== undefined && others.length === 0) {
    const location = `${intent.collection}/${encodeURIComponent(made.id)}`;
    const outcome = { kind: "created" as const, value: made, location };
    return { state: "done", ...(await keepOutcome(deps.vault, row.tenantId, row.key, outcome)) };
  }
  const isSureOfNone = found !== null && made === undefined && found.maybe.length === 0;
  return isSureOfNone ? { state: "not_sent" } : { state: "unknown", claimAt: null };
};

const look = async (
  deps: Deps,
  door: ConnectionDoor,
  row: IdempotencyKeyRow,
  { connectionId, resource, parent, body, sentAt }: SentIntent,
): Promise<Traced<EntityOf<Resource>> | null | "too_early"> => {
  const connection = await deps.db.forTenant(row.tenantId).connections.get(connectionId);
  if (connection === undefined) return null;
  const lagSeconds = providerOf(deps, connection.provider).resources[resource]?.create?.trace?.lagSeconds ?? 0;
  if (deps.now() < sentAt + lagSeconds * 1_000) return "too_early";
  const errand = {
    signal: AbortSignal.timeout(leaseMs / 2),
    waitMs: leaseMs / 2,
    lane: "background" as const,
    meter: createMeter(),
  };
  // Written down by our own create, from input that this very resource had parsed.
  const made = { parent: parent as ParentOf<Resource>, body: body as CreateOf<Resource>, sentAt: new Date(sentAt) };
  return door.adapter(connection).trace(errand, resource, made);
};

interface SentIntent extends WriteIntent {
  /** Milliseconds since 1970, just before the request left. */
  sentAt: number;
}

const openIntent = async ({ vault }: Deps, row: IdempotencyKeyRow): Promise<SentIntent | null> => {
  const sealed = row.intent?.["sealed"];
  if (typeof sealed !== "string") return null;
  const opened = await vault.open(intentContext(row.tenantId, row.key), Buffer.from(sealed, "base64"));
  return parseJson(opened.toString("utf8")) as SentIntent | null; // sealed by ourselves, for this very row
};
