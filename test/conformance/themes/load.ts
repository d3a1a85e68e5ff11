import type { Provider } from "@portico/connector";
import { expect, test } from "vitest";
import { openBench } from "../bench.ts";
import { completed } from "../complete.ts";
import type { Counts } from "../counts.ts";
import { parentOf, resourcesOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import { doorOf } from "../door.ts";
import { someTarget } from "./natives.ts";

/** The vendor never has to say 429, whatever the plan, the mix of calls and the number of connections. */
export const load = (provider: Provider, desk: Desk, counts: Counts): void => {
  for (const plan of desk.plans.tight)
    test(`${counts.calls} calls of all kinds over two connections at the limits of ${plan} meet no 429`, async () => {
      await using bench = await openBench(provider, desk, { plan });
      const jobs = (
        await Promise.all(
          resourcesOf(provider).map(async ([resource, { operations }]) => {
            const parent = parentOf(bench, resource);
            const target = await someTarget(bench, resource);
            const wished = resource === "comments" ? { visibility: "internal", body: { text: "Hello" } } : {};
            const doors = [bench.adapter, bench.connect("con_2")].map((adapter) =>
              doorOf(adapter, () => bench.errand({ waitMs: 60_000 })),
            );
            return doors.flatMap((door) => [
              ...(operations.includes("list") ? [() => door.list(resource, { ...parent, limit: 5 })] : []),
              ...(operations.includes("get") ? [() => door.get(resource, target)] : []),
              ...(operations.includes("create")
                ? [
                    async () =>
                      door.create(resource, parent, await completed(bench, "create", resource, parent, wished)),
                  ]
                : []),
              ...(operations.includes("update") && resource !== "comments"
                ? [() => door.update(resource, target, {})]
                : []),
            ]);
          }),
        )
      ).flat();
      let started = 0;
      const worker = async (): Promise<void> => {
        while (started < counts.calls) {
          started += 1;
          await jobs[started % jobs.length]?.();
        }
      };
      await Promise.all(Array.from({ length: callers }, worker));
      expect(bench.account.log.counts().refused).toBe(0);
      const windows = bench.account.rate.windows();
      expect(windows.length).toBeGreaterThan(1);
    });
};

/** How many wait at once: fewer than the limiter lets wait for one account. */
const callers = 60;
