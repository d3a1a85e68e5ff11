import { expect, test } from "vitest";
import type { BudgetWindow } from "../queries.ts";
import { layOut, stepPx, windowsIn } from "./layout.ts";
import { summarise } from "./summary.ts";

const windowMs = 60_000;
const startMs = Date.UTC(2026, 10, 24, 14, 16);
/** A window that began so many minutes after the first. */
const windowAt = (minute: number, given: Partial<BudgetWindow> = {}): BudgetWindow => ({
  at: new Date(startMs + minute * windowMs).toISOString().replace(".000Z", "Z"),
  limit: 100,
  used: 0,
  used_by_others: 0,
  waiting: 0,
  frozen: false,
  ...given,
});
const nowMs = startMs + 9 * windowMs + 30_000;
const widthPx = 10 * stepPx;
const lay = (...windows: BudgetWindow[]) => layOut(windows, { widthPx, windowMs, nowMs });

test("the window that runs ends at the right edge, and one that nobody saw leaves a gap", () => {
  const { bars } = lay(windowAt(6), windowAt(9));
  expect(bars.map(({ x }) => x)).toEqual([6 * stepPx, 9 * stepPx]);
  expect((bars.at(-1)?.x ?? 0) + (bars.at(-1)?.width ?? 0)).toBe(widthPx);
});

test("what is older than the chart is wide, or ahead of the clock here, is not drawn", () => {
  expect(lay(windowAt(-1), windowAt(0), windowAt(10)).bars).toHaveLength(1);
});

test("others' use stands on one's own, in one scale with the limit", () => {
  const { bars, ticks } = lay(windowAt(9, { used: 50, used_by_others: 25 }));
  const [top, middle, floor] = ticks;
  const [bar] = bars;
  expect([top?.value, middle?.value, floor?.value]).toEqual([100, 50, 0]);
  expect(bar?.limitY).toBe(top?.y);
  expect(bar?.used).toBe((floor?.y ?? 0) - (middle?.y ?? 0));
  expect(bar?.others).toBe((bar?.used ?? 0) / 2);
});

test("use beyond the limit stays within the plot", () => {
  const { bars, ticks } = lay(windowAt(9, { used: 90, used_by_others: 60 }));
  expect((bars[0]?.used ?? 0) + (bars[0]?.others ?? 0)).toBeLessThanOrEqual(ticks.at(-1)?.y ?? 0);
});

test("bars stay wide enough to be hit, and no more are shown than are remembered", () => {
  for (const px of [0, 140, 390, 1_080, 5_000]) {
    expect(windowsIn(px)).toBeGreaterThan(0);
    expect(windowsIn(px)).toBeLessThanOrEqual(120);
  }
  expect(windowsIn(140)).toBe(10);
});

test.each<[string, BudgetWindow[], string | RegExp]>([
  ["nothing", [windowAt(0)], "Nothing was called in this time."],
  ["some", [windowAt(0, { used: 1 })], "At most 1 of 100 calls a window were used. No call waited."],
  [
    "too much",
    [
      windowAt(0, { used: 80, used_by_others: 20, waiting: 62 }),
      windowAt(4, { used: 100 }),
      windowAt(5, { frozen: true }),
    ],
    /^The budget was full in 2 windows, from \d\d:16 to \d\d:20\. Freshdesk froze calls at \d\d:21\. At most 62 calls waited\.$/,
  ],
])("of %s it says so", (_, windows, sentence) => {
  expect(summarise(windows, "Freshdesk")).toMatch(sentence);
});
