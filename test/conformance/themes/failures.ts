import type { FailureKind, Provider } from "@portico/connector";
import type { ErrorCode } from "@portico/model";
import type { Fault } from "@portico/simulators";
import { describe, expect, test } from "vitest";
import { type BenchWish, openBench } from "../bench.ts";
import { failing } from "../complete.ts";
import { type Counts, some } from "../counts.ts";
import { listedOf, parentOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import { operationsOf } from "../operation.ts";
import { underFault, verbsOf } from "../under-fault.ts";

/** Whatever the vendor or the way to it does wrong has a code, and no write that may have arrived is said to have failed. */
export const failures = (provider: Provider, desk: Desk, { slow }: Counts): void => {
  const operations = operationsOf(provider);
  const reads = operations.filter(({ isRead }) => isRead);
  const writes = operations.filter(({ isRead }) => !isRead);

  const statuses = new Set([
    ...Object.keys(plainMeaning).map(Number),
    ...provider.failures.map(({ status }) => status),
  ]);
  for (const operation of operations)
    test(`${operation.name}: each status of an answer has its meaning`, async () => {
      for (const status of statuses) {
        const { error, sent } = await underFault(provider, desk, operation, { kind: "answer", status });
        const due = codeOf(provider, sent.at(-1) ?? "", status);
        expect(error.code, String(status)).toBe(due);
        expect(error.details.provider).toMatchObject({ name: provider.id, status });
        if (operation.isRead && passing.has(status)) expect(sent).toHaveLength(attempts);
      }
    });

  for (const [name, fault] of Object.entries(unreadable))
    for (const operation of reads)
      test(`${operation.name}: ${name} is an answer that cannot be read`, async () => {
        const { error } = await underFault(provider, desk, operation, fault);
        expect(error.code).toBe("provider_invalid_response");
      });

  for (const operation of operations)
    test(`${operation.name}: a redirect is not followed`, async () => {
      const headers = { location: "https://elsewhere.example/api" };
      const { error, sent } = await underFault(provider, desk, operation, { kind: "answer", status: 302, headers });
      expect(error.code).toBe("provider_invalid_response");
      expect(sent).toHaveLength(1);
    });

  describe("a connection that fails", () => {
    for (const { name, fault, code, wish } of brokenWays) {
      for (const operation of some(reads, wish === undefined ? Infinity : slow))
        test(`${operation.name}: ${name} is ${code}`, async () => {
          const { error, sent } = await underFault(provider, desk, operation, fault, wish);
          expect(error.code).toBe(code);
          expect(sent).toHaveLength(attempts);
        });
      // There is nothing to cut off an answer without a body.
      const spoilt = writes.filter(({ hasAnswer }) => hasAnswer || (fault.kind !== "cut" && fault.kind !== "drip"));
      for (const operation of some(spoilt, wish === undefined ? Infinity : slow))
        test(`${operation.name}: ${name} leaves the outcome unknown, and nothing is sent again`, async () => {
          const { error, sent } = await underFault(provider, desk, operation, fault, wish);
          expect(error.code).toBe("outcome_unknown");
          expect(sent).toHaveLength(1);
        });
    }

    for (const operation of operations)
      test(`${operation.name}: a host that cannot be reached is unavailable, and the caller is told when to come again`, async () => {
        await using bench = await openBench(provider, desk);
        const run = await operation.prepare(bench);
        await using away = await openBench(provider, desk, {
          target: { origin: "http://127.0.0.1:1", basePath: "/acme", operatorSet: true },
        });
        const error = await failing(run(away));
        expect(error).toMatchObject({
          code: "provider_unavailable",
          details: { retryAfterSeconds: expect.any(Number) },
        });
        expect(away.recorded).toHaveLength(attempts);
      });
  });

  describe("the vendor's own 429", () => {
    for (const operation of some(operations, 2 * slow)) {
      test(`${operation.name}: the pause is kept, then the call goes through`, async () => {
        await using bench = await openBench(provider, desk);
        const run = await operation.prepare(bench);
        bench.forgetCalls();
        bench.account.faults.add({ kind: "rate_limited", retryAfter: "0.3", method: verbsOf(operation) });
        await run(bench);
        const calls = bench.calls();
        const [refused, served] = calls.slice(calls.findIndex(({ status }) => status === 429));
        expect(refused?.status).toBe(429);
        expect(Number(served?.at) - Number(refused?.at)).toBeGreaterThanOrEqual(300);
      });

      test(`${operation.name}: pauses together are no longer than the caller waits`, async () => {
        await using bench = await openBench(provider, desk);
        const run = await operation.prepare(bench);
        bench.forgetCalls();
        bench.account.faults.add({ kind: "rate_limited", retryAfter: "0.4", times: 2, method: verbsOf(operation) });
        const error = await failing(run(bench, { waitMs: 600 }));
        expect(error.code).toBe("rate_limited");
        expect(bench.calls().filter(({ status }) => status === 429)).toHaveLength(2);
      });

      test(`${operation.name}: a pause beyond the caller's patience is told, and not waited for`, async () => {
        await using bench = await openBench(provider, desk);
        const run = await operation.prepare(bench);
        bench.forgetCalls();
        bench.account.faults.add({ kind: "rate_limited", retryAfter: "34", method: verbsOf(operation) });
        const error = await failing(run(bench, { waitMs: 1_000 }));
        expect(error.code).toBe("rate_limited");
        expect(error.details.retryAfterSeconds).toBeGreaterThanOrEqual(33);
        expect(error.details.retryAfterSeconds).toBeLessThanOrEqual(36);
        expect(bench.calls().filter(({ status }) => status === 429)).toHaveLength(1);
      });
    }
  });

  for (const operation of reads)
    test(`${operation.name}: a caller who leaves is not kept`, async () => {
      await using bench = await openBench(provider, desk);
      const run = await operation.prepare(bench);
      const leaving = new AbortController();
      bench.account.faults.add({ kind: "hang" });
      const running = failing(run(bench, { signal: leaving.signal }));
      await expect.poll(() => bench.account.faults.pending()).toEqual([]);
      leaving.abort();
      expect((await running).code).toBe("provider_error");
    });

  for (const operation of writes)
    test(`${operation.name}: once it is on its way, it is seen to its end, though the caller has left`, async () => {
      await using bench = await openBench(provider, desk);
      const run = await operation.prepare(bench);
      const leaving = new AbortController();
      bench.forgetCalls();
      bench.account.faults.add({ kind: "delay", delayMs: 100, method: verbsOf(operation) });
      const running = run(bench, { signal: leaving.signal });
      await expect.poll(() => bench.account.faults.pending()).toEqual([]);
      leaving.abort();
      await running;
      expect(bench.calls().at(-1)?.status).toBeOneOf([200, 201, 204]);
    });

  for (const [resource, { paging }] of listedOf(provider).filter(([, list]) => list.paging.next.style === "link"))
    test(`${resource}: a link to the next page that leads elsewhere is a fault (${paging.next.style})`, async () => {
      await using bench = await openBench(provider, desk);
      await bench.door.list(resource, parentOf(bench, resource));
      for (const next of foreignLinks(new URL(bench.target.origin))) {
        const headers = { link: `<${next}>; rel="next"` };
        bench.account.faults.add({ kind: "answer", status: 200, body: "[]", headers });
        const error = await failing(bench.door.list(resource, parentOf(bench, resource)));
        expect(error.code, next).toBe("provider_invalid_response");
      }
    });
};

/** How often a call is sent at most, and which answers to a read may pass by themselves. */
const attempts = 3;
const passing: ReadonlySet<number> = new Set([502, 503, 504]);

const plainMeaning: Readonly<Record<number, ErrorCode>> = {
  400: "provider_validation",
  401: "connection_unauthorized",
  403: "provider_forbidden",
  404: "not_found",
  409: "provider_conflict",
  410: "not_found",
  418: "provider_error",
  422: "provider_validation",
  500: "provider_error",
  502: "provider_error",
  503: "provider_error",
  504: "provider_error",
};

const codes: Readonly<Record<FailureKind, ErrorCode>> = {
  validation: "provider_validation",
  unauthorized: "connection_unauthorized",
  forbidden: "provider_forbidden",
  suspended: "provider_forbidden",
  addresses: "provider_forbidden",
  not_found: "not_found",
  conflict: "provider_conflict",
  error: "provider_error",
  unavailable: "provider_unavailable",
};

/** A gateway that gave up says nothing of a write; else the definition speaks, and where it is silent, HTTP does. */
const codeOf = ({ failures }: Provider, method: string, status: number): ErrorCode | undefined => {
  if (method !== "GET" && (status === 502 || status === 504)) return "outcome_unknown";
  const row = failures.find(
    (one) => one.status === status && (one.method ?? method) === method && one.code === undefined,
  );
  return row === undefined ? plainMeaning[status] : codes[row.is];
};

const unreadable: Readonly<Record<string, Fault>> = {
  "a sign-in page": {
    kind: "answer",
    status: 200,
    contentType: "text/html",
    body: "<!doctype html><title>Sign in</title>",
  },
  "broken JSON": { kind: "answer", status: 200, body: '{"id": 1, "subject": "cut' },
  "JSON of another shape": { kind: "answer", status: 200, body: '"maintenance"' },
  "an empty body": { kind: "answer", status: 200 },
  "a coding that was not asked for": { kind: "answer", status: 200, body: "{}", headers: { "content-encoding": "br" } },
  "a body that is far too large": { kind: "answer", status: 200, body: "[".repeat(11 * 1024 * 1024) },
};

const impatient: BenchWish = { limits: { headersMs: 150, bodyIdleMs: 150, totalMs: 400 } };

const brokenWays: readonly { name: string; fault: Fault; code: ErrorCode; wish?: BenchWish }[] = [
  { name: "reset before it was carried out", fault: { kind: "reset" }, code: "provider_error" },
  { name: "reset after it was carried out", fault: { kind: "reset", when: "after" }, code: "provider_error" },
  { name: "cut within the answer", fault: { kind: "cut" }, code: "provider_error" },
  { name: "no answer", fault: { kind: "hang", when: "after" }, code: "provider_timeout", wish: impatient },
  {
    name: "an answer in drops",
    fault: { kind: "drip", bytes: 1, delayMs: 40 },
    code: "provider_timeout",
    wish: impatient,
  },
];

const foreignLinks = ({ host, port }: URL): string[] => [
  "https://elsewhere.example/acme/api/v2/tickets?page=2",
  "//elsewhere.example/acme/next",
  `https://${host}/acme/api/v2/tickets?page=2`,
  `http://acme@elsewhere.example:${port}/acme/next`,
  `http://${host}/other-account/api/v2/tickets?page=2`,
  `http://${host}/acme/../other-account/api/v2/tickets`,
  "javascript:alert(1)",
];
