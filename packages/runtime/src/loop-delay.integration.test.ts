import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { mostLoad } from "./load.ts";
import { createLoopDelay } from "./loop-delay.ts";

const block = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

test("one pause is not taken for load", async () => {
  const delay = createLoopDelay();
  try {
    await setTimeout(20);
    block(mostLoad.loopDelayMs + 250);
    await setTimeout(20);
    expect(delay.p99Ms()).toBeLessThan(mostLoad.loopDelayMs);
  } finally {
    delay.close();
  }
});

test("an event loop that is held up again and again is found late, and one that is free again is not", async () => {
  const delay = createLoopDelay();
  try {
    const late = () => {
      block(mostLoad.loopDelayMs + 100);
      return delay.p99Ms();
    };
    await expect.poll(late, { timeout: 20_000 }).toBeGreaterThan(mostLoad.loopDelayMs);
    await expect.poll(delay.p99Ms, { timeout: 20_000 }).toBeLessThan(mostLoad.loopDelayMs);
  } finally {
    delay.close();
  }
});
