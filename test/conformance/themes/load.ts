import type { Provider } from "@portico/connector";
import { expect, test } from "vitest";
import { type Bench, openBench } from "../bench.ts";
import type { Counts } from "../counts.ts";
import { parentOf, resourcesOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import { type Door, doorOf } from "../door.ts";
import { smallest, someTarget } from "../operation.ts";

/** How many wait at once: fewer than the limiter lets wait for one account. */
const callers = 150;
const waitMs = 60_000;

/** The vendor never has to say 429, whatever the plan, the mix of calls and the number of connections. */
export const load = (provider: Provider, desk: Desk, counts: Counts): void => {
  for (const plan of desk.plans.tight)
    test(`${counts.calls} calls over two connections at the limits of ${plan}, of all kinds and of each alone, meet no 429`, async () => {
      // What is called for is found out on another bench, whose account has the same ids: this one starts knowing nothing.
      await using scout = await openBench(provider, desk);
      await using bench = await openBench(provider, desk, { plan });
      const kinds = await kindsOf(bench, scout);
      await drive(kinds, counts.calls);
      for (const kind of kinds) await drive([kind], Math.ceil(counts.calls / kinds.length));
      expect(bench.account.log.counts().refused).toBe(0);
      expect(bench.account.log.counts().calls).toBeGreaterThanOrEqual(2 * counts.calls);
      // It was a load: more than fits into one window.
      expect(bench.account.rate.windows().length).toBeGreaterThan(2);
    });
};

type Job = () => Promise<unknown>;

/** Each declared operation, by turns over two connections. */
const kindsOf = async (bench: Bench, scout: Bench): Promise<Job[]> => {
  // Each call is to be a call: nobody's read is answered with another's.
  const doors = ["con_1", "con_2"].map((id) => doorOf(bench.connect(id, null), () => bench.errand({ waitMs })));
  const byTurns = (act: (door: Door) => Promise<unknown>): Job => {
    let turn = 0;
    return async () => {
      const door = doors[(turn += 1) % doors.length];
      if (door !== undefined) await act(door);
    };
  };
  const kinds: Job[] = [];
  for (const [resource, { operations }] of resourcesOf(bench.provider)) {
    const parent = parentOf(bench, resource);
    const target = await someTarget(scout, resource);
    kinds.push(byTurns((door) => door.list(resource, { ...parent, limit: 5 })));
    if (operations.includes("get")) kinds.push(byTurns((door) => door.get(resource, target)));
    if (operations.includes("create"))
      kinds.push(byTurns(async (door) => door.create(resource, parent, await smallest(bench, resource))));
    // Not every comment can be changed; what it costs is no other than what its kin cost.
    if (operations.includes("update") && resource !== "comments")
      kinds.push(byTurns((door) => door.update(resource, target, {})));
  }
  return kinds;
};

/** So many calls, as fast as they are let through. */
const drive = async (kinds: readonly Job[], calls: number): Promise<void> => {
  let started = 0;
  const caller = async (): Promise<void> => {
    while (started < calls) {
      started += 1;
      await kinds[started % kinds.length]?.();
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
};
