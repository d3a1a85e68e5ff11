import { describe, expect, test } from "vitest";
import { HttpError, toHttpError } from "./http-error.ts";

const coded = (code: unknown, more: object = {}) => Object.assign(new Error("upstream said a secret"), { code }, more);
const named = (name: string) => Object.assign(new Error("upstream said a secret"), { name });

describe("a failure of the transport", () => {
  test.each([
    [coded("UND_ERR_CONNECT_TIMEOUT"), "timeout_connect"],
    [coded("UND_ERR_INVALID_ARG"), "invalid_request"],
    [coded("UND_ERR_NOT_SUPPORTED"), "invalid_request"],
    [coded("UND_ERR_REQ_CONTENT_LENGTH_MISMATCH"), "invalid_request"],
    [coded("UND_ERR_ABORTED"), "aborted"],
    [coded("UND_ERR_CLOSED"), "aborted"],
    [coded("UND_ERR_DESTROYED"), "aborted"],
    [coded("UND_ERR_HEADERS_OVERFLOW"), "bad_answer"],
    [coded("UND_ERR_RES_CONTENT_LENGTH_MISMATCH"), "bad_answer"],
    [named("HTTPParserError"), "bad_answer"],
  ])("has one code, whether the request was on its way or not: %o → %s", (cause, code) => {
    for (const sent of [true, false]) {
      const error = toHttpError(cause, sent);
      expect(error).toMatchObject({ name: "HttpError", code, sent, cause });
      expect(error.message).not.toContain("secret");
    }
  });

  test.each([
    coded("ECONNRESET"),
    coded("XUND_ERR_CONNECT_TIMEOUT"),
    coded("UND_ERR_CONNECT_TIMEOUT_X"),
    coded("XUND_ERR_INVALID_ARG"),
    coded("UND_ERR_INVALID_ARG_X"),
    coded("XUND_ERR_ABORTED"),
    coded("UND_ERR_ABORTED_X"),
    coded("XUND_ERR_HEADERS_OVERFLOW"),
    coded("UND_ERR_HEADERS_OVERFLOW_X"),
    coded(7),
    named("TypeError"),
    "no error at all",
    undefined,
  ])("that nobody foresaw broke off what was on its way, and else kept it from being sent: %o", (cause) => {
    expect(toHttpError(cause, true)).toMatchObject({ code: "reset", sent: true });
    expect(toHttpError(cause, false)).toMatchObject({ code: "connect_failed", sent: false });
  });

  test("that is of our own making keeps its code and its cause, and learns whether it was sent", () => {
    const cause = new Error("why");
    const own = new HttpError("refused_address", { sent: false, cause });
    expect(toHttpError(own, true)).toMatchObject({ code: "refused_address", sent: true, cause });
  });
});

test("an error without a cause has none, not even an empty one", () => {
  expect("cause" in new HttpError("reset", { sent: true })).toBe(false);
  expect(new HttpError("reset", { sent: true, cause: null }).cause).toBeNull();
});
