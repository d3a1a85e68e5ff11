import { afterAll, beforeAll, expect, test } from "vitest";
import { seedOf } from "../harness/seed.ts";
import { type Bench, openBench } from "../system/bench.ts";
import { fuzz } from "../system/fuzz/fuzz.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

test("500 requests of each operation are answered as the document says", { timeout: 3_600_000 }, async () => {
  expect(await fuzz(bench, { seed: seedOf(), requests: 500 })).toEqual([]);
});
