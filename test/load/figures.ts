import type { CountedWindow } from "../e2e/help-desks.ts";
import type { Call } from "./traffic.ts";

/** What a run comes to. Ratios are between 0 and 1, times in milliseconds. */
export interface Figures {
  windows: readonly CountedWindow[];
  /** Credits a window that were taken, of those the account had. */
  utilisation: number;
  callsPerWindow: number;
  /** 429s that the help desk sent. */
  refused: number;
  wait: Waits;
  /** Jain's index over the tenants' calls: 1 where all had the same. */
  fairness: number;
  /** The part of all calls that each tenant had. */
  parts: readonly number[];
  /** Statuses that are no success, and how often. */
  failures: Readonly<Record<string, number>>;
}

/** How long calls were held before they left for the help desk. */
export interface Waits {
  p50Ms: number;
  p99Ms: number;
}

export const toWaits = (calls: readonly Call[]): Waits => {
  const waitedMs = calls.map((call) => call.waitedMs).toSorted((a, b) => a - b);
  return { p50Ms: quantile(waitedMs, 0.5), p99Ms: quantile(waitedMs, 0.99) };
};

/**
 * Judges the windows in which somebody waited throughout: all but the first two, in which limits are still being learned, and
 * the last, in which the callers leave.
 */
export const toFigures = (
  counted: readonly CountedWindow[],
  calls: readonly Call[],
  { limit, tenants }: { limit: number; tenants: number },
): Figures => {
  const windows = counted.slice(2, -1);
  const used = windows.map((window) => window.used["total"] ?? 0);
  const shares = Array.from({ length: tenants }, (_, tenant) => calls.filter((call) => call.tenant === tenant).length);
  return {
    windows: counted,
    utilisation: mean(used) / limit,
    callsPerWindow: mean(windows.map((window) => window.calls)),
    refused: sum(windows.map((window) => window.refused)),
    wait: toWaits(calls),
    fairness: jain(shares),
    parts: shares.map((share) => share / sum(shares)),
    failures: countFailures(calls),
  };
};

/** Jain's fairness index: (Σx)² / (n·Σx²). */
const jain = (shares: readonly number[]): number =>
  sum(shares) ** 2 / (shares.length * sum(shares.map((share) => share ** 2)));

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const mean = (values: readonly number[]): number => sum(values) / values.length;

/** The value below which that part of them lies; they come sorted. */
export const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;

const countFailures = (calls: readonly Call[]): Record<string, number> => {
  const failures: Record<string, number> = {};
  for (const { status } of calls) {
    if (status >= 300) failures[status] = (failures[status] ?? 0) + 1;
  }
  return failures;
};
