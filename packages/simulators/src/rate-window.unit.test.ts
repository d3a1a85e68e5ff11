import fc from "fast-check";
import { expect, test } from "vitest";
import { createRateWindow } from "./rate-window.ts";
import type { WindowSettings } from "./rate-window.ts";

const open = (settings: Partial<WindowSettings> = {}) => {
  const clock = { now: 1_000_500 };
  const window = createRateWindow({
    now: () => clock.now,
    settings: () => ({ limits: { total: 3, list: 2 }, windowMs: 1000, windowPhase: "first_call", ...settings }),
  });
  return { clock, window };
};

test("a call over the total is refused, and says when the window ends", () => {
  const { clock, window } = open();
  for (let call = 0; call < 3; call += 1) expect(window.charge(1).admitted).toBe(true);
  clock.now += 400;
  expect(window.charge(1)).toEqual({ admitted: false, retryAfterMs: 600 });
});

test("a class is charged on top of the total, and runs out on its own", () => {
  const { window } = open();
  expect(window.charge(1, "list")).toEqual({
    admitted: true,
    total: { limit: 3, remaining: 2 },
    own: { limit: 2, remaining: 1 },
  });
  window.charge(1, "list");
  expect(window.charge(1, "list").admitted).toBe(false);
  expect(window.charge(1).admitted).toBe(true);
});

test("a refused call costs nothing", () => {
  const { window } = open();
  expect(window.charge(9).admitted).toBe(false);
  expect(window.charge(3).admitted).toBe(true);
});

test("a window that starts with the first call starts anew with the first call after it", () => {
  const { clock, window } = open();
  window.charge(3);
  clock.now += 1700;
  expect(window.charge(3).admitted).toBe(true);
  expect(window.windows().map(({ startedAt }) => startedAt)).toEqual([1_000_500, 1_002_200]);
});

test("a window on the clock ends at a multiple of its length, whenever the first call came", () => {
  const { clock, window } = open({ windowPhase: "clock" });
  window.charge(3);
  expect(window.charge(1)).toEqual({ admitted: false, retryAfterMs: 500 });
  clock.now += 500;
  expect(window.charge(3).admitted).toBe(true);
});

test("no window ever admits more than its limit, whatever the calls and pauses", () => {
  const step = fc.record({ waitMs: fc.integer({ min: 0, max: 700 }), credits: fc.integer({ min: 1, max: 3 }) });
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 200 }),
      fc.constantFrom("first_call", "clock" as const),
      (steps, windowPhase) => {
        const { clock, window } = open({ windowPhase });
        for (const { waitMs, credits } of steps) {
          clock.now += waitMs;
          window.charge(credits, "list");
        }
        return window.windows().every(({ used }) => (used["total"] ?? 0) <= 3 && (used["list"] ?? 0) <= 2);
      },
    ),
  );
});
