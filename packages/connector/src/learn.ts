import type { Cost, Observation } from "./errand.ts";
import type { Limits } from "./contract.ts";
import { rowOfTotal } from "./price.ts";

type HeaderOf = (name: string) => string | undefined;

/**
 * What an answer's headers tell of the limits. The total is learned only from calls that draw on no other class, since a
 * vendor may show either bucket on the others; there a figure is taken for the class's own only if it is the known limit of
 * that class and not the known total.
 */
export const observe = (
  limits: Limits,
  take: readonly Cost[],
  header: HeaderOf,
  known: (name: string) => number | undefined,
): Observation => {
  const limit = numeral(header(limits.headers.limit));
  const remaining = numeral(header(limits.headers.remaining));
  const charged = limits.headers.charged === undefined ? undefined : numeral(header(limits.headers.charged));
  return {
    sent: true,
    ...(limit === undefined ? {} : { classes: shown(limits, take, limit, remaining, known) }),
    ...(charged === undefined || charged <= 0 ? {} : { charged }),
  };
};

const shown = (
  limits: Limits,
  take: readonly Cost[],
  limit: number,
  remaining: number | undefined,
  known: (name: string) => number | undefined,
): NonNullable<Observation["classes"]> => {
  const bucket = { limit, ...(remaining === undefined ? {} : { remaining }) };
  const own = take.find((cost) => cost.class !== "total")?.class;
  if (own === undefined) {
    const { total: _, ...classes } = rowOfTotal(limits, limit);
    return [
      { class: "total", ...bucket },
      ...Object.entries(classes).map(([name, figure]) => ({ class: name, limit: figure })),
    ];
  }
  if (known("total") === limit && known(own) !== limit) return [{ class: "total", ...bucket }];
  if (known(own) === limit && known("total") !== limit) return [{ class: own, ...bucket }];
  return [];
};

/** `Retry-After` in milliseconds: seconds (decimals allowed) or a date. Undefined where it is absent or unreadable. */
export const retryAfterMs = (value: string | undefined, nowMs: number): number | undefined => {
  if (value === undefined) return undefined;
  const seconds = numeral(value);
  if (seconds !== undefined) return seconds * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
};

const numeral = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
