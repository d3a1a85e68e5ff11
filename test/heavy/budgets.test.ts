import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HelpDeskAccount } from "../e2e/help-desks.ts";
import { portico, type Spread } from "../load/clients.ts";
import { sum } from "../load/figures.ts";
import { run } from "../load/limiter.ts";
import { dripping } from "../load/traffic.ts";
import { openWorld, type World } from "../load/world.ts";

/** A caller's whole round, through gateway and help desk, must take little of it: a busy machine needs a longer one. */
const windowMs = Number(process.env["TEST_WINDOW_MS"] ?? 4_000);
const windows = Number(process.env["TEST_WINDOWS"] ?? 100);
const limit = 400;
const minutes = 60_000;

let world: World;
beforeAll(async () => {
  world = await openWorld(windowMs);
});
afterAll(() => world.close());

describe("four gateways on one account", () => {
  const spreads: readonly Spread[] = ["spread", "pinned"];
  const phases = ["first_call", "clock"] as const;
  for (const spread of spreads)
    for (const phase of phases)
      test(
        `use the whole budget, meet no 429 and serve three tenants alike (${spread}, windows by ${phase})`,
        async () => {
          const figures = await run(world, portico(4, spread), { tenants: [20, 20, 20], windows, phase });
          expect(figures.failures).toEqual({});
          expect(figures.refused).toBe(0);
          expect(figures.utilisation).toBeGreaterThanOrEqual(0.98);
          expect(figures.fairness).toBeGreaterThanOrEqual(0.99);
        },
        20 * minutes,
      );

  for (const spread of spreads)
    test(
      `a tenant with ten times the callers gets at most 60 % (${spread}), and another account is unaffected`,
      async () => {
        const figures = await run(world, portico(4, spread), {
          // So many that the smaller one can use its half, though each of its callers is mostly on its way.
          tenants: [200, 20],
          windows: Math.ceil(windows / 4),
          phase: "first_call",
        });
        expect(figures.failures).toEqual({});
        expect(figures.parts[0]).toBeLessThanOrEqual(0.6);
        expect(figures.beside.p99Ms).toBeLessThan(windowMs / 10);
      },
      20 * minutes,
    );

  test(
    "leave a foreign app its half, and use the other",
    async () => {
      const span = Math.ceil(windows / 4);
      const sip = limit / 40;
      const foreign = { taken: 0, refused: 0 };
      const meanwhile = async (account: HelpDeskAccount): Promise<void> => {
        await delay((span / 2) * windowMs);
        await dripping((span / 2) * 20, (span / 2) * windowMs, async () => {
          if (await account.spend(sip)) foreign.taken += sip;
          else foreign.refused += 1;
        });
      };
      const load = { tenants: [20, 20, 20], windows: span, phase: "first_call", meanwhile } as const;
      const figures = await run(world, portico(4), load);
      const counted = figures.windows.slice(2, -1);
      const used = sum(counted.map((window) => window.used["total"] ?? 0));
      expect((used - foreign.taken) / (limit * counted.length - foreign.taken)).toBeGreaterThanOrEqual(0.95);
      // One for the total and each of three classes.
      expect(figures.refused - foreign.refused).toBeLessThanOrEqual(4 * counted.length);
      expect(figures.failures).toEqual({});
    },
    20 * minutes,
  );
});
