import { DbError } from "@portico/db";
import { PorticoError } from "@portico/model";
import { VaultError } from "@portico/vault";
import { expect, test } from "vitest";
import { explain } from "./explain.ts";

const secret = "SECRET-4711";

test.each([
  [new DbError("unavailable", secret), "storage_unavailable", 5],
  [new VaultError("kek_unavailable"), "secrets_unavailable", 10],
  [new VaultError("kek_refused"), "secrets_unavailable", 10],
  [new DbError("conflict", secret), "conflict", undefined],
  [new DbError("missing_reference", secret), "conflict", undefined],
  [new DbError("denied", secret), "internal", undefined],
  [new VaultError("not_authentic"), "internal", undefined],
  [new TypeError(secret), "internal", undefined],
  [secret, "internal", undefined],
  [undefined, "internal", undefined],
])("%s becomes %s, and nothing of its words is told", (error, code, retryAfterSeconds) => {
  const told = explain(error);
  expect(told.code).toBe(code);
  expect(told.details.retryAfterSeconds).toBe(retryAfterSeconds);
  expect(told.message).not.toContain(secret);
});

test("what a use case has said itself stands", () => {
  const error = new PorticoError("not_found", "There is no such thing.");
  expect(explain(error)).toBe(error);
});
