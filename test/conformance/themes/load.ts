import type { Provider } from "@portico/connector";
import { expect, test } from "vitest";
import { openBench } from "../bench.ts";
import type { Counts } from "../counts.ts";
import { parentOf, resourcesOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import { doorOf } from "../door.ts";
import { smallest, someTarget } from "../operation.ts";

/** How many wait at once: fewer than the limiter lets wait for one account. */
const callers = 60;
const waitMs = 60_000;

/** The vendor never has to say 429, whatever the plan, the mix of calls and the number of connections. */
export const load = (provider: Provider, desk: Desk, counts: Counts): void => {
  for (const plan of desk.plans.tight)
    test(`${counts.calls} calls of all kinds over two connections at the limits of ${plan} meet no 429`, async () => {
      // What is called for is found out on another bench, whose account has the same ids: this one starts knowing nothing.
      await using scout = await openBench(provider, desk);
      await using bench = await openBench(provider, desk, { plan });
      const jobs: (() => Promise<unknown>)[] = [];
      for (const [resource, { operations }] of resourcesOf(provider)) {
        const target = await someTarget(scout, resource);
        const parent = parentOf(bench, resource);
        for (const adapter of [bench.adapter, bench.connect("con_2")]) {
          const door = doorOf(adapter, () => bench.errand({ waitMs }));
          jobs.push(() => door.list(resource, { ...parent, limit: 5 }));
          jobs.push(() => door.get(resource, target));
          if (operations.includes("create"))
            jobs.push(async () => door.create(resource, parent, await smallest(bench, resource)));
          // Not every comment can be changed; what it costs is no other than what its kin cost.
          if (operations.includes("update") && resource !== "comments")
            jobs.push(() => door.update(resource, target, {}));
        }
      }

      let started = 0;
      const caller = async (): Promise<void> => {
        while (started < counts.calls) {
          started += 1;
          await jobs[started % jobs.length]?.();
        }
      };
      await Promise.all(Array.from({ length: callers }, caller));
      expect(bench.account.log.counts().refused).toBe(0);
      expect(bench.account.log.counts().calls).toBeGreaterThanOrEqual(counts.calls);
      // It was a load: more than fits into one window.
      expect(bench.account.rate.windows().length).toBeGreaterThan(1);
    });
};
