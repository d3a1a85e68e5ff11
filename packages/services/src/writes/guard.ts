import type { ErrorCode } from "@portico/model";
import type { WriteGuard, WriteIntent } from "../context.ts";
import type { Deps } from "../deps.ts";
import { sealIntent } from "./kept.ts";
import type { Ledger } from "./ledger.ts";
import type { Outcome } from "./outcome.ts";
import { inProgress } from "./refusals.ts";

/** How long after its last word a write is taken for dead, beside what it may wait for budget. */
export const leaseMs = 60_000;

export interface Guard extends WriteGuard {
  /** Commits that the write may have begun. Fails where another request has taken the key over. */
  note: () => Promise<void>;
  /** True where it can be looked for. */
  canSettle: () => boolean;
}

/** Writes into a key's row what its request is about to do, before it does it. */
export const createGuard = ({ now, at }: Deps, ledger: Ledger, key: string, requestId: string): Guard => {
  let intent: WriteIntent | null = null;
  let hasSent = false;

  const seal = async (): Promise<Record<string, unknown>> => {
    const sealed = await sealIntent(ledger, key, intent && { ...intent, sentAt: now() });
    if (sealed !== undefined) return sealed;
    // What is too large to be written down cannot be looked for.
    intent = null;
    return seal();
  };
  const note = async (): Promise<void> => {
    const isOurs = await ledger.idempotency.noteIntent(key, requestId, await seal(), leaseMs * 3);
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
    neverArrived: () => {
      hasSent = false;
    },
    canSettle: () => intent !== null && intent.hasFiles !== true,
    hasSent: () => hasSent,
  };
};

/** Nothing happened, and sending the same again may end otherwise: such an answer is not kept. */
export const isUntouched = (outcome: Outcome, guard: Guard): boolean =>
  outcome.kind === "failed" && outcome.code !== "internal" && (!guard.hasSent() || refusedUnheard.has(outcome.code));
/** The help desk turned the call away unheard, or never got it. */
const refusedUnheard = new Set<ErrorCode>(["rate_limited", "provider_unavailable"]);
