import { expect, test } from "vitest";
import { nameOfError } from "./log.ts";

const secret = "SECRET-4711";

test("an error is named by class, code and place, and by those of its causes, never by its words", () => {
  const cause = Object.assign(new TypeError(secret), { code: "EPIPE" });
  const named = nameOfError(new RangeError(secret, { cause }));
  expect(named).toMatch(/^RangeError at log\.unit\.test\.ts:\d+, by TypeError EPIPE at log\.unit\.test\.ts:\d+$/);
  expect(named).not.toContain(secret);
});

test("what is thrown and is no error is named by its type", () => {
  expect(nameOfError(secret)).toBe("string");
  expect(nameOfError(undefined)).toBe("undefined");
});
