import type { Provider } from "@portico/connector";
import { describe, expect, test } from "vitest";
import { type Bench, openBench } from "../bench.ts";
import type { Counts } from "../counts.ts";
import { resourcesOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import type { Row } from "../door.ts";
import { newTarget, operationsOf, type Prepared } from "../operation.ts";

/** What can be done to one object beside changing it does what it says, costs what was announced, and stands once it is done. */
export const actions = (provider: Provider, desk: Desk, _counts: Counts): void => {
  for (const { name, prepare } of operationsOf(provider).filter(({ isAction }) => isAction))
    describe(name, () => {
      test("what is planned is what is sent, and costs what the vendor charges", async () => {
        await using bench = await openBench(provider, desk);
        const run = await prepare(bench);
        bench.forgetCalls();
        const { requests } = await planOf(run);
        expect(bench.calls()).toEqual([]);
        await run(bench);
        expect(sentBy(bench)).toEqual(requests.map(({ method, path, body }) => ({ method, path, body })));
        expect(bench.calls().map(({ credits }) => credits)).toEqual(requests.map(({ credits }) => credits["total"]));
      });

      test("it stands, though what came of it cannot be read afterwards", async () => {
        await using bench = await openBench(provider, desk);
        const run = await prepare(bench);
        const isReread = (await planOf(run)).requests.length > 1;
        bench.account.faults.add({ kind: "answer", status: 404, method: "GET", times: 20 });
        const done = await run(bench);
        expect(done === null).toBe(isReread);
      });
    });

  for (const [resource, { operations }] of resourcesOf(provider)) {
    if (operations.includes("restore"))
      test(`${resource}: what was deleted is back as it was`, async () => {
        await using bench = await openBench(provider, desk);
        const target = await newTarget(bench, resource);
        const before = await bench.door.get(resource, target);
        await bench.door.delete(resource, target);
        const restored = await bench.door.act(resource, "restore", target, {});
        expect(timeless(restored)).toEqual(timeless(before));
        expect(timeless(await bench.door.get(resource, target))).toEqual(timeless(before));
      });
  }
};

const planOf = ({ plan }: Prepared) => plan?.() ?? expect.unreachable("an action has a plan");

const sentBy = (bench: Bench): object[] =>
  bench.recorded.map(({ request: { method, path, body } }) => ({
    method,
    path: new URL(path, bench.target.origin).pathname.slice(bench.target.basePath.length),
    body: typeof body === "string" ? JSON.parse(body) : null,
  }));

/** Whether it moves the time of change is the vendor's affair. */
const timeless = (row: Row | null): object => ({ ...row, updated_at: null });
