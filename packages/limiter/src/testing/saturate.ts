import type { AcquireRequest, Limiter } from "../limiter.ts";
import { createModelProvider } from "./model-provider.ts";
import type { WindowKind } from "./model-provider.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** What a provider saw of callers that always had another call waiting. */
export interface Saturation {
  refused: number;
  /** Of all that the provider would have granted: a bucket runs empty at the end, but was empty at the beginning. */
  utilisation: number;
}

const windowMs = 60_000;
const limits = { total: 60, list: 24 };

export interface Scene {
  kind: WindowKind;
  windows: number;
  /** Whether answers say what remains. */
  headers: boolean;
  /** A way to the provider or back takes U(0, `wayMs`), so that calls and answers overtake each other. */
  wayMs: number;
  /** A caller rests U(0, `restMs`) between two calls. */
  restMs: number;
}

/** Lets 90 callers call; some calls cost more than one credit. `random` is U(0, 1) from a seed. */
export const saturate = async (
  { clock, limiters, random }: { clock: VirtualClock; limiters: readonly Limiter[]; random: () => number },
  { kind, windows, headers, wayMs, restMs }: Scene,
): Promise<Saturation> => {
  const provider = createModelProvider({ now: clock.now, limits, windowMs, kind });
  const progress = { isOver: false, areGone: false };

  const call = async (limiter: Limiter): Promise<void> => {
    const admission = await limiter.acquire(nextRequest(random, kind));
    if (!admission.admitted) return clock.sleep(admission.retryAfterMs);
    const { permit } = admission;
    await clock.sleep(random() * wayMs);
    const verdict = provider.count(permit.take);
    await clock.sleep(random() * wayMs);
    if (verdict.accepted) return limiter.settle(permit, { sent: true, ...(headers && { classes: verdict.classes }) });
    const { retryAfterMs, limited } = verdict;
    return limiter.settle(permit, { sent: true, retryAfterMs, limitedClasses: [limited] });
  };

  const callUntilOver = async (limiter: Limiter): Promise<void> => {
    while (!progress.isOver) {
      await call(limiter);
      if (restMs > 0) await clock.sleep(random() * restMs);
    }
  };

  // Where the callers begin is no boundary of the provider's clock.
  await clock.pass(0.3 * windowMs);
  const callers = limiters.flatMap((limiter) =>
    Array.from({ length: 90 / limiters.length }, () => callUntilOver(limiter)),
  );
  await clock.pass(windows * windowMs);
  const counted = provider.counted("total");
  progress.isOver = true;
  const gone = Promise.all(callers).finally(() => (progress.areGone = true));
  while (!progress.areGone) await clock.pass(windowMs);
  await gone;
  return {
    refused: provider.refused(),
    utilisation: counted / (limits.total * (kind === "leaky" ? windows + 1 : windows)),
  };
};

const nextRequest = (random: () => number, kind: WindowKind): AcquireRequest => {
  const shape = kind === "leaky" ? "leaky" : "window";
  const credits = random() < 0.1 ? 3 : 1;
  const total = { class: "total", credits };
  return {
    account: { provider: "example", subdomain: "acme" },
    take: random() < 0.3 ? [{ class: "list", credits }, total] : [total],
    budgets: {
      total: { shape, limit: limits.total, windowMs, source: "plan" },
      list: { shape, limit: limits.list, windowMs, source: "plan" },
    },
    waitMs: 3 * windowMs,
    lane: "interactive",
    tenant: "one",
    connection: "a",
  };
};
