import type { BudgetReport, Ctx } from "@portico/services";
import { type List, serializeList } from "structured-headers";

/** What a call has cost at the provider, and the account's budget as the IETF RateLimit fields. Empty where none was called. */
export const upstreamHeaders = (
  { meter, budget }: Pick<Ctx, "meter" | "budget">,
  nowMs: number,
): Record<string, string> =>
  meter.calls === 0 && meter.waitedMs === 0
    ? {}
    : {
        "Portico-Upstream-Calls": String(meter.calls),
        "Portico-Upstream-Credits": String(meter.credits),
        "Portico-Upstream-Wait-Ms": String(Math.round(meter.waitedMs)),
        ...(budget === null ? {} : rateLimitFields(budget, nowMs)),
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
  const limits: List = classes.map(({ name, remaining, reset_at }) => [
    name,
    new Map([
      ["r", Math.max(0, Math.floor(remaining))],
      ["t", reset_at === null ? 0 : Math.max(0, Math.ceil((Date.parse(reset_at) - nowMs) / 1_000))],
    ]),
  ]);
  return { "RateLimit-Policy": serializeList(policies), RateLimit: serializeList(limits) };
};
