import { HttpError } from "@portico/http";
import { describe, expect, test } from "vitest";
import { failureOf, transportFailure } from "./failures.ts";
import { invented } from "./testing/invented.ts";

const failure = (status: number, text = "", method = "GET", path = "/api/tickets") =>
  failureOf({ provider: invented, method, path, status, text, pointers: invented.pointers });
const complaint = (...fields: string[]): string =>
  JSON.stringify({ code: "bad", errors: fields.map((field) => ({ field, message: "is wrong" })) });

const broken = (code: HttpError["code"], sent: boolean, method = "GET") =>
  transportFailure(invented, method, new HttpError(code, { sent })).code;

test.each([
  [400, "provider_validation"],
  [401, "connection_unauthorized"],
  [403, "provider_forbidden"],
  [404, "not_found"],
  [409, "provider_conflict"],
  [410, "not_found"],
  [422, "provider_validation"],
  [302, "provider_invalid_response"],
  [418, "provider_error"],
  [500, "provider_error"],
  [502, "provider_error"],
  [503, "provider_error"],
])("a GET answered with %i is %s", (status, code) => {
  expect(failure(status).code).toBe(code);
});

test.each([502, 504])("a write answered with %i may have taken effect", (status) => {
  expect(failure(status, "", "POST").code).toBe("outcome_unknown");
});

test("the definition's departures hold, the more particular one first", () => {
  expect(failure(405, "", "DELETE").code).toBe("not_found");
  expect(failure(405, "", "PUT").code).toBe("provider_conflict");
});

test("what only the documentation tells of a reason is said, of the paths that it is said of", () => {
  expect(failure(403, "", "GET", "/api/admin/rules").message).toMatch(/ Only owners may see rules\.$/);
  expect(failure(403).message).not.toMatch(/owners/);
});

test("what the vendor complains of is named by our pointers", () => {
  const { details } = failure(400, complaint("title", "cf_seats", "a/b~c"));
  expect(details.errors?.map(({ pointer }) => pointer)).toEqual([
    "/subject",
    "/custom_fields/cf_seats",
    "/native/a~1b~0c",
  ]);
  expect(details.errors?.[0]).toMatchObject({ code: "invalid", message: "Invented Desk: is wrong" });
  expect(details.provider).toMatchObject({ name: "invented", status: 400, code: "bad" });
});

test("a field by the name of an object's own members is no pointer of ours", () => {
  expect(failure(400, complaint("constructor")).details.errors?.[0]?.pointer).toBe("/native/constructor");
});

test("of an error that has not the documented shape the status speaks, and the body is quoted", () => {
  for (const text of ["<html>", '{"errors": 1}', "[]", '"x"'])
    expect(failure(400, text)).toMatchObject({
      code: "provider_validation",
      details: { provider: { code: null, body: text } },
    });
});

test("four KiB of a body are quoted, and nothing that came with a 401", () => {
  expect(failure(400, "x".repeat(10_000)).details.provider?.body).toHaveLength(4_096);
  expect(failure(401, "you sent …").details.provider?.body).toBeNull();
});

describe("a transport that failed", () => {
  test.each([
    ["connect_failed", "provider_unavailable"],
    ["dns_failed", "provider_unavailable"],
    ["refused_address", "provider_unavailable"],
    ["timeout_connect", "provider_unavailable"],
    ["timeout_headers", "provider_timeout"],
    ["timeout_body", "provider_timeout"],
    ["reset", "provider_error"],
    ["bad_answer", "provider_invalid_response"],
    ["body_too_large", "provider_invalid_response"],
  ] as const)("a read that met %s is %s", (code, expected) => {
    expect(broken(code, true)).toBe(expected);
  });

  test("a write that may have arrived has an unknown outcome, one that certainly did not has not", () => {
    for (const code of ["timeout_headers", "reset", "aborted"] as const)
      expect(broken(code, true, "POST")).toBe("outcome_unknown");
    expect(broken("connect_failed", false, "POST")).toBe("provider_unavailable");
  });

  test("who cannot be reached may be tried again in a while", () => {
    const error = transportFailure(invented, "GET", new HttpError("connect_failed", { sent: false }));
    expect(error.details.retryAfterSeconds).toBeGreaterThan(0);
  });
});
