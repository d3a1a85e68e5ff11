import type { AcquireRequest, Limiter, Observation, Take } from "@portico/limiter";
import type { Load } from "../load.ts";
import type { BudgetClass, Metrics, ProviderOutcome } from "./metrics.ts";

/** The same limiter; who waits in it does not run meanwhile, and what becomes of calls is counted. */
export const observeLimiter = (limiter: Limiter, load: Pick<Load, "wait">, metrics: Metrics): Limiter => ({
  ...limiter,
  acquire: async (request) => {
    const { account, take } = request;
    const end = metrics.onAsk(ownBudget(account, take));
    try {
      const admission = await whileWaiting(load, request, () => limiter.acquire(request));
      end(admission.admitted ? "admitted" : "refused");
      if (!admission.admitted)
        metrics.onRefusal({ provider: account.provider, class: admission.class }, admission.reason);
      return admission;
    } catch (error) {
      end("left");
      throw error;
    }
  },
  settle: async (permit, observed) => {
    const { account, take } = permit;
    const { sent, charged, limitedClasses } = observed;
    const outcome = outcomeOf(observed);
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

const outcomeOf = ({ sent, overloaded, retryAfterMs }: Observation): ProviderOutcome => {
  if (!sent) return "unsent";
  if (retryAfterMs !== undefined) return "limited";
  return overloaded === true ? "overloaded" : "sent";
};

/** A call is known by the class that is its own; what has none draws on the total alone. */
const ownBudget = ({ provider }: { provider: string }, take: readonly Take[]): BudgetClass => ({
  provider,
  class: take.find((cost) => cost.class !== "total")?.class ?? "total",
});
