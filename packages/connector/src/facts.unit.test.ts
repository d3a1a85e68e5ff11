import { expect, test } from "vitest";
import { createFactsCache } from "./facts.ts";

const minuteMs = 60_000;

/** A vendor that counts how often it is asked, and answers with that. */
const asked = () => {
  let times = 0;
  return { ask: async () => (times += 1), times: () => times };
};

test("what was told is kept for ten minutes, or for as long as it is good enough", async () => {
  let nowMs = 0;
  const cache = createFactsCache<number>(() => nowMs);
  const { ask } = asked();
  expect(await cache.get("a", ask)).toBe(1);
  nowMs = 9 * minuteMs;
  expect(await cache.get("a", ask)).toBe(1);
  expect(await cache.get("a", ask, 8 * minuteMs)).toBe(2);
  nowMs = 20 * minuteMs;
  expect(await cache.get("a", ask)).toBe(3);
});

test("who asks at the same time asks once, and each for itself where that fails", async () => {
  const cache = createFactsCache<number>(() => 0);
  const { ask, times } = asked();
  expect(await Promise.all([cache.get("a", ask), cache.get("a", ask)])).toEqual([1, 1]);
  cache.forget("a");
  const failing = cache.get("a", () => Promise.reject(new Error("away")));
  const patient = cache.get("a", ask);
  await expect(failing).rejects.toThrow("away");
  expect(await patient).toBe(2);
  expect(times()).toBe(2);
});

test("a failure takes nothing away that was asked since", async () => {
  const cache = createFactsCache<number>(() => 0);
  const late = Promise.withResolvers<number>();
  const failing = cache.get("a", () => late.promise);
  cache.keep("a", 7);
  late.reject(new Error("away"));
  await expect(failing).rejects.toThrow("away");
  expect(await cache.get("a", async () => 8)).toBe(7);
});
