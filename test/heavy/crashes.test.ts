import { crashPoints } from "@portico/services";
import fc from "fast-check";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { dieAndRecover, type DyingWorld } from "../system/crash-cycle.ts";
import { upkeep } from "../system/crash-upkeep.ts";
import { openCrashWorld } from "../system/crash-world.ts";

const times = 10;

let world: DyingWorld;
beforeAll(async () => {
  world = await openCrashWorld(inject("postgresUrl"));
});
afterAll(() => world.close());

const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
console.log(`SEED=${seed}`);
const crowds = fc.sample(fc.integer({ min: 1, max: 8 }), { seed, numRuns: times });

test.each([...crashPoints.write, ...crashPoints.settling])(
  `${times} deaths %s: no create twice, none lost and none undecided`,
  { timeout: 600_000 },
  async (point) => {
    for (const atOnce of crowds) await expect(dieAndRecover(world, point, atOnce)).resolves.toBeUndefined();
  },
);

test.each(upkeep)(
  `${times} deaths $point: what is there works, and nothing is there by half`,
  { timeout: 600_000 },
  async ({ point, die }) => {
    for (let time = 0; time < times; time += 1) await expect(die(world, point)).resolves.toBeUndefined();
  },
);
