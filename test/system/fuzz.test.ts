import { afterAll, beforeAll, expect, test } from "vitest";
import { seedOf } from "../harness/seed.ts";
import { type Bench, openBench } from "./bench.ts";
import { fuzz } from "./fuzz/fuzz.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

test("10 requests of each operation are answered as the document says", { timeout: 300_000 }, async () => {
  expect(await fuzz(bench, { seed: seedOf(), requests: 10 })).toEqual([]);
});
