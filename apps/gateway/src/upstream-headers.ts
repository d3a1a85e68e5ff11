import type { BudgetReport, Ctx } from "@portico/services";
import { type List, serializeList } from "structured-headers";

/**
 * What a call has cost at the provider, and the account's budget as the IETF RateLimit fields. Empty where no account was
 * concerned; where its budget refused the call, the fields say so with no calls. Who has not shown that the account is theirs
 * learns what their call cost, and nothing of the budget.
 */
export const upstreamHeaders = (
  ctx: Pick<Ctx, "meter" | "budget"> | null | undefined,
  nowMs: number,
): Record<string, string> =>
  ctx == null || (ctx.budget === null && ctx.meter.calls === 0)
    ? {}
    : {
        "Portico-Upstream-Calls": String(ctx.meter.calls),
        "Portico-Upstream-Credits": String(ctx.meter.credits),
        "Portico-Upstream-Wait-Ms": String(Math.round(ctx.meter.waitedMs)),
        ...(ctx.budget === null ? {} : rateLimitFields(ctx.budget, nowMs)),
      };

/** draft-ietf-httpapi-ratelimit-headers-11: `"total";q=700;w=60` and `"total";r=12;t=3`. */
const rateLimitFields = ({ classes, windowSeconds }: BudgetReport, nowMs: number): Record<string, string> => {
  const policies: List = classes.map(({ name, limit }) => [
    name,
    new Map([
      ["q", Math.floor(limit)],
      ["w", Math.max(1, Math.round(windowSeconds))],
    ]),
  ]);
  const secondsTo = (time: string | null): number =>
    time === null ? 0 : Math.max(0, Math.ceil((Date.parse(time) - nowMs) / 1_000));
  const limits: List = classes.map(({ name, remaining, reset_at, frozen_until }) => [
    name,
    new Map([
      // A class that the provider has frozen has nothing left until it thaws, whatever was not used.
      ["r", frozen_until === null ? Math.max(0, Math.floor(remaining)) : 0],
      ["t", secondsTo(frozen_until ?? reset_at)],
    ]),
  ]);
  return { "RateLimit-Policy": serializeList(policies), RateLimit: serializeList(limits) };
};
