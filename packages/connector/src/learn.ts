import type { Cost, Observation } from "./errand.ts";
import type { Limits } from "./contract.ts";

type HeaderOf = (name: string) => string | undefined;

/**
 * What an answer's headers tell of the limits. On a call that draws on the total alone they speak of the total. On others a
 * vendor may show either bucket: the figure is the total's where it equals the known total and not the class's, the class's
 * where it differs from the total, and nothing is learned where the two cannot be told apart.
 */
export const observe = (
  limits: Limits,
  take: readonly Cost[],
  header: HeaderOf,
  known: { total: number | undefined; ofClass: number | undefined },
): Observation => {
  // A limit of nothing is believed by nobody: it would end all calls, and with them every chance to learn better.
  const limit = positive(numeral(header(limits.headers.limit)));
  const remaining = numeral(header(limits.headers.remaining));
  const charged = limits.headers.charged === undefined ? undefined : numeral(header(limits.headers.charged));
  const shown = limit === undefined ? undefined : bucketShown(ownClass(take), limit, known);
  return {
    sent: true,
    ...(shown === undefined || limit === undefined
      ? {}
      : { classes: [{ class: shown, limit, ...(remaining === undefined ? {} : { remaining }) }] }),
    ...(charged === undefined || charged <= 0 ? {} : { charged }),
  };
};

/** The class beside the total that a call draws on. */
export const ownClass = (take: readonly Cost[]): string | undefined =>
  take.find((cost) => cost.class !== "total")?.class;

const bucketShown = (
  own: string | undefined,
  limit: number,
  { total, ofClass }: { total: number | undefined; ofClass: number | undefined },
): string | undefined => {
  if (own === undefined) return "total";
  if (total === undefined) return undefined;
  if (limit !== total) return own;
  return ofClass === total ? undefined : "total";
};

/** `Retry-After` in milliseconds: seconds (decimals allowed) or a date. Undefined where it is absent or unreadable. */
export const retryAfterMs = (value: string | undefined, nowMs: number): number | undefined => {
  if (value === undefined) return undefined;
  const seconds = numeral(value);
  if (seconds !== undefined) return seconds * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
};

/**
 * The vendor's clock less ours, by the `Date` of an answer: no more than what the way there and back and its whole seconds leave
 * unexplained. Undefined where it tells no time.
 */
export const skewMs = (date: string | undefined, sentMs: number, heardMs: number): number | undefined => {
  const toldMs = Date.parse(date ?? "");
  if (Number.isNaN(toldMs)) return undefined;
  return toldMs > heardMs ? toldMs - heardMs : Math.min(0, toldMs + 1_000 - sentMs);
};

const numeral = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;

const positive = (value: number | undefined): number | undefined => (value === 0 ? undefined : value);
