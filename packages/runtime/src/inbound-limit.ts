import type { Limiter, SlotLimits } from "@portico/limiter";
import { PorticoError } from "@portico/model";
import type { Services } from "@portico/services";

type Authenticate = Services["authenticate"];

/** So many calls may come at once, even where a sixth of a minute's would be fewer. */
const smallestBurst = 100;

/** For the limiter that is asked: what is counted here is over as soon as it has begun. */
export const inboundSlots: SlotLimits = { first: Infinity, account: Infinity, provider: Infinity, all: Infinity };

/**
 * Signs in like `authenticate`, and refuses with 429 what a tenant's credential calls beyond `callsPerMinute`: in all gateways
 * together where they share a Redis. After a pause up to a sixth of a minute's calls may come at once, and of few calls all.
 */
export const limitInbound = (authenticate: Authenticate, limiter: Limiter, callsPerMinute: number): Authenticate => {
  const limit = Math.min(callsPerMinute, Math.max(smallestBurst, Math.ceil(callsPerMinute / 6)));
  const windowMs = Math.ceil((limit * 60_000) / callsPerMinute);
  const budgets = { total: { shape: "leaky", limit, windowMs, source: "plan" } } as const;
  const take = [{ class: "total", credits: 1 }];

  return async (credential, address) => {
    const caller = await authenticate(credential, address);
    if (caller.kind === "operator") return caller;
    const { apiKeyId } = caller.actor;
    const admission = await limiter.acquire({
      account: { provider: "portico", subdomain: apiKeyId },
      budgets,
      take,
      waitMs: 0,
      lane: "interactive",
      tenant: apiKeyId,
      connection: apiKeyId,
    });
    if (admission.admitted) await limiter.settle(admission.permit, { sent: true });
    else throw tooMany(callsPerMinute, admission.retryAfterMs);
    return caller;
  };
};

const tooMany = (callsPerMinute: number, retryAfterMs: number): PorticoError =>
  new PorticoError("rate_limited", `A credential may make ${callsPerMinute} calls a minute here.`, {
    retryAfterSeconds: retryAfterMs / 1_000,
  });
