import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { DbError } from "../errors.ts";
import { parsePostgresUrl } from "./postgres-address.ts";

const verified = { rejectUnauthorized: true };
const pem = fileURLToPath(new URL("../testing/postgres.test.pem", import.meta.url));

describe("the way to a server is", () => {
  test.each<[string, object | false]>([
    ["db.example", verified],
    ["203.0.113.7", { ...verified, host: "203.0.113.7" }],
    ["[2001:db8::7]:6432", { ...verified, host: "2001:db8::7" }],
    ["localhost.example", verified],
    ["localhost", false],
    ["127.0.0.1:5432", false],
    ["[::1]", false],
    ["%2Fvar%2Frun%2Fpostgresql", false],
  ])("at %o without a word about it: %j", (host, ssl) => {
    expect(parsePostgresUrl(`postgres://portico:s3cret@${host}/portico`).ssl).toEqual(ssl);
  });

  test.each<[string, object | false]>([
    ["sslmode=verify-full", verified],
    ["sslmode=verify-ca", verified],
    ["sslmode=require", verified],
    ["ssl=true", verified],
    ["sslrootcert=system", verified],
    ["sslmode=no-verify", { rejectUnauthorized: false }],
    ["sslmode=disable", false],
  ])("by %s: %j, and the rest of the URL stays", (query, ssl) => {
    const url = "postgres://portico:s3cret@db.example:6432/portico?target_session_attrs=primary";
    expect(parsePostgresUrl(`${url}&${query}`)).toEqual({ url, ssl });
  });

  test("verified by the authorities of a file that is named, on this machine too", () => {
    const { ssl } = parsePostgresUrl(`postgres://localhost/portico?sslrootcert=${pem}`);
    expect(ssl).toMatchObject({ ...verified, ca: expect.stringContaining("BEGIN CERTIFICATE") });
  });
});

test.each([
  "sslmode=prefer",
  "sslmode=allow",
  "sslmode=",
  "sslmode=VERIFY-FULL",
  "ssl=yes",
  "sslrootcert=/nowhere.pem",
])("%s is refused, and no password is repeated", (query) => {
  const refused = (): unknown => parsePostgresUrl(`postgres://portico:s3cret@db.example/portico?${query}`);
  expect(refused).toThrow(DbError);
  expect(refused).toThrow(
    expect.objectContaining({ code: "invalid_url", message: expect.not.stringContaining("s3cret") }),
  );
});
