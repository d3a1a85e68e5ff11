import type { FailureKind, Provider } from "@portico/connector";
import type { ErrorCode } from "@portico/model";
import type { Fault } from "@portico/simulators";
import { describe, expect, test } from "vitest";
import { type Bench, type BenchWish, openBench } from "../bench.ts";
import { completed, refusalOf } from "../complete.ts";
import type { Counts } from "../counts.ts";
import { listedOf, parentOf, resourcesOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import type { Body } from "../door.ts";
import { someTarget } from "./natives.ts";

/** Whatever the vendor or the way to it does wrong has a code, and no write is ever claimed to have failed that may have arrived. */
export const failures = (provider: Provider, desk: Desk, _counts: Counts): void => {
  const reads = readsOf(provider);
  const writes = writesOf(provider);

  describe("an answer by its status", () => {
    for (const [status, code] of Object.entries(plainMeaning)) {
      const departs = provider.failures.some((row) => row.status === Number(status));
      if (departs) continue;
      for (const call of [...reads, ...writes])
        test(`${call.name}: ${status} is ${codeFor(call, Number(status), code)}`, async () => {
          const { error } = await underFault(provider, desk, call, { kind: "answer", status: Number(status) });
          expect(error.code).toBe(codeFor(call, Number(status), code));
          if (!isUnknown(error.code)) expect(error.details.provider).toMatchObject({ status: Number(status) });
        });
    }
    for (const { status, method, is } of provider.failures)
      for (const call of [...reads, ...writes].filter((one) => method === undefined || one.method === method))
        test(`${call.name}: ${status} departs from its plain meaning, and is ${is}`, async () => {
          const first = provider.failures.find(
            (row) => row.status === status && (row.method ?? call.method) === call.method,
          );
          const { error } = await underFault(provider, desk, call, { kind: "answer", status });
          expect(error.code).toBe(codes[first?.is ?? is]);
        });
  });

  describe("an answer that cannot be read", () => {
    const page = { status: 200, contentType: "text/html", body: "<!doctype html><title>Sign in</title>" };
    const unreadable: Record<string, Fault> = {
      "a sign-in page": { kind: "answer", ...page },
      "broken JSON": { kind: "answer", status: 200, body: '{"id": 1, "subject": "cut' },
      "JSON of another shape": { kind: "answer", status: 200, body: '"maintenance"' },
      "an empty body": { kind: "answer", status: 200 },
      "text that is not UTF-8": {
        kind: "answer",
        status: 200,
        body: '{"id":"a"}',
        headers: { "content-encoding": "br" },
      },
      "a body that is far too large": { kind: "answer", status: 200, body: "[".repeat(11 * 1024 * 1024) },
    };
    for (const [name, fault] of Object.entries(unreadable))
      for (const call of reads)
        test(`${call.name}: ${name} is provider_invalid_response`, async () => {
          const { error } = await underFault(provider, desk, call, fault);
          expect(error.code).toBe("provider_invalid_response");
        });
    for (const call of [...reads, ...writes])
      test(`${call.name}: a redirect is not followed`, async () => {
        const headers = { location: "https://elsewhere.example/api" };
        const { error, sent } = await underFault(provider, desk, call, { kind: "answer", status: 302, headers });
        expect(error.code).toBe("provider_invalid_response");
        expect(sent).toBe(1);
      });
  });

  describe("a connection that fails", () => {
    const short: BenchWish = { limits: { headersMs: 150, bodyIdleMs: 150, totalMs: 400 } };
    const broken: Record<string, { fault: Fault; read: ErrorCode; wish?: BenchWish }> = {
      "reset before it was carried out": { fault: { kind: "reset" }, read: "provider_error" },
      "reset after it was carried out": { fault: { kind: "reset", when: "after" }, read: "provider_error" },
      "cut within the answer": { fault: { kind: "cut" }, read: "provider_error" },
      "no answer": { fault: { kind: "hang", when: "after" }, read: "provider_timeout", wish: short },
      "an answer in drops": { fault: { kind: "drip", bytes: 1, delayMs: 40 }, read: "provider_timeout", wish: short },
    };
    for (const [name, { fault, read, wish }] of Object.entries(broken)) {
      for (const call of reads)
        test(`${call.name}: ${name} is ${read}`, async () => {
          const { error } = await underFault(provider, desk, call, fault, wish);
          expect(error.code).toBe(read);
        });
      for (const call of writes.filter(
        ({ method }) => (fault.kind !== "cut" && fault.kind !== "drip") || method !== "DELETE",
      ))
        test(`${call.name}: ${name} is outcome_unknown, and is sent once`, async () => {
          const { error, sent } = await underFault(provider, desk, call, fault, wish);
          expect(error.code).toBe("outcome_unknown");
          expect(sent).toBe(1);
        });
    }
    for (const call of [...reads, ...writes])
      test(`${call.name}: a host that cannot be reached is provider_unavailable`, async () => {
        await using bench = await openBench(provider, desk);
        const run = await call.prepare(bench);
        await using away = await openBench(provider, desk, {
          target: { origin: "http://127.0.0.1:1", basePath: "/acme", operatorSet: true },
        });
        const error = await run(away).then(() => expect.unreachable(), refusalOf);
        expect(error).toMatchObject({
          code: "provider_unavailable",
          details: { retryAfterSeconds: expect.any(Number) },
        });
      });
  });

  describe("the vendor's own 429", () => {
    for (const call of [...reads, ...writes]) {
      test(`${call.name}: the pause is kept, then the call goes through`, async () => {
        await using bench = await openBench(provider, desk);
        const run = await call.prepare(bench);
        bench.forgetCalls();
        bench.account.faults.add({ kind: "rate_limited", retryAfter: "0.3", path: call.path });
        await run(bench);
        const [refused, served] = bench.calls().filter(({ path }) => new RegExp(call.path).test(path));
        expect(refused?.status).toBe(429);
        expect(Number(served?.at) - Number(refused?.at)).toBeGreaterThanOrEqual(300);
      });

      test(`${call.name}: a pause beyond the caller's patience is rate_limited, with the time to come again`, async () => {
        await using bench = await openBench(provider, desk);
        const run = await call.prepare(bench);
        bench.forgetCalls();
        bench.account.faults.add({ kind: "rate_limited", retryAfter: "34", path: call.path });
        const error = await run(bench, 1_000).then(() => expect.unreachable(), refusalOf);
        expect(error.code).toBe("rate_limited");
        expect(error.details.retryAfterSeconds).toBeGreaterThanOrEqual(33);
        expect(error.details.retryAfterSeconds).toBeLessThanOrEqual(36);
        expect(bench.calls().length).toBe(1);
      });
    }
  });

  for (const call of reads)
    test(`${call.name}: a caller who leaves is not waited for`, async () => {
      await using bench = await openBench(provider, desk);
      const run = await call.prepare(bench);
      const leaving = new AbortController();
      bench.account.faults.add({ kind: "hang" });
      const running = run(bench, 20_000, leaving.signal);
      await expect.poll(() => bench.account.faults.pending().length).toBe(0);
      leaving.abort();
      await expect(running).rejects.toBeInstanceOf(Error);
    });

  for (const [resource, { paging }] of listedOf(provider))
    if (paging.next.style === "link")
      test(`${resource}: a link to the next page that leads elsewhere is a fault`, async () => {
        await using bench = await openBench(provider, desk);
        await bench.door.list(resource, parentOf(bench, resource));
        const origin = new URL(bench.target.origin);
        for (const next of foreignLinks(origin)) {
          const headers = { link: `<${next}>; rel="next"` };
          bench.account.faults.add({ kind: "answer", status: 200, body: "[]", headers });
          await expect(bench.door.list(resource, parentOf(bench, resource)), next).rejects.toMatchObject({
            code: "provider_invalid_response",
          });
        }
      });

  const { complaint } = desk;
  if (complaint !== undefined)
    for (const call of writes.filter(({ method }) => method !== "DELETE"))
      test(`${call.name}: what the vendor complains of is named by our pointers`, async () => {
        const native = Object.keys(provider.pointers);
        const { error } = await underFault(provider, desk, call, {
          kind: "answer",
          status: 400,
          body: complaint([...native, "x~/y"]),
        });
        expect(error.code).toBe("provider_validation");
        expect(error.details.errors?.map(({ pointer }) => pointer)).toEqual([
          ...native.map((name) => provider.pointers[name]),
          "/native/x~0~1y",
        ]);
      });
};

/** One operation, ready to run over and over. */
interface Call {
  name: string;
  method: string;
  /** The calls that it makes to the vendor, as a pattern on the path. */
  path: string;
  prepare: (bench: Bench) => Promise<(on: Bench, waitMs?: number, signal?: AbortSignal) => Promise<unknown>>;
}

const readsOf = (provider: Provider): Call[] =>
  resourcesOf(provider).flatMap(([resource, { operations }]) => [
    ...(operations.includes("list")
      ? [
          {
            name: `list ${resource}`,
            method: "GET",
            path: resource === "comments" ? "conversations|comments" : `/${resource}$`,
            prepare: async (bench: Bench) => {
              await bench.door.list(resource, parentOf(bench, resource));
              return (on: Bench, waitMs = 20_000, signal = forever) =>
                on.door.list(resource, parentOf(on, resource), null, on.errand({ waitMs, signal }));
            },
          },
        ]
      : []),
    ...(operations.includes("get")
      ? [
          {
            name: `get ${resource}`,
            method: "GET",
            path: resource === "comments" ? "conversations|comments" : `/${resource}/`,
            prepare: async (bench: Bench) => {
              const target = await someTarget(bench, resource);
              return (on: Bench, waitMs = 20_000, signal = forever) =>
                on.door.get(resource, target, [], on.errand({ waitMs, signal }));
            },
          },
        ]
      : []),
  ]);

const forever = new AbortController().signal;

const writesOf = (provider: Provider): Call[] =>
  resourcesOf(provider).flatMap(([resource, { operations }]): Call[] => {
    const wished: Body = resource === "comments" ? { visibility: "internal", body: { text: "Hello" } } : {};
    const born = async (bench: Bench): Promise<Body> => {
      const parent = parentOf(bench, resource);
      const body = await completed(bench, "create", resource, parent, wished);
      return { ...parent, id: (await bench.door.create(resource, parent, body)).id };
    };
    const calls: Record<string, Call> = {
      create: {
        name: `create ${resource}`,
        method: "POST",
        path: ".",
        prepare: async (bench) => {
          const parent = parentOf(bench, resource);
          const body = await completed(bench, "create", resource, parent, wished);
          return (on, waitMs = 20_000) => on.door.create(resource, parent, body, [], on.errand({ waitMs }));
        },
      },
      update: {
        name: `update ${resource}`,
        method: "PUT",
        path: ".",
        prepare: async (bench) => {
          const target = await born(bench);
          const body = await completed(
            bench,
            "update",
            resource,
            target,
            resource === "comments" ? { body: { text: "x" } } : {},
          );
          return (on, waitMs = 20_000) => on.door.update(resource, target, body, [], on.errand({ waitMs }));
        },
      },
      delete: {
        name: `delete ${resource}`,
        method: "DELETE",
        path: ".",
        prepare: async (bench) => {
          const target = await born(bench);
          return (on, waitMs = 20_000) => on.door.delete(resource, target, on.errand({ waitMs }));
        },
      },
    };
    return Object.entries(calls).flatMap(([operation, call]) => (operations.includes(operation) ? [call] : []));
  });

/** Runs a call while every call to the vendor that it makes meets the fault. */
const underFault = async (provider: Provider, desk: Desk, call: Call, fault: Fault, wish: BenchWish = {}) => {
  await using bench = await openBench(provider, desk, wish);
  const run = await call.prepare(bench);
  bench.forgetCalls();
  bench.account.faults.add({ ...fault, times: 20 });
  const error = await run(bench).then(() => expect.unreachable(`${call.name} went through`), refusalOf);
  return { error, sent: bench.recorded.length };
};

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
  not_found: "not_found",
  conflict: "provider_conflict",
  error: "provider_error",
  unavailable: "provider_unavailable",
};

/** A gateway between us and the vendor that gave up says nothing of whether the write arrived. */
const codeFor = ({ method }: Call, status: number, plain: ErrorCode): ErrorCode =>
  method !== "GET" && (status === 502 || status === 504) ? "outcome_unknown" : plain;

const isUnknown = (code: ErrorCode): boolean => code === "outcome_unknown";

const foreignLinks = ({ host, port }: URL): string[] => [
  "https://elsewhere.example/acme/api/v2/tickets?page=2",
  "//elsewhere.example/acme/next",
  `https://${host}/acme/api/v2/tickets?page=2`,
  `http://acme@elsewhere.example:${port}/acme/next`,
  `http://${host}/other-account/api/v2/tickets?page=2`,
  `http://${host}/acme/../other-account/api/v2/tickets`,
  "javascript:alert(1)",
];
