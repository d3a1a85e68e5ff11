import { crashPoints } from "@portico/services";
import fc from "fast-check";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { dieAndRecover } from "../system/crash-cycle.ts";
import { type CrashWorld, openCrashWorld } from "../system/crash-world.ts";

const cycles = 200;

let world: CrashWorld;
beforeAll(async () => {
  world = await openCrashWorld(inject("postgresUrl"));
});
afterAll(() => world.close());

test(
  `${cycles} deaths at any point: no create twice, none lost and none undecided`,
  { timeout: 3_600_000 },
  async () => {
    const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
    console.log(`SEED=${seed}`);
    const death = fc.tuple(fc.constantFrom(...crashPoints), fc.integer({ min: 1, max: 8 }));
    for (const [point, atOnce] of fc.sample(death, { seed, numRuns: cycles }))
      expect(await dieAndRecover(world, point, atOnce)).toEqual(Array.from({ length: atOnce }, () => 1));
  },
);
