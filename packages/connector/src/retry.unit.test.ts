import { HttpError, type HttpErrorCode } from "@portico/http";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backoffMs, createRetryBudget, isPassing } from "./retry.ts";

describe("what may be sent again", () => {
  test.each([502, 503, 504])("a read that was answered with %d, and no write", (status) => {
    expect(["GET", "HEAD", "OPTIONS"].every((method) => isPassing(method, status))).toBe(true);
    expect(["POST", "PUT", "PATCH", "DELETE"].some((method) => isPassing(method, status))).toBe(false);
  });

  test.each([200, 302, 400, 401, 403, 404, 409, 422, 500, 501])("nothing that was answered with %d", (status) => {
    expect(isPassing("GET", status)).toBe(false);
  });

  const passing: readonly HttpErrorCode[] = [
    "dns_failed",
    "connect_failed",
    "timeout_connect",
    "timeout_headers",
    "timeout_body",
    "reset",
  ];
  test.each(passing)("a read that met %s, and a write that certainly did not arrive", (code) => {
    expect(isPassing("GET", new HttpError(code, { sent: true }))).toBe(true);
    expect(isPassing("POST", new HttpError(code, { sent: false }))).toBe(true);
    expect(isPassing("POST", new HttpError(code, { sent: true }))).toBe(false);
  });

  const lasting: readonly HttpErrorCode[] = [
    "invalid_request",
    "refused_address",
    "body_too_large",
    "bad_answer",
    "aborted",
  ];
  test.each(lasting)("nothing that met %s", (code) => {
    expect(isPassing("GET", new HttpError(code, { sent: false }))).toBe(false);
  });
});

test("a pause is anywhere between nothing and a bound that doubles, up to five seconds", () => {
  expect([0, 1, 2, 4, 5, 20].map((retried) => backoffMs(retried, () => 1))).toEqual([
    200, 400, 800, 3_200, 5_000, 5_000,
  ]);
  expect(backoffMs(3, () => 0)).toBe(0);
});

test("over any run of calls there are never more retries than ten and a tenth of the calls", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 600 }), (isCalls) => {
      const budget = createRetryBudget();
      let calls = 0;
      let retries = 0;
      for (const isCall of isCalls)
        if (isCall) {
          budget.earn();
          calls += 1;
        } else if (budget.spend()) retries += 1;
      expect(retries).toBeLessThanOrEqual(10 + calls / 10);
    }),
  );
});

test("however many calls went well, no more than ten retries are saved up; ten calls earn one", () => {
  const budget = createRetryBudget();
  const spendAll = (): number => {
    let spent = 0;
    while (budget.spend()) spent += 1;
    return spent;
  };
  for (let call = 0; call < 1_000; call += 1) budget.earn();
  expect(spendAll()).toBe(10);
  for (let call = 0; call < 9; call += 1) budget.earn();
  expect(spendAll()).toBe(0);
  budget.earn();
  expect(spendAll()).toBe(1);
});
