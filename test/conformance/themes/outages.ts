import type { Provider } from "@portico/connector";
import { HttpError } from "@portico/http";
import type { Fault } from "@portico/simulators";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { type Bench, type BenchWish, openBench } from "../bench.ts";
import { failing } from "../complete.ts";
import { type Counts, some } from "../counts.ts";
import type { Desk } from "../desk.ts";
import { doorOf } from "../door.ts";
import { listPath, nativeCall } from "../native-call.ts";
import { operationsOf } from "../operation.ts";

/** What passes by itself is tried again, and an account that is away is left alone until it is back. */
export const outages = (provider: Provider, desk: Desk, { slow }: Counts): void => {
  const operations = operationsOf(provider);
  const reads = operations.filter(({ isRead }) => isRead);

  for (const operation of some(reads, slow))
    test(`${operation.name}: what passes is not noticed, and every attempt is on the meter`, async () => {
      for (const { fault, wish } of passing) {
        await using bench = await openBench(provider, desk, wish);
        const run = await operation.prepare(bench);
        bench.forgetCalls();
        bench.account.faults.add({ ...fault, times: 2 });
        const { meter } = bench.errand();
        await run(bench, { meter });
        expect(bench.recorded.length).toBeGreaterThanOrEqual(3);
        expect(meter.calls).toBe(bench.recorded.length);
      }
    });

  test("a proxied read is sent again as long as nothing of it was passed on", async () => {
    for (const fault of [{ kind: "reset" }, { kind: "answer", status: 503 }] as const) {
      await using bench = await openBench(provider, desk);
      bench.account.faults.add({ ...fault, times: 2 });
      const answer = await bench.adapter.forward(bench.errand(), nativeCall({ target: listPath(provider) }));
      expect(answer.status).toBe(200);
      await text(answer.body);
      expect(bench.recorded).toHaveLength(3);
    }
  });

  test("a proxied answer that breaks off breaks off for the client too", async () => {
    await using bench = await openBench(provider, desk);
    bench.account.faults.add({ kind: "cut" });
    const answer = await bench.adapter.forward(bench.errand(), nativeCall({ target: listPath(provider) }));
    await expect(text(answer.body)).rejects.toBeInstanceOf(HttpError);
    expect(bench.recorded).toHaveLength(1);
  });

  describe("an account that is away", () => {
    test("is left alone after five calls that could not reach it: reads, writes and the proxy alike", async () => {
      await using bench = await openBench(provider, desk);
      const runs = await Promise.all(operations.map((operation) => operation.prepare(bench)));
      await using away = await openBench(provider, desk, {
        target: { origin: "http://127.0.0.1:1", basePath: "/acme", operatorSet: true },
      });
      for (const run of [...runs, ...runs]) await failing(run(away));
      expect(away.recorded).toHaveLength(5);
      const proxied = away.adapter.forward(away.errand(), nativeCall({ target: listPath(provider) }));
      expect(await failing(proxied)).toMatchObject({
        code: "provider_unavailable",
        details: { retryAfterSeconds: expect.any(Number) },
      });
      expect(away.recorded).toHaveLength(5);
    });

    test("is asked by one call after the pause, and served as before after three that went well", async () => {
      await using bench = await openBench(provider, desk);
      const call = await failingCall(bench);
      await breakDown(bench, call);
      bench.forgetCalls();
      expect(await failing(call())).toMatchObject({ code: "provider_unavailable" });
      expect(bench.calls()).toHaveLength(0);
      bench.pass(pauseMs);
      // Several come at once while nothing is known yet: only one of them is let through.
      bench.account.faults.clear();
      bench.account.faults.add({ kind: "delay", delayMs: 100 });
      const first = call();
      await expect.poll(() => bench.account.faults.pending()).toEqual([]);
      expect(await failing(call())).toMatchObject({ code: "provider_unavailable" });
      await first;
      await call();
      await call();
      await Promise.all([call(), call(), call()]);
      expect(bench.calls()).toHaveLength(6);
    });

    test("does not become one by refusing: 4xx and 429 are answers", async () => {
      await using bench = await openBench(provider, desk);
      const call = await failingCall(bench);
      for (const status of [400, 401, 403, 404, 422]) {
        bench.account.faults.clear();
        bench.account.faults.add({ kind: "answer", status, times: 100 });
        for (let asked = 0; asked < 10; asked += 1) await failing(call());
      }
      bench.account.faults.clear();
      bench.account.faults.add({ kind: "rate_limited", retryAfter: "0.01", times: 100 });
      for (let asked = 0; asked < 10; asked += 1) await failing(call());
      bench.account.faults.clear();
      expect(await call()).toHaveProperty("id");
    });
  });
};

/** A read that is one call of its own each time. */
const failingCall = async (bench: Bench): Promise<() => Promise<unknown>> => {
  const read = operationsOf(bench.provider).find(({ name }) => name.startsWith("get"));
  if (read === undefined) throw new Error("there is nothing to get");
  const run = await read.prepare(bench);
  const door = doorOf(bench.connect("con_1", null), bench.errand);
  return () => run({ ...bench, door });
};

/** Meets so many failures that the account is taken to be away. */
const breakDown = async (bench: Bench, call: () => Promise<unknown>): Promise<void> => {
  bench.account.faults.add({ kind: "answer", status: 500, times: 100 });
  for (let asked = 0; asked < 25; asked += 1) await failing(call());
};

/** More than the first pause can be. */
const pauseMs = 10_000;

const impatient: BenchWish = { limits: { headersMs: 150, bodyIdleMs: 150, totalMs: 400 } };
const passing: readonly { fault: Fault; wish?: BenchWish }[] = [
  { fault: { kind: "answer", status: 502 } },
  { fault: { kind: "answer", status: 503 } },
  { fault: { kind: "answer", status: 504 } },
  { fault: { kind: "reset" } },
  { fault: { kind: "reset", when: "after" } },
  { fault: { kind: "cut" } },
  { fault: { kind: "hang" }, wish: impatient },
  { fault: { kind: "drip", bytes: 1, delayMs: 40 }, wish: impatient },
];
