import { expect, test } from "vitest";
import { isSafe, PROXY_LIMITS, UNIFIED_LIMITS } from "./message.ts";

test("a call that is streamed through may take two minutes and 50 MiB, one that is translated 30 s and 10 MiB", () => {
  const { totalMs, bodyBytes, ...others } = PROXY_LIMITS;
  expect([totalMs, bodyBytes]).toEqual([120_000, 52_428_800]);
  expect(UNIFIED_LIMITS).toEqual({ ...others, totalMs: 30_000, bodyBytes: 10_485_760 });
  expect(others).toEqual({ connectMs: 3_000, headersMs: 20_000, bodyIdleMs: 20_000 });
});

test("reading is safe, and nothing else is", () => {
  const methods = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "get", "", "QUERY"];
  expect(methods.filter(isSafe)).toEqual(["GET", "HEAD", "OPTIONS"]);
});
