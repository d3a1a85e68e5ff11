import { type ErrorCode, errorTable, PorticoError } from "@portico/model";
import { describe, expect, test } from "vitest";
import { failedOutcome, statusOf, withoutSecret } from "./outcome.ts";

describe("a failure", () => {
  test("is kept with what its answer told of it, and nothing else", () => {
    const told = {
      errors: [{ pointer: "/a", code: "b", message: "c" }],
      retryAfterSeconds: 3,
      provider: { name: "Invented Desk", status: 400, code: null, body: "x" },
    };
    const error = new PorticoError("provider_validation", "No.", { ...told, headers: { a: "b" }, cause: "why" });
    expect(failedOutcome(error)).toStrictEqual({
      kind: "failed",
      code: "provider_validation",
      message: "No.",
      details: told,
    });
  });

  test("that told no more than its sentence is kept so", () => {
    expect(failedOutcome(new PorticoError("conflict", "No."))).toStrictEqual({
      kind: "failed",
      code: "conflict",
      message: "No.",
      details: {},
    });
  });

  test("is kept under the status of its code", () => {
    for (const code of Object.keys(errorTable) as ErrorCode[])
      // the table's own keys
      expect(statusOf(failedOutcome(new PorticoError(code, "No.")))).toBe(errorTable[code].status);
  });
});

test("every other outcome has the status that it was answered with", () => {
  expect(statusOf({ kind: "value", value: 1 })).toBe(200);
  expect(statusOf({ kind: "created", value: 1, location: "/" })).toBe(201);
  expect(statusOf({ kind: "none" })).toBe(204);
  expect(statusOf({ kind: "streamed", status: 299, headers: [], body: null })).toBe(299);
});

test("a secret is taken from what is shown twice, and only from there", () => {
  const value = { id: "1", secret: "s" };
  expect(withoutSecret({ kind: "value", value })).toStrictEqual({ kind: "value", value: { id: "1", secret: null } });
  expect(withoutSecret({ kind: "created", value, location: "/" })).toStrictEqual({
    kind: "created",
    value: { id: "1", secret: null },
    location: "/",
  });
  const link = { id: "1", token: "t", url: "https://portico.example/connect/t" };
  expect(withoutSecret({ kind: "created", value: link, location: "/connect/t" })).toStrictEqual({
    kind: "created",
    value: { id: "1", token: null, url: null },
    location: null,
  });
  for (const kept of [{ id: "1" }, null, "secret"])
    expect(withoutSecret({ kind: "value", value: kept })).toStrictEqual({ kind: "value", value: kept });
  expect(withoutSecret({ kind: "none" })).toStrictEqual({ kind: "none" });
});
