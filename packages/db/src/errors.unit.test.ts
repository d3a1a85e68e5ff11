import { DrizzleQueryError } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { DbError, toDbError } from "./errors.ts";

const withFields = (fields: object) => Object.assign(new Error("short message"), fields);

describe("a driver's failure", () => {
  test.each([
    ["23505", "conflict"],
    ["40001", "conflict"],
    ["23503", "missing_reference"],
    ["23514", "invalid"],
    ["22P02", "invalid"],
    ["54000", "invalid"],
    ["42501", "denied"],
    ["57014", "unavailable"],
    ["57P01", "unavailable"],
    ["55P03", "unavailable"],
    ["53300", "unavailable"],
    ["53100", "unavailable"],
    ["08006", "unavailable"],
    ["42P01", "internal"],
    ["ECONNREFUSED", "unavailable"],
    ["EPIPE", "unavailable"],
    ["ENOTFOUND", "unavailable"],
    ["CONNECTION_CLOSED", "unavailable"],
    ["CONNECT_TIMEOUT", "unavailable"],
    ["CERT_HAS_EXPIRED", "unavailable"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "unavailable"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "unavailable"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "unavailable"],
  ])("with the code %s is %s", (code, expected) => {
    expect(toDbError(withFields({ code }))).toMatchObject({ name: "DbError", code: expected });
  });

  test("keeps the constraint under whichever name its driver gives it", () => {
    expect(toDbError(withFields({ code: "23505", constraint_name: "a" }))).toMatchObject({ constraint: "a" });
    expect(toDbError(withFields({ code: "23505", constraint: "b" }))).toMatchObject({ constraint: "b" });
  });

  test("shows neither the parameters of the statement nor the row that was refused", () => {
    const refused = withFields({ code: "23514", detail: "Failing row contains (canary-row)" });
    const wrapped = new DrizzleQueryError("insert …", ["canary-parameter"], refused);
    const error = toDbError(wrapped);
    const shown = [error, (error as DbError).cause].map((each) => `${String(each)} ${JSON.stringify(each)}`).join();
    expect(shown).toContain("short message");
    expect(shown).not.toContain("canary");
  });
});

describe("what is no failure of the database", () => {
  test.each([
    ["an error without a code", new Error("mine")],
    ["an error with a code of the runtime", withFields({ code: "ERR_INVALID_ARG_TYPE" })],
    ["an error with a code of our own", withFields({ code: "not_found" })],
    ["something that is no error", "thrown text"],
    ["a DbError", new DbError("conflict", "as it is")],
  ])("comes back untouched: %s", (_, error) => {
    expect(toDbError(error)).toBe(error);
  });
});
