import type { Lane, Limiter } from "../limiter.ts";
import { createModelProvider } from "./model-provider.ts";
import type { WindowKind } from "./model-provider.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** One of those who share an account. */
export interface Rival {
  tenant: string;
  connection?: string;
  lane?: Lane;
  /** Each makes its next call as soon as it has the answer to the last, or after a rest of U(0, 2 × `restMs`). */
  callers: number;
  restMs?: number;
  /** When its first call comes, in windows from the start. */
  from?: number;
  /** Which processes its calls go through; default: all by turns. */
  pinnedTo?: number | undefined;
}

export interface Contest {
  rivals: readonly Rival[];
  kind: WindowKind;
  windows: number;
  /** The time to the provider and back is U(½, 1½) of it. */
  tripMs: number;
}

export interface Outcome {
  /** Credits of each rival, window by window. */
  taken: number[][];
  refused: number;
}

const windowMs = 60_000;
export const limits = { total: 400, list: 160 };

/** Lets rivals call through several processes, and tells what each of them got. */
export const compete = async (
  { clock, limiters, random }: { clock: VirtualClock; limiters: readonly Limiter[]; random: () => number },
  { rivals, kind, windows, tripMs }: Contest,
): Promise<Outcome> => {
  const provider = createModelProvider({ now: clock.now, limits, windowMs, kind });
  const taken = rivals.map(() => Array.from({ length: windows }, () => 0));
  const progress = { isOver: false, areGone: false };
  const startedAt = clock.now();

  const call = async (limiter: Limiter, rival: Rival, index: number): Promise<void> => {
    const admission = await limiter.acquire(nextRequest(random, rival));
    if (!admission.admitted) return clock.sleep(admission.retryAfterMs);
    const { permit } = admission;
    const wayMs = (0.5 + random()) * (tripMs / 2);
    await clock.sleep(wayMs);
    const verdict = provider.count(permit.take);
    const window = Math.floor((clock.now() - startedAt) / windowMs);
    const row = taken[index];
    if (verdict.accepted && row?.[window] !== undefined) row[window] += permit.take[0]?.credits ?? 0;
    await clock.sleep(wayMs);
    if (verdict.accepted) return limiter.settle(permit, { sent: true, classes: verdict.classes });
    return limiter.settle(permit, {
      sent: true,
      retryAfterMs: verdict.retryAfterMs,
      limitedClasses: [verdict.limited],
    });
  };

  const callUntilOver = async (limiter: Limiter, rival: Rival, index: number): Promise<void> => {
    await clock.sleep((rival.from ?? 0) * windowMs);
    while (!progress.isOver) {
      await call(limiter, rival, index);
      // What a caller needs between two calls, at least.
      await clock.sleep(1 + 2 * random() * (rival.restMs ?? 2));
    }
  };

  const callers = rivals.flatMap((rival, index) =>
    Array.from({ length: rival.callers }, (_, number) => {
      const limiter = limiters[(rival.pinnedTo ?? number) % limiters.length];
      return limiter === undefined ? Promise.resolve() : callUntilOver(limiter, rival, index);
    }),
  );
  await clock.pass(windows * windowMs);
  progress.isOver = true;
  const gone = Promise.all(callers).finally(() => (progress.areGone = true));
  while (!progress.areGone) await clock.pass(windowMs);
  await gone;
  return { taken, refused: provider.refused() };
};

const nextRequest = (random: () => number, { tenant, connection = "a", lane = "interactive" }: Rival) => {
  const credits = random() < 0.2 ? 3 : 1;
  const total = { class: "total", credits };
  return {
    account: { provider: "example", subdomain: "acme" },
    take: random() < 0.2 ? [total, { class: "list", credits }] : [total],
    budgets: {
      total: { limit: limits.total, windowMs, source: "plan" as const },
      list: { limit: limits.list, windowMs, source: "plan" as const },
    },
    waitMs: 3 * windowMs,
    lane,
    tenant,
    connection,
  };
};

/** Jain's index: 1 when all have the same, 1 ÷ n when one has all. */
export const jain = (shares: readonly number[]): number => {
  const sum = shares.reduce((total, share) => total + share, 0);
  return sum ** 2 / (shares.length * shares.reduce((total, share) => total + share ** 2, 0));
};
