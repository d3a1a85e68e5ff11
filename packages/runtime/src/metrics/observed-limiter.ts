import type { AcquireRequest, Limiter, Take } from "@portico/limiter";
import type { Load } from "../load.ts";
import type { BudgetClass, Metrics } from "./metrics.ts";

/** The same limiter; who waits in it does not run meanwhile, and what becomes of calls is counted. */
export const observeLimiter = (limiter: Limiter, load: Pick<Load, "wait">, metrics: Metrics): Limiter => ({
  ...limiter,
  acquire: async (request) => {
    const admission = await whileWaiting(load, request, () => limiter.acquire(request));
    const { account, take } = request;
    if (admission.admitted) metrics.onWait(ownBudget(account, take), admission.waitedMs);
    else metrics.onRefusal({ provider: account.provider, class: admission.class }, admission.reason);
    return admission;
  },
  settle: async (permit, observed) => {
    const { account, take } = permit;
    const { sent, charged, retryAfterMs, limitedClasses } = observed;
    const outcome = sent ? (retryAfterMs === undefined ? "sent" : "limited") : "unsent";
    metrics.onProviderCall(ownBudget(account, take), outcome);
    for (const { class: name, credits } of take) {
      const budget = { provider: account.provider, class: name };
      if (sent) metrics.onCredits(budget, charged ?? credits);
      if (outcome === "limited" && (limitedClasses?.includes(name) ?? true)) metrics.onFreeze(budget);
    }
    await limiter.settle(permit, observed);
  },
});

/** Work in the background is nobody's call, and so has no place that it could leave. */
const whileWaiting = async <Result>(
  load: Pick<Load, "wait">,
  { lane, tenant }: AcquireRequest,
  work: () => Promise<Result>,
): Promise<Result> => {
  if (lane === "background") return work();
  const goOn = load.wait(tenant);
  try {
    return await work();
  } finally {
    goOn();
  }
};

/** A call is known by the class that is its own; what has none draws on the total alone. */
const ownBudget = ({ provider }: { provider: string }, take: readonly Take[]): BudgetClass => ({
  provider,
  class: take.find((cost) => cost.class !== "total")?.class ?? "total",
});
