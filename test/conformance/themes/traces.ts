import type { Provider } from "@portico/connector";
import { expect, test } from "vitest";
import { openBench } from "../bench.ts";
import { refusalOf } from "../complete.ts";
import type { Counts } from "../counts.ts";
import { parentOf, resourcesOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import { smallest } from "../operation.ts";

/** A create whose answer was lost can be looked for, where the definition says how. */
export const traces = (provider: Provider, desk: Desk, _counts: Counts): void => {
  for (const [resource, { operations }] of resourcesOf(provider)) {
    if (!operations.includes("create")) continue;
    const trace = provider.resources[resource]?.create?.trace;
    if (trace === undefined) {
      test(`${resource}: nobody can tell what became of a create, and nobody is asked`, async () => {
        await using bench = await openBench(provider, desk);
        const made = { parent: parentOf(bench, resource), body: {}, sentAt: new Date(), agentId: null };
        expect(await bench.door.trace(resource, made)).toBeNull();
        expect(bench.calls()).toEqual([]);
      });
      continue;
    }
    for (const { moment, found } of [
      { moment: "before", found: 0 },
      { moment: "after", found: 1 },
    ] as const)
      test(`${resource}: a create that was broken off ${moment} it was carried out leaves ${found} to be found`, async () => {
        await using bench = await openBench(provider, desk);
        const parent = parentOf(bench, resource);
        const body = await smallest(bench, resource);
        const sentAt = new Date();
        bench.account.faults.add({ kind: "reset", when: moment, method: "POST" });
        const lost = await bench.door.create(resource, parent, body).then(() => expect.unreachable(), refusalOf);
        expect(lost.code).toBe("outcome_unknown");
        bench.account.clock.advance(trace.lagSeconds * 1_000);
        const outcome = await bench.door.trace(resource, { parent, body, sentAt, agentId: null });
        expect(outcome?.same).toHaveLength(found);
      });
  }
};
