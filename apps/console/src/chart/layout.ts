import type { BudgetWindow } from "../queries.ts";

/** One window as it is drawn. */
export interface Bar {
  window: BudgetWindow;
  x: number;
  width: number;
  /** Heights, in the units of the plot; others stand on used. */
  used: number;
  others: number;
  waiting: number;
  limitY: number;
}

export interface Plot {
  width: number;
  height: number;
  stripTop: number;
  stripHeight: number;
  bars: Bar[];
  /** Where each figure of the scale stands. */
  ticks: { y: number; value: number }[];
  mostWaiting: number;
  /** How long a time is shown. */
  spanMs: number;
}

/** Bars stand so far apart at least: a finger hits one, an eye tells them apart. */
export const stepPx = 14;
const plotHeight = 168;
const stripHeight = 34;
const gap = 22;
const longest = 120;

/** How many windows a chart of this width shows. */
export const windowsIn = (widthPx: number): number => Math.max(1, Math.min(longest, Math.floor(widthPx / stepPx)));

/**
 * The last windows up to now, newest at the right edge. A window that nobody saw is empty: nothing was called in it, as far as
 * the gateway knows. What waits has a strip and a scale of its own, since it is sent later and would count twice on top.
 */
export const layOut = (
  history: readonly BudgetWindow[],
  { widthPx, windowMs, nowMs }: { widthPx: number; windowMs: number; nowMs: number },
): Plot => {
  const shown = windowsIn(widthPx);
  const newestMs = Math.floor(nowMs / windowMs) * windowMs;
  const place = (window: BudgetWindow): number => shown - 1 - Math.round((newestMs - Date.parse(window.at)) / windowMs);
  const visible = history.filter((window) => place(window) >= 0 && place(window) < shown);
  const most = Math.max(1, ...visible.map(({ limit, used, used_by_others }) => Math.max(limit, used + used_by_others)));
  const mostWaiting = Math.max(0, ...visible.map(({ waiting }) => waiting));
  const step = widthPx / shown;
  const toHeight = (value: number): number => (value / most) * plotHeight;
  return {
    width: widthPx,
    height: plotHeight + gap + stripHeight,
    stripTop: plotHeight + gap,
    stripHeight,
    mostWaiting,
    spanMs: shown * windowMs,
    ticks: [most, Math.round(most / 2), 0].map((value) => ({ value, y: plotHeight - toHeight(value) })),
    bars: visible.map((window) => ({
      window,
      x: place(window) * step,
      width: step,
      used: toHeight(window.used),
      others: toHeight(window.used_by_others),
      waiting: mostWaiting === 0 ? 0 : (window.waiting / mostWaiting) * (stripHeight - 4),
      limitY: plotHeight - toHeight(window.limit),
    })),
  };
};
