import type { Provider } from "@portico/connector";
import { expect, test } from "vitest";
import { openBench } from "../bench.ts";
import { failing } from "../complete.ts";
import type { Counts } from "../counts.ts";
import type { Desk } from "../desk.ts";
import { doorOf } from "../door.ts";
import { listPath, nativeCall } from "../native-call.ts";
import { operationsOf } from "../operation.ts";

/** Reads that are the same at the same time are one call to the vendor, and no caller notices. */
export const sharing = (provider: Provider, desk: Desk, _counts: Counts): void => {
  const operations = operationsOf(provider);
  const reads = operations.filter(({ isRead }) => isRead);

  for (const operation of reads) {
    test(`${operation.name}: five at once cost what one costs, and four of them nothing`, async () => {
      await using bench = await openBench(provider, desk, { isStill: true });
      const run = await operation.prepare(bench);
      bench.forgetCalls();
      const alone = await run(bench);
      const calls = bench.recorded.length;
      bench.forgetCalls();
      const meters = Array.from({ length: 5 }, () => bench.errand().meter);
      const together = await Promise.all(meters.map((meter) => run(bench, { meter })));
      expect(together.map(objectsIn)).toEqual(Array.from({ length: 5 }, () => objectsIn(alone)));
      expect(bench.recorded).toHaveLength(calls);
      expect(meters.map((meter) => meter.calls)).toEqual([calls, 0, 0, 0, 0]);
    });

    test(`${operation.name}: who asked first may leave, and the others have their answer`, async () => {
      await using bench = await openBench(provider, desk);
      const run = await operation.prepare(bench);
      bench.forgetCalls();
      bench.account.faults.add({ kind: "delay", delayMs: 100 });
      const leaving = new AbortController();
      const first = failing(run(bench, { signal: leaving.signal }));
      const second = run(bench);
      await expect.poll(() => bench.account.faults.pending()).toEqual([]);
      leaving.abort();
      expect((await first).code).toBe("provider_error");
      await second;
    });

    test(`${operation.name}: is not shared between connections`, async () => {
      await using bench = await openBench(provider, desk);
      const run = await operation.prepare(bench);
      const other = { ...bench, door: doorOf(bench.connect("con_2"), bench.errand) };
      await run(other);
      bench.forgetCalls();
      await run(bench);
      const calls = bench.recorded.length;
      bench.forgetCalls();
      await Promise.all([run(bench), run(other)]);
      expect(bench.recorded).toHaveLength(2 * calls);
    });
  }

  const [read] = reads;
  for (const write of operations.filter(({ isRead }) => !isRead))
    test(`what began before ${write.name} ended is shared with nobody who asks after it`, async () => {
      await using bench = await openBench(provider, desk);
      const ask = await read?.prepare(bench);
      const change = await write.prepare(bench);
      bench.forgetCalls();
      bench.account.faults.add({ kind: "delay", delayMs: 300, method: "GET" });
      const early = ask?.(bench);
      await expect.poll(() => bench.account.faults.pending()).toEqual([]);
      await change(bench);
      const begunBefore = bench.recorded.length;
      await ask?.(bench);
      expect(bench.recorded.length).toBeGreaterThan(begunBefore);
      await early;
    });

  test("what streams through the proxy is shared with nobody", async () => {
    await using bench = await openBench(provider, desk);
    const forward = () => bench.adapter.forward(bench.errand(), nativeCall({ target: listPath(provider) }));
    for (const { body } of await Promise.all([forward(), forward()])) body.resume();
    expect(bench.recorded).toHaveLength(2);
  });
};

/** Where a walk ends it says when, which is no part of what was read. */
const objectsIn = (answer: unknown): unknown =>
  typeof answer === "object" && answer !== null && "items" in answer ? answer.items : answer;
