import type { ParentOf } from "@portico/connector";
import type {
  Idempotency,
  IdempotencyClaim,
  IdempotencyKeyRow,
  IdempotencySettlement,
  NewAuditEntry,
} from "@portico/db";
import type { CreateOf, Resource } from "@portico/model";
import { LRUCache } from "lru-cache";
import { createMeter } from "../context.ts";
import type { ConnectionDoor } from "../connections/open.ts";
import { storedAgent } from "../connections/show.ts";
import type { Deps } from "../deps.ts";
import { providerOf } from "../provider-of.ts";
import { attribute, type Attribution } from "./attribute.ts";
import { keepOutcome, openIntent, type SentIntent } from "./kept.ts";
import type { Ledger, Ledgers } from "./ledger.ts";

const leaseMs = 60_000;
const batch = 20;
/**
 * How long an answer is looked for where the help desk cannot be asked: from the first try on and not from the write, since it
 * may have been this deployment that was away.
 */
const patienceMs = 60 * 60_000;
const askAgainMs = 30_000;
const lookAgainMs = 3_000;

/**
 * Finds out what became of writes whose end is not known: the process died, or the help desk gave no clear answer. What can
 * only be the object that was made settles at once. That there is none is believed only after the provider's own time for
 * stragglers, and frees the key; anything else stays unknown for good.
 */
export const createReconciler = (deps: Deps, ledgers: Ledgers, door: ConnectionDoor) => {
  const works = [
    { work: deps.db.forWorker().idempotency, ledgerOf: ({ ownerId }: IdempotencyClaim) => ledgers.ofTenant(ownerId) },
    { work: deps.db.forOperator().idempotency, ledgerOf: () => ledgers.ofOperator },
  ];
  const patience = createPatience(deps.now);
  return {
    /** Looks into what is due; how many rows that was. */
    work: async (): Promise<number> => {
      let due = 0;
      for (const { work, ledgerOf } of works)
        for (const claim of await work.claimUnsettled({ limit: batch, leaseMs })) {
          due += 1;
          await settleOne(deps, ledgerOf(claim), door, claim, patience).catch((error: unknown) =>
            deps.onLateFailure("idempotency.settle", error),
          );
        }
      return due;
    },
  };
};

/** Whether a look that has told nothing just now has done so for too long. */
type Patience = (row: IdempotencyKeyRow) => boolean;

const createPatience = (now: () => number): Patience => {
  const since = new LRUCache<string, number>({ max: 10_000 });
  return ({ ownerId, key, requestId }) => {
    const name = JSON.stringify([ownerId, key, requestId]);
    const firstAt = since.get(name) ?? now();
    since.set(name, firstAt);
    return now() - firstAt > patienceMs;
  };
};

const settleOne = async (
  deps: Deps,
  ledger: Ledger,
  door: ConnectionDoor,
  claim: IdempotencyClaim,
  patience: Patience,
): Promise<void> => {
  const { now, at } = deps;
  const row = await ledger.idempotency.get(claim.key);
  if (row === undefined) return;
  at("before_settle");
  const { settlement, rivals } = await verdictOn(deps, ledger, door, row, patience);
  const entry = entryOf(row, settlement);
  const noted = entry && { entry, tenantId: claim.ownerId === deps.db.deploymentId ? null : claim.ownerId };
  await ledger.record(async (idempotency) => {
    const holds = await areAsSeen(idempotency, claim.key, rivals);
    const isSettled = await idempotency.settle(claim, holds ? settlement : again(now() + lookAgainMs));
    at("in_settle");
    return holds && isSettled;
  }, noted);
  at("after_settle");
};

/** What a verdict stands on must not have changed since; from here to the end of the transaction it cannot. */
const areAsSeen = async (
  idempotency: Idempotency,
  key: string,
  rivals: readonly IdempotencyKeyRow[],
): Promise<boolean> => {
  if (rivals.length === 0) return true;
  const locked = await idempotency.lock([key, ...rivals.map((rival) => rival.key)]);
  return rivals.every((seen) =>
    locked.some((row) => row.key === seen.key && row.requestId === seen.requestId && row.state === seen.state),
  );
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

interface Verdict {
  settlement: IdempotencySettlement;
  rivals: readonly IdempotencyKeyRow[];
}

const alone = (settlement: IdempotencySettlement): Verdict => ({ settlement, rivals: [] });
const again = (atMs: number): IdempotencySettlement => ({ state: "unknown", claimAt: new Date(atMs) });
const forGood: IdempotencySettlement = { state: "unknown", claimAt: null };

const verdictOn = async (
  deps: Deps,
  ledger: Ledger,
  door: ConnectionDoor,
  row: IdempotencyKeyRow,
  isOver: Patience,
): Promise<Verdict> => {
  // Nothing was written down, so nothing was sent.
  if (row.intent === null) return alone({ state: "not_sent" });
  try {
    const intent = await openIntent(ledger, row);
    const looked = intent && (await look(deps, ledger, door, row, intent));
    if (intent === null || looked === null) return alone(forGood);
    if (looked === "too_early") return alone(again(deps.now() + lookAgainMs));
    // Two that are lost may wait for each other.
    if (looked.finding.is === "unclear_yet" && isOver(row)) return alone(forGood);
    return { rivals: looked.rivals, settlement: await settlementOf(deps, ledger, row, intent, looked) };
  } catch (error) {
    deps.onLateFailure("idempotency.look", error);
    return alone(isOver(row) ? forGood : again(deps.now() + askAgainMs));
  }
};

const settlementOf = async (
  { now }: Deps,
  ledger: Ledger,
  row: IdempotencyKeyRow,
  { collection }: SentIntent,
  { finding, nextAt }: Look,
): Promise<IdempotencySettlement> => {
  if (finding.is === "made") {
    const location = `${collection}/${encodeURIComponent(finding.made.id)}`;
    const outcome = { kind: "created" as const, value: finding.made, location };
    return { state: "done", ...(await keepOutcome(ledger, row.key, outcome)) };
  }
  if (finding.is === "unclear_yet") return again(Math.max(nextAt ?? 0, now() + lookAgainMs));
  if (nextAt !== null) return again(nextAt);
  return finding.is === "none" ? { state: "not_sent" } : forGood;
};

interface Look extends Attribution {
  /** When to look again, unless it was found. Null: what has not come by now will not. */
  nextAt: number | null;
}

/** Null: it cannot be looked for. */
const look = async (
  deps: Deps,
  ledger: Ledger,
  door: ConnectionDoor,
  row: IdempotencyKeyRow,
  intent: SentIntent,
): Promise<Look | "too_early" | null> => {
  const { connectionId, resource, parent, body, sentAt, hasFiles } = intent;
  if (hasFiles === true) return null;
  const connection = await deps.db.forTenant(ledger.ownerId).connections.get(connectionId);
  const trace = connection && providerOf(deps, connection.provider).resources[resource]?.create?.trace;
  if (connection === undefined || trace === undefined) return null;
  if (deps.now() < sentAt + trace.lagSeconds * 1_000) return "too_early";
  const errand = {
    signal: AbortSignal.timeout(leaseMs / 2),
    waitMs: leaseMs / 2,
    lane: "background" as const,
    meter: createMeter(),
  };
  // Written down by our own create, from input that this very resource had parsed.
  const made = {
    parent: parent as ParentOf<Resource>,
    body: body as CreateOf<Resource>,
    sentAt: new Date(sentAt),
    agentId: storedAgent(connection.agent)?.id ?? null,
  };
  const adapter = door.adapter(connection);
  const begunAt = deps.now();
  const found = await adapter.trace(errand, resource, made);
  deps.at("after_look");
  if (found === null) return null;
  // The longer nothing has come, the less often it is looked for.
  const lateAt = sentAt + trace.lateSeconds * 1_000;
  const nextAt = Math.min(lateAt, begunAt + Math.max(lookAgainMs, begunAt - sentAt));
  return { ...(await attribute(ledger, adapter, row, intent, found)), nextAt: begunAt >= lateAt ? null : nextAt };
};
